import type { ChildProcess } from 'node:child_process';

/** A part of the stack as a process that is started again when it dies. */
export interface Kept<T> {
  /** The part as it runs now; after a death, the new one once it is ready. */
  current(): T;
  /** Ends it, and with it the starting again. */
  stop(): Promise<void>;
}

interface Part {
  process: ChildProcess;
  stop(): Promise<void>;
}

/**
 * Starts a part and keeps it running. The first start may fail and says so; later ones are tried ever more slowly,
 * since the port may be held for a moment or the machine be out of memory.
 */
export async function keepRunning<T extends Part>(
  name: string,
  start: () => Promise<T>,
  log: (line: string) => void,
): Promise<Kept<T>> {
  let current = await start();
  let stopping = false;
  watch(current);

  function watch(part: T): void {
    part.process.once('exit', async (code, signal) => {
      if (stopping) return;
      log(`The ${name} ended (${signal ?? code}); starting it again.`);
      const next = await startAgain();
      if (next === undefined) return;
      current = next;
      if (stopping) return next.stop();
      watch(next);
    });
  }

  async function startAgain(): Promise<T | undefined> {
    for (let pause = 250; !stopping; pause = Math.min(pause * 2, 10_000)) {
      try {
        return await start();
      } catch (error) {
        log(`The ${name} could not be started: ${error instanceof Error ? error.message : error}`);
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
    return undefined;
  }

  return {
    current: () => current,
    stop() {
      stopping = true;
      return current.stop();
    },
  };
}
