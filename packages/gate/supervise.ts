// Keeps one server running: starts it again when it ended by itself or when the gate says that it hangs.
import { setTimeout as sleep } from 'node:timers/promises';
import { endLeftover, notePid } from './leftover.ts';
import { type RunningServer, type ServerSettings, startServer } from './server.ts';

export interface Supervisor {
  /** Ends the server at once and settles when a new one answers. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export interface Concerns {
  /** The server ended by itself; `back` settles when a new one answers. */
  readonly onEnded: (why: string, back: Promise<void>) => void;
  /** It could not be started again after many tries. */
  readonly onGivenUp: (why: string) => void;
}

const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 5_000;
const MOST_TRIES = 8;
const LIVED_WELL = 3_000;

/** Starts the server, after ending one left over on its folder. Throws with one line of reason when it cannot start. */
export async function supervise(settings: ServerSettings, concerns: Concerns): Promise<Supervisor> {
  await endLeftover(settings.data);
  let server = await begin();
  let startedAt = performance.now();
  let coming: Promise<void> | undefined;
  let stopping = false;
  let crashes = 0;
  watchOver(server);

  async function begin(): Promise<RunningServer> {
    const started = await startServer(settings);
    notePid(settings.data, started.pid);
    return started;
  }

  function watchOver(which: RunningServer): void {
    void which.ended.then((why) => {
      if (!stopping && which === server && coming === undefined) concerns.onEnded(why, bringBack());
    });
  }

  function bringBack(): Promise<void> {
    // A server that keeps dying right after its start is started ever more slowly.
    crashes = performance.now() - startedAt > LIVED_WELL ? 0 : crashes + 1;
    coming = comeBack(crashes).finally(() => {
      coming = undefined;
      watchOver(server);
    });
    return coming;
  }

  async function comeBack(earlier: number): Promise<void> {
    for (let tries = 0; !stopping; tries += 1) {
      if (tries + earlier > 0) await sleep(Math.min(FIRST_PAUSE * 2 ** (tries + earlier - 1), LONGEST_PAUSE));
      if (stopping) return;
      try {
        server = await begin();
        startedAt = performance.now();
        return;
      } catch (error) {
        if (tries + 1 < MOST_TRIES) continue;
        concerns.onGivenUp(error instanceof Error ? error.message : String(error));
        return;
      }
    }
  }

  return {
    async restart() {
      if (coming !== undefined) return coming;
      const old = server;
      // Set before the old one ends, so that its end is not taken for a crash.
      coming = old.stop(0).then(() => bringBack());
      return coming;
    },
    async stop() {
      stopping = true;
      await coming;
      await server.stop();
    },
  };
}
