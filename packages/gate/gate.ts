// The one door for writes: per namespace first in, first out, one at a time. It never opens a token or a query.
import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { LIMITS, openLanes } from './lanes.ts';
import { openMetrics } from './metrics.ts';

export interface GateOptions {
  /** On 127.0.0.1; 0 takes any free one for the gate and its metrics. */
  readonly ports: { readonly gate: number; readonly metrics: number; readonly server: number };
  /** Whether the server is well, said within so many milliseconds. */
  readonly probe: (deadline: number) => Promise<boolean>;
  /** Ends a server that no longer answers and settles when a new one does. */
  readonly restart: () => Promise<void>;
  readonly limits?: Partial<typeof LIMITS>;
}
export type Gate = Awaited<ReturnType<typeof startGate>>;

/** Opens the gate in front of a running server. */
export async function startGate({ ports, ...options }: GateOptions) {
  const limits = { ...LIMITS, ...options.limits };
  const agent = new Agent({ keepAlive: true });
  let away = 0;
  let failedProbes = 0;
  let closing = false;
  const lanes = openLanes(limits, () => away > 0);
  const metrics = openMetrics(lanes.length, () => away > 0);

  async function handle(incoming: IncomingMessage, answer: ServerResponse): Promise<void> {
    const refuse = (status: number, code: string) => {
      metrics.add(status === 502 ? 'unknown_total' : `refused_total{reason="${code}"}`);
      const headers = { 'content-type': 'application/problem+json', ...(status === 503 && { 'retry-after': '1' }) };
      const outcome = status === 502 ? { outcome: 'unknown' } : { notApplied: true };
      answer.writeHead(status, headers).end(JSON.stringify({ status, code, ...outcome }));
    };
    // Nothing else passes: `/dev/:namespace/…` would name a namespace the queue does not see.
    const isWrite = /^POST \/v[23](-protobuf)?\/(pipeline|cursor)$/.test(`${incoming.method} ${incoming.url}`);
    if (!isWrite) return refuse(404, 'not-here');
    const { 'x-namespace-bin': name = '', authorization = '', 'content-type': type = '' } = incoming.headers;
    // Two spellings of one namespace would be two queues, so only canonical base64 passes.
    const namespace = String(name).replace(/=+$/, '') || '?';
    if (!Buffer.from(namespace, 'base64').toString('base64').startsWith(namespace)) return refuse(400, 'bad-namespace');
    if (Number(incoming.headers['content-length'] ?? Infinity) > limits.largestBody) return refuse(413, 'too-large');
    const body = await buffer(incoming);
    if (closing) return refuse(503, 'closing');
    const since = performance.now();
    const refused = await lanes.enter(namespace, answer);
    if (refused !== undefined) return refuse(503, refused);
    metrics.forwardedAfter(performance.now() - since);
    try {
      const headers = { authorization, 'content-type': type, 'x-namespace-bin': namespace };
      let reply = await forward(incoming.url, headers, body);
      // A namespace that is just being opened is now and then said not to exist.
      if (reply.status === 404 && /NamespaceDoesntExist|Namespace .* doesn't exist/.test(reply.body.toString())) {
        metrics.add('retried_404_total');
        await sleep(20);
        reply = await forward(incoming.url, headers, body);
      }
      answer.writeHead(reply.status, reply.headers).end(reply.body);
    } catch (error) {
      const isUnsent = error instanceof Error && 'syscall' in error && error.syscall === 'connect';
      // Keeps its turn for a moment, or a server that just died would cost the whole queue before that is noticed.
      if (isUnsent) await sleep(100);
      refuse(isUnsent ? 503 : 502, isUnsent ? 'server-away' : 'outcome-unknown');
    } finally {
      lanes.leave(namespace);
    }
  }

  async function forward(path: string | undefined, headers: Record<string, string>, body: Buffer) {
    const to = { agent, host: '127.0.0.1', port: ports.server, method: 'POST', path, headers };
    const reply = await new Promise<IncomingMessage>((resolve, reject) => {
      request(to).on('response', resolve).on('error', reject).end(body);
    });
    const { connection, 'keep-alive': _, 'transfer-encoding': __, ...endToEnd } = reply.headers;
    return { status: reply.statusCode ?? 502, headers: endToEnd, body: await buffer(reply) };
  }

  /** Forwards nothing until `back` has settled; what waits stays in its place, what is under way is broken off. */
  async function pauseUntil(back: Promise<void>, reason = 'ended'): Promise<void> {
    metrics.add(`restarts_total{reason="${reason}"}`);
    away += 1;
    agent.destroy();
    await Promise.allSettled([back]);
    away -= 1;
    lanes.serve();
  }

  const watch = setInterval(async () => {
    const enough = limits.stuckAfter / limits.lookEvery;
    // Age is counted in looks and not by the clock: a machine that slept does not make a healthy server look hung.
    for (const [lane, looks] of lanes.running) lanes.running.set(lane, looks + 1);
    failedProbes = (await options.probe(limits.lookEvery)) || away > 0 ? 0 : failedProbes + 1;
    if (away > 0 || (failedProbes < enough && Math.max(...lanes.running.values()) <= enough)) return;
    failedProbes = 0;
    void pauseUntil(options.restart(), 'stuck');
  }, limits.lookEvery);

  // Only a body that breaks off fails here: its client is gone.
  const door = createServer((incoming, answer) => handle(incoming, answer).catch(() => answer.destroy()));
  // Longer than clients keep idle connections: a write sent into a closing one would have an unknown outcome.
  door.keepAliveTimeout = 65_000;
  await once(door.listen(ports.gate, '127.0.0.1'), 'listening');
  await once(metrics.server.listen(ports.metrics, '127.0.0.1'), 'listening');
  const portOf = (server: typeof door) => (server.address() as AddressInfo).port;

  /** Takes no new writes, lets those in the queue be answered, then closes. */
  async function close(): Promise<void> {
    closing = true;
    while (lanes.length() + lanes.running.size > 0) await sleep(10);
    clearInterval(watch);
    for (const server of [door, metrics.server]) server.close();
  }
  return { port: portOf(door), metricsPort: portOf(metrics.server), pauseUntil, close };
}
