import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Outcome, Series, Slice } from './generator.ts';

export type { Outcome, Series };

/** The load generator: a process of its own, so that its work does not stand in the way of the bench's. */
export interface Generator {
  /** Gives it the requests of a series; giving a name again replaces what it meant. */
  take(series: Series): Promise<void>;
  run(slice: Slice): Promise<Outcome>;
  stop(): Promise<void>;
}

export function startGenerator(): Generator {
  const child = fork(fileURLToPath(new URL('./generator.ts', import.meta.url)), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  return {
    take: async (series) => void (await say(child, series)),
    run: (slice) => say<Outcome>(child, slice),
    async stop() {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

function say<T>(child: ChildProcess, message: Series | Slice): Promise<T> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error('the load generator ended'));
    child.once('exit', ended);
    child.once('message', (answer) => {
      child.off('exit', ended);
      resolve(answer as T);
    });
    child.send(message);
  });
}

/** A request as it goes over the wire, on a connection that is kept. */
export function wire(
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  headers: Record<string, string> = {},
  body = '',
): string {
  const length = method !== 'GET' ? { 'content-length': String(Buffer.byteLength(body)) } : {};
  const lines = Object.entries({ host: 'localhost', ...headers, ...length }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  return `${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${body}`;
}

export const portOf = (url: string): number => Number(new URL(url).port);
