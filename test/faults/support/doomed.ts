import { execFileSync, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A process that has started, waits for its work, and will be killed in the middle of it. */
export interface Doomed {
  /** Answers what it reported, or null when it was killed first. Without a time it is let finish. */
  work(order: object, killAfter?: number): Promise<Report | null>;
}

export interface Report {
  error?: string;
  [name: string]: unknown;
}

export interface Nursery {
  next(): Promise<Doomed>;
  close(): void;
}

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const FINISHES_WITHIN = 20_000;

/** Keeps `ahead` processes of this file started. They are bundled first: that starts ten times as fast. */
export function nurseryOf(file: string, environment: Record<string, string>, ahead = 2): Nursery {
  const folder = mkdtempSync(join(tmpdir(), 'ndp-doomed-'));
  const bundle = join(folder, 'child.mjs');
  // The workerd condition takes the drivers' web variants, as in the Worker itself.
  const target = [
    '--bundle',
    '--platform=node',
    '--format=esm',
    '--conditions=workerd',
    '--log-level=error',
    `--outfile=${bundle}`,
  ];
  execFileSync(at('../../../packages/local/node_modules/.bin/esbuild'), [at(file), ...target]);
  const started = new Set<ReturnType<typeof fork>>();

  const begin = (): Promise<Doomed> => {
    const child = fork(bundle, {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    started.add(child);
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    void ended.then(() => started.delete(child));
    const work: Doomed['work'] = async (order, killAfter = FINISHES_WITHIN) => {
      const reported = new Promise<Report>((resolve) => child.once('message', (report) => resolve(report as Report)));
      child.send(order);
      const timer = setTimeout(() => child.kill('SIGKILL'), killAfter);
      const report = await Promise.race([reported, ended.then(() => null)]);
      clearTimeout(timer);
      child.kill('SIGKILL');
      await ended;
      return report;
    };
    const ready = new Promise<Doomed>((resolve, reject) => {
      child.once('message', () => resolve({ work }));
      child.once('exit', (code) => reject(new Error(`${file} ended with code ${code} before it was ready`)));
    });
    ready.catch(() => {}); // Told to whoever takes this one; nobody may.
    return ready;
  };

  const waiting = Array.from({ length: ahead }, begin);
  return {
    next() {
      waiting.push(begin());
      return waiting.shift() ?? begin();
    },
    close() {
      for (const child of started) child.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
