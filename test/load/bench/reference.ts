// What the product is measured against: a Worker that answers constants, and the database server by itself.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { workerFile } from '@ndp/local/build';
import { freePort } from '@ndp/local/ports';
import { forked, type Started } from '@ndp/local/process';
import { type Series, wire } from './load.ts';

/** A Worker that does nothing but answer, on the runtime and with the settings of ours (packages/local/worker.ts). */
export interface ConstantWorker {
  readonly port: number;
  /** Seconds of processor time that its runtime has used so far; Linux only, elsewhere not a number. */
  cpuSeconds(): number;
  stop(): Promise<void>;
}

/** @param sizes bytes of the body under each name; 0 answers 304. The name is the path. */
export async function startConstantWorker(
  data: string,
  sizes: Record<string, number>,
  log: (line: string) => void,
): Promise<ConstantWorker> {
  // Beside the built bundle: Miniflare takes modules from inside the repository only.
  const file = join(dirname(workerFile), `constant-${process.pid}.js`);
  writeFileSync(
    file,
    `const headers = { 'content-type': 'application/json', 'cache-control': 'public, max-age=0', etag: '"1"' };
const encoder = new TextEncoder();
const constant = (size) => encoder.encode(JSON.stringify({ constant: 'x'.repeat(size - 15) }));
const bodies = new Map(Object.entries(${JSON.stringify(sizes)}).map(([name, size]) => [name, size && constant(size)]));
export default {
  fetch({ url }) {
    const body = bodies.get(url.slice(url.lastIndexOf('/') + 1));
    return body ? new Response(body, { headers }) : new Response(null, { status: body === 0 ? 304 : 404, headers });
  },
};
`,
  );
  const port = await freePort();
  const environment = {
    WORKER_PORT: String(port),
    WORKER_FILE: file,
    WORKER_DATA: join(data, 'constant'),
    WORKER_WEB: data,
    WORKER_TICK: '0',
    WORKER_BINDINGS: '{}',
  };
  const started: Started<unknown> = await forked('./worker.ts', environment, log);
  rmSync(file);
  const cpuSeconds = () => cpuOfChildren(started.process.pid ?? 0);
  return { port, cpuSeconds, stop: started.stop };
}

function cpuOfChildren(pid: number): number {
  const file = `/proc/${pid}/task/${pid}/children`;
  if (!existsSync(file)) return Number.NaN;
  const children = readFileSync(file, 'utf8').trim().split(' ');
  // User and system time stand in fields 14 and 15 of stat, in ticks of 10 ms.
  const ticks = children.map((child) => {
    const fields = readFileSync(`/proc/${child}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return Number(fields[11]) + Number(fields[12]);
  });
  return ticks.reduce((sum, each) => sum + each, 0) / 100;
}

export interface Recorded {
  url: string;
  headers: Record<string, string>;
  body: string;
}

/** The requests that a piece of the product sends to the database server, as the driver makes them. */
export async function recorded(work: () => Promise<unknown>): Promise<Recorded[]> {
  const real = globalThis.fetch;
  const found: Recorded[] = [];
  globalThis.fetch = (input, init) => {
    found.push({
      url: String(input),
      headers: Object.fromEntries(new Headers(init?.headers)),
      body: String(init?.body),
    });
    return real(input, init);
  };
  try {
    await work();
  } finally {
    globalThis.fetch = real;
  }
  return found;
}

/**
 * A recorded request once for each set of values, put in the places of the marks: the same SQL asked of the server
 * without a Worker in between.
 */
export function repeatedFor(
  name: string,
  request: Recorded,
  marks: readonly string[],
  values: readonly string[][],
): Series {
  const { port, pathname } = new URL(request.url);
  const missing = marks.find((mark) => !request.body.includes(mark));
  if (missing) throw new Error(`${name}: the recorded request has no ${missing}`);
  const requests = values.map((each) => {
    const body = marks.reduce((text, mark, n) => text.replaceAll(mark, each[n] ?? ''), request.body);
    return wire('POST', pathname, request.headers, body);
  });
  return { name, port: Number(port), requests, once: false, status: 200 };
}

/** Complains about an answer of the database server that carries an error or no rows. */
export function answeredWithRows(body: string): string | undefined {
  if (body.includes('"type":"error"') || /"step_errors":\[(?!(?:null,?)*\])/.test(body)) return body.slice(0, 300);
  return /"rows":\[\[/.test(body) ? undefined : 'an answer without a row';
}
