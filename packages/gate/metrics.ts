// What the gate counts, in Prometheus' text form, on an address of its own.
import { createServer, type Server } from 'node:http';
import type { Refusal } from './answers.ts';

const WAITING_BUCKETS = [1, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000];

export interface Counters {
  forwarded: number;
  unknown: number;
  left: number;
  retried404: number;
  readonly refused: Map<Refusal, number>;
  readonly restarts: Map<'stuck' | 'ended', number>;
  readonly waited: { readonly buckets: number[]; sum: number; count: number; max: number };
}

export function newCounters(): Counters {
  const waited = { buckets: WAITING_BUCKETS.map(() => 0), sum: 0, count: 0, max: 0 };
  return { forwarded: 0, unknown: 0, left: 0, retried404: 0, refused: new Map(), restarts: new Map(), waited };
}

/** Adds one to a counter with a label. */
export function count<Label>(counter: Map<Label, number>, label: Label): void {
  counter.set(label, (counter.get(label) ?? 0) + 1);
}

/** Notes how long a request waited before it was forwarded, in milliseconds. */
export function noteWaiting({ waited }: Counters, milliseconds: number): void {
  waited.count += 1;
  waited.sum += milliseconds;
  waited.max = Math.max(waited.max, milliseconds);
  WAITING_BUCKETS.forEach((bound, place) => {
    if (milliseconds <= bound) waited.buckets[place] = (waited.buckets[place] ?? 0) + 1;
  });
}

export interface Gauges {
  readonly waiting: number;
  readonly running: number;
  readonly longest: number;
}

/** Prometheus text. Namespaces are not named: whoever reads the metrics need not learn the tenants. */
export function metricsText(counters: Counters, gauges: Gauges): string {
  const { waited } = counters;
  const labelled = (name: string, label: string, values: Map<string, number>) =>
    [...values].map(([value, total]) => `${name}{${label}="${value}"} ${total}`);
  return [
    '# TYPE gate_queue_length gauge',
    `gate_queue_length{of="all"} ${gauges.waiting}`,
    `gate_queue_length{of="longest"} ${gauges.longest}`,
    '# TYPE gate_forwarding gauge',
    `gate_forwarding ${gauges.running}`,
    '# TYPE gate_waiting_ms histogram',
    ...WAITING_BUCKETS.map((bound, place) => `gate_waiting_ms_bucket{le="${bound}"} ${waited.buckets[place] ?? 0}`),
    `gate_waiting_ms_bucket{le="+Inf"} ${waited.count}`,
    `gate_waiting_ms_sum ${waited.sum.toFixed(1)}`,
    `gate_waiting_ms_count ${waited.count}`,
    '# TYPE gate_waiting_ms_max gauge',
    `gate_waiting_ms_max ${waited.max.toFixed(1)}`,
    '# TYPE gate_forwarded_total counter',
    `gate_forwarded_total ${counters.forwarded}`,
    '# TYPE gate_unknown_total counter',
    `gate_unknown_total ${counters.unknown}`,
    '# TYPE gate_left_total counter',
    `gate_left_total ${counters.left}`,
    '# TYPE gate_refused_total counter',
    ...labelled('gate_refused_total', 'reason', counters.refused),
    '# TYPE gate_restarts_total counter',
    ...labelled('gate_restarts_total', 'reason', counters.restarts),
    '# TYPE gate_retried_404_total counter',
    `gate_retried_404_total ${counters.retried404}`,
    '',
  ].join('\n');
}

/** GET /metrics and GET /healthz (503 while the server is away). */
export function metricsServer(text: () => string, isUp: () => boolean): Server {
  return createServer((request, response) => {
    if (request.url === '/metrics')
      response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' }).end(text());
    else if (request.url === '/healthz')
      response.writeHead(isUp() ? 200 : 503, { 'content-type': 'text/plain' }).end(isUp() ? 'up\n' : 'server away\n');
    else response.writeHead(404).end();
  });
}
