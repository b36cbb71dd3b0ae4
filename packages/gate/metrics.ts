// What the gate counts, in Prometheus' text form. Namespaces are not named: its readers need not learn the tenants.
import { createServer } from 'node:http';

/** GET /metrics and GET /healthz (503 while the server is away), and the functions that count. */
export function openMetrics(queueLength: () => number, isAway: () => boolean) {
  const values = new Map(['forwarded', 'unknown', 'retried_404'].map((name) => [`${name}_total`, 0]));
  const add = (name: string, amount = 1) => void values.set(name, (values.get(name) ?? 0) + amount);

  function forwardedAfter(milliseconds: number): void {
    add('forwarded_total');
    add('waiting_ms_count');
    add('waiting_ms_sum', milliseconds);
    values.set('waiting_ms_max', Math.max(values.get('waiting_ms_max') ?? 0, milliseconds));
  }

  const server = createServer((request, answer) => {
    if (request.url !== '/metrics') return answer.writeHead(isAway() ? 503 : 200).end();
    const all = [['queue_length{of="all"}', queueLength()], ...values];
    answer.setHeader('content-type', 'text/plain; version=0.0.4');
    answer.end(all.map(([name, value]) => `gate_${name} ${value}\n`).join(''));
  });
  return { server, add, forwardedAfter };
}
