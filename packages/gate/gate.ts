// The one door for writes: per namespace first in, first out, one at a time. It never opens a token or a query.
import { once, setMaxListeners } from 'node:events';
import { Agent, createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { admitUnknown, pass, type Refusal, refuse } from './answers.ts';
import { bodyOf, isServed, type Memory, namespaceOf } from './arrivals.ts';
import { endToEnd, forward, isMissingNamespace, type Parcel } from './forward.ts';
import { openLanes } from './lanes.ts';
import { type GateLimits, USUAL_LIMITS } from './limits.ts';
import { type Counters, count, metricsServer, metricsText, newCounters, noteWaiting } from './metrics.ts';
import { isHealthy } from './server.ts';
import { startWatch } from './watchdog.ts';

export interface GateOptions {
  /** Port of the gate and of its metrics on 127.0.0.1; 0 takes any free one. */
  readonly port: number;
  readonly metricsPort: number;
  /** Port of the libSQL server on 127.0.0.1. */
  readonly serverPort: number;
  /** Ends a server that no longer answers and settles when a new one does. */
  readonly restart: () => Promise<void>;
  /** Whether the server is well, within so many milliseconds; by default GET /health. */
  readonly probe?: (deadline: number) => Promise<boolean>;
  readonly limits?: Partial<GateLimits>;
}

export interface Gate {
  readonly port: number;
  readonly metricsPort: number;
  readonly counters: Counters;
  /** Forwards nothing until `back` has settled; what waits stays in its place. For a server that ended by itself. */
  pauseUntil(back: Promise<void>): void;
  /** Takes no new requests, lets those in the queue be answered, then closes. */
  close(): Promise<void>;
}

interface Job {
  readonly parcel: Parcel;
  readonly answer: ServerResponse;
  readonly since: number;
  timer?: NodeJS.Timeout;
  looks: number;
}

/** Opens the gate in front of a running server. */
export async function startGate(options: GateOptions): Promise<Gate> {
  const limits = { ...USUAL_LIMITS, ...options.limits };
  const lanes = openLanes<Job>({
    perLane: limits.waitingPerNamespace,
    inAll: limits.waitingInAll,
    atOnce: limits.atOnce,
  });
  const counters = newCounters();
  const memory: Memory = { most: limits.allBodies, used: 0 };
  const server = { agent: new Agent({ keepAlive: true, maxSockets: limits.atOnce }), port: options.serverPort };
  const forwarded = new Set<Job>();
  let giveUp = freshSignal();
  let pauses = 0;
  let closing = false;

  const turnAway = (answer: ServerResponse, code: Refusal) => {
    count(counters.refused, code);
    refuse(answer, code);
  };

  async function arrive(request: IncomingMessage, answer: ServerResponse): Promise<void> {
    const namespace = namespaceOf(request.headers);
    if (!isServed(request.method, request.url)) return turnAway(answer, 'not-here');
    if (namespace === undefined) return turnAway(answer, 'bad-namespace');
    if (closing) return turnAway(answer, 'closing');
    const body = await bodyOf(request, limits.largestBody, memory);
    if (body === 'gone') return;
    if (body === 'too-large') return turnAway(answer, 'too-large');
    if (body === 'full') return turnAway(answer, 'queue-full');
    // No compression on the loopback: the gate must be able to read a 404.
    const { 'accept-encoding': _, ...headers } = endToEnd(request.headers);
    const parcel = {
      method: request.method ?? '',
      path: request.url ?? '',
      headers: { ...headers, 'x-namespace-bin': namespace },
      body,
    };
    const job: Job = { parcel, answer, since: performance.now(), looks: 0 };
    const drop = () => {
      clearTimeout(job.timer);
      const waited = lanes.withdraw(namespace, job);
      if (waited) memory.used -= body.length;
      return waited;
    };
    if (answer.destroyed || !lanes.offer(namespace, job)) {
      memory.used -= body.length;
      return answer.destroyed ? undefined : turnAway(answer, 'queue-full');
    }
    job.timer = setTimeout(() => drop() && turnAway(answer, 'waited-too-long'), limits.longestWait);
    answer.once('close', () => {
      if (drop()) counters.left += 1;
    });
    serve();
  }

  function serve(): void {
    while (pauses === 0) {
      const turn = lanes.next();
      if (turn === undefined) return;
      void run(turn.lane, turn.job);
    }
  }

  async function run(lane: string, job: Job): Promise<void> {
    clearTimeout(job.timer);
    noteWaiting(counters, performance.now() - job.since);
    counters.forwarded += 1;
    forwarded.add(job);
    let outcome = await forward(job.parcel, server, giveUp.signal);
    if (isMissingNamespace(outcome)) {
      counters.retried404 += 1;
      await sleep(20);
      outcome = await forward(job.parcel, server, giveUp.signal);
    }
    // Keeps the turn for a moment, or a server that just died would cost the whole queue before its end is noticed.
    if (outcome.kind === 'unsent') await sleep(100);
    forwarded.delete(job);
    memory.used -= job.parcel.body.length;
    lanes.done(lane);
    serve();
    if (outcome.kind === 'answer') return pass(job.answer, outcome);
    if (outcome.kind === 'unsent') return turnAway(job.answer, 'server-away');
    counters.unknown += 1;
    admitUnknown(job.answer, outcome.why);
  }

  function pauseUntil(back: Promise<void>, why: 'stuck' | 'ended'): Promise<void> {
    count(counters.restarts, why);
    pauses += 1;
    giveUp.abort();
    giveUp = freshSignal();
    server.agent.destroy();
    const go = () => {
      pauses -= 1;
      serve();
    };
    return back.then(go, go);
  }

  const metrics = metricsServer(
    () => metricsText(counters, lanes),
    () => pauses === 0,
  );
  const door = createServer((request, answer) => void arrive(request, answer));
  // Longer than clients keep idle connections: a write sent into a closing one would have an unknown outcome.
  Object.assign(door, { keepAliveTimeout: 65_000, headersTimeout: 10_000, requestTimeout: 30_000 });
  door.setTimeout(120_000);
  await listen(door, options.port);
  await listen(metrics, options.metricsPort);

  const endWatch = startWatch({
    every: limits.lookEvery,
    stuckAfter: limits.stuckAfter,
    forwarded: () => forwarded,
    probe: async (deadline) =>
      pauses > 0 || (await (options.probe ?? ((within) => isHealthy(options.serverPort, within)))(deadline)),
    onStuck: async () => (pauses > 0 ? undefined : pauseUntil(options.restart(), 'stuck')),
  });

  return {
    port: portOf(door),
    metricsPort: portOf(metrics),
    counters,
    pauseUntil: (back) => void pauseUntil(back, 'ended'),
    async close() {
      closing = true;
      while (lanes.waiting > 0 || lanes.running > 0) await sleep(10);
      endWatch();
      for (const each of [door, metrics]) {
        each.close();
        each.closeIdleConnections();
        // An answer just written still needs a moment on its way out.
        setTimeout(() => each.closeAllConnections(), 500).unref();
      }
      server.agent.destroy();
    },
  };
}

function freshSignal(): AbortController {
  const controller = new AbortController();
  setMaxListeners(0, controller.signal);
  return controller;
}

async function listen(server: Server, port: number): Promise<void> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
}

const portOf = (server: Server) => (server.address() as AddressInfo).port;
