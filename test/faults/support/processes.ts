import { readdirSync, readFileSync } from 'node:fs';

/** Process ids of the children of a process, by /proc. */
export function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => parentOf(pid) === parent);
}

/**
 * Sends a signal to one process; one that is gone already is no matter.
 * Throws for anything that is no process id: 0 would mean everybody in our own group, the test runner included.
 */
export function signal(pid: number | undefined, name: NodeJS.Signals): void {
  if (pid === undefined || !(pid > 1)) throw new Error(`${pid} is no process to send ${name} to`);
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Ends a process at once, as a power cut would. */
export const killNow = (pid: number | undefined): void => signal(pid, 'SIGKILL');

function parentOf(pid: number): number | undefined {
  try {
    // `pid (name) state ppid …`, and the name may contain anything.
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1]);
  } catch {
    return undefined;
  }
}
