import { createServer } from 'node:net';
import { Trouble } from './trouble.ts';

/** A port of the loopback interface that nobody uses now. */
export function freePort(): Promise<number> {
  return listenOn(0).then(({ port, close }) => close().then(() => port));
}

/** Throws Trouble when the port is taken. */
export async function assertFree(port: number): Promise<void> {
  const held = await listenOn(port).catch((error) => {
    throw new Trouble(
      `Port ${port} cannot be used (${error.code}). Stop what uses it, or choose another: PORT=8788 npm start`,
    );
  });
  await held.close();
}

function listenOn(port: number): Promise<{ port: number; close: () => Promise<void> }> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      const close = () => new Promise<void>((closed) => server.close(() => closed()));
      resolve({ port: typeof address === 'object' && address ? address.port : port, close });
    });
  });
}
