import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Trouble } from './trouble.ts';

export interface Started<R> {
  process: ChildProcess;
  ready: R;
  /** Asks it to end, and settles when it has. */
  stop(): Promise<void>;
}

/**
 * Forks a part of the stack and waits for its `{ ready: true, … }`. A part that ends before that gives Trouble
 * with the last line it said.
 */
export function forked<R>(
  file: string,
  environment: Record<string, string>,
  log: (line: string) => void,
): Promise<Started<R>> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), {
    env: { ...process.env, ...environment },
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // Ctrl-C in a terminal reaches the whole group; the parent ends its parts itself, in order.
    detached: true,
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      for (const line of text.split('\n').filter((l) => l.trim() !== '')) {
        lines.push(line);
        if (lines.length > 20) lines.shift();
        log(line);
      }
    });
  }
  // One that was killed leaves its own children behind: a workerd that holds the port. They are in its group.
  child.once('exit', () => endGroup(child.pid));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    const force = setTimeout(() => child.kill('SIGKILL'), 20_000);
    return ended.finally(() => clearTimeout(force));
  };
  return new Promise((resolve, reject) => {
    child.once('message', (ready: R) => resolve({ process: child, ready, stop }));
    child.once('exit', () => setImmediate(() => reject(new Trouble(lines.at(-1) ?? `${file} ended without a word`))));
  });
}

function endGroup(leader: number | undefined): void {
  try {
    if (leader !== undefined) process.kill(-leader, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error; // Nobody is left: as it should be.
  }
}
