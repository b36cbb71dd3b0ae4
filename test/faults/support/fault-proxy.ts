import {
  Agent,
  createServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  request,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** `cut`: the Worker gets half the answer, and nobody is struck. */
export type When = 'before' | 'after' | 'cut';

export interface FaultProxy {
  readUrl: string;
  writeUrl: string;
  /** Counts from now; at the k-th request strikes, before it is forwarded or after it was answered. 0 only counts. */
  arm(k: number, when: When, strike: () => void): void;
  /** Requests since it was armed. */
  counted(): number;
  close(): Promise<void>;
}

interface Message {
  status: number;
  headers: OutgoingHttpHeaders;
  body: Buffer;
}

/** Stands between the Worker and its databases, and breaks every connection at the moment of the strike. */
export async function startFaultProxy(servers: { readUrl: string; writeUrl: string }): Promise<FaultProxy> {
  const agent = new Agent({ keepAlive: true });
  const open = new Set<Socket>();
  let armed: { k: number; when: When; strike: () => void } | undefined;
  let count = 0;

  const strike = (blow: () => void) => {
    blow();
    // Whoever asked is dead now; a new Worker comes on new connections.
    for (const socket of open) socket.destroy();
  };

  async function pass(target: string, incoming: IncomingMessage, answer: ServerResponse): Promise<void> {
    const body = await bodyOf(incoming);
    count += 1;
    const mine = armed?.k === count ? armed : undefined;
    if (mine?.when === 'before') return strike(mine.strike);
    const answered = await sent(target, incoming, body, agent);
    if (mine?.when === 'cut') {
      const { status, headers, body: whole } = answered;
      answer
        .writeHead(status, { ...headers, 'content-length': whole.length })
        .write(whole.subarray(0, whole.length / 2));
      return void setTimeout(() => answer.destroy(), 10);
    }
    if (mine) return strike(mine.strike);
    if (!answer.destroyed) answer.writeHead(answered.status, answered.headers).end(answered.body);
  }

  const doors = await Promise.all(
    [servers.readUrl, servers.writeUrl].map(async (target) => {
      // A server that is away looks to the Worker as it would without this proxy: the connection breaks.
      const door = createServer(
        (incoming, answer) => void pass(target, incoming, answer).catch(() => answer.destroy()),
      );
      door.keepAliveTimeout = 65_000;
      door.on('connection', (socket: Socket) => {
        open.add(socket);
        socket.once('close', () => open.delete(socket));
      });
      await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
      return door;
    }),
  );
  const [readUrl = '', writeUrl = ''] = doors.map((door) => `http://127.0.0.1:${(door.address() as AddressInfo).port}`);
  return {
    readUrl,
    writeUrl,
    arm(k, when, blow) {
      count = 0;
      armed = { k, when, strike: blow };
    },
    counted: () => count,
    async close() {
      agent.destroy();
      for (const socket of open) socket.destroy();
      await Promise.all(doors.map((door) => new Promise((resolve) => door.close(resolve))));
    },
  };
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function sent(target: string, incoming: IncomingMessage, body: Buffer, agent: Agent): Promise<Message> {
  const { 'transfer-encoding': _, connection: __, host: ___, ...headers } = incoming.headers;
  return new Promise((resolve, reject) => {
    const outgoing = request(
      target + (incoming.url ?? '/'),
      { method: incoming.method, agent, headers: { ...headers, 'content-length': body.length } },
      (response) => {
        const { 'transfer-encoding': _, connection: __, ...kept } = response.headers;
        bodyOf(response).then(
          (whole) => resolve({ status: response.statusCode ?? 502, headers: kept, body: whole }),
          reject,
        );
      },
    );
    outgoing.once('error', reject).end(body);
  });
}
