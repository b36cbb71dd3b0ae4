import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Servers } from '@ndp/database/servers';
import type { Admin } from '@ndp/local/namespaces';
import type { Order } from './stack-process.ts';

export interface OwnStack {
  url: string;
  servers: Servers;
  admin: Admin;
  /** Private key that signs access tokens. */
  access: string;
  order(order: Order): Promise<unknown>;
  stop(): Promise<void>;
}

/**
 * Starts a stack of one's own; it ends with `stop`, and with this process however that ends.
 * @param smtpUrl where it hands its mail over; to its own sink unless given
 */
export async function startOwnStack(smtpUrl = ''): Promise<OwnStack> {
  const child = fork(fileURLToPath(new URL('./stack-process.ts', import.meta.url)), {
    env: { ...process.env, FAULT_SMTP_URL: smtpUrl },
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  const gone = () => new Error(`the stack's process ended (${child.signalCode ?? child.exitCode})`);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const ready = await new Promise<Omit<OwnStack, 'order' | 'stop'>>((resolve, reject) => {
    child.once('message', (message) => resolve(message as OwnStack));
    child.once('exit', () => reject(gone()));
  });
  child.on('message', ({ id, result, error }: { id: number; result?: unknown; error?: string }) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) asked?.resolve(result);
    else asked?.reject(new Error(error));
  });
  child.once('exit', () => {
    for (const { reject } of waiting.values()) reject(gone());
  });
  let orders = 0;
  return {
    ...ready,
    order: (order) =>
      new Promise((resolve, reject) => {
        orders += 1;
        waiting.set(orders, { resolve, reject });
        child.send({ id: orders, order });
      }),
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
