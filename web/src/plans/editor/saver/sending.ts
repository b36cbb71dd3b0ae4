import { ConnectionLost, Problem } from '../../../api/problem.ts';
import type { Keep } from '../kept.ts';
import { isSame } from '../same.ts';
import { type Phase, type Stored, upon } from './life.ts';
import type { Lives } from './lives.ts';

export interface SaverWays {
  /** Sends a body upon a version. Throws Problem, ConnectionLost. */
  send(code: string, body: unknown, seen: number, reopen: boolean): Promise<Stored>;
  /** The section as it is on the server now; null when there is none, and whether the plan is in review. */
  look(code: string): Promise<{ stored: Stored | null; inReview: boolean }>;
  keep: Keep;
  /** Milliseconds of quiet before what is typed is sent. */
  quiet?: number;
}

const QUIET = 1200;
/** Milliseconds before another try without network, doubled up to the longest. */
const FIRST_WAIT = 2000;
const LONGEST_WAIT = 30_000;
const UNSENT: readonly Phase[] = ['typing', 'lost', 'refused'];

export type Sending = ReturnType<typeof makeSending>;

/**
 * Sends sections: each by itself, one request at a time, upon the version that was seen; again while there is no
 * network. What hinders it becomes the section's phase.
 * @param consents whether the plan may go back from review by it
 */
export function makeSending(lives: Lives, ways: SaverWays, consents: () => boolean) {
  const { send, look, keep, quiet = QUIET } = ways;
  const { at, set } = lives;
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const waits = new Map<string, number>();

  function soon(code: string, after = quiet): void {
    clearTimeout(timers.get(code));
    timers.set(
      code,
      setTimeout(() => void save(code), after),
    );
  }

  async function save(code: string): Promise<void> {
    clearTimeout(timers.get(code));
    const { phase, body, seen, typed } = at(code);
    if (!UNSENT.includes(phase) || body === null) return;
    set(code, { phase: 'saving', problem: null });
    try {
      const stored = await send(code, body, seen, consents());
      waits.delete(code);
      const typedOn = at(code).typed !== typed;
      set(code, { seen: stored.version, base: stored.body, savedAt: stored.updatedAt });
      if (typedOn) {
        set(code, { phase: 'typing' });
        soon(code);
      } else {
        keep.drop(code);
        set(code, { phase: 'saved' });
      }
    } catch (error) {
      await failed(code, error);
    }
  }

  async function failed(code: string, error: unknown): Promise<void> {
    const status = error instanceof Problem ? error.status : 0;
    try {
      if (status === 412) return await overtaken(code);
      if (status === 409 && (await look(code)).inReview) return set(code, { phase: 'asks' });
    } catch (worse) {
      return wait(code, worse);
    }
    if (error instanceof ConnectionLost || status >= 500 || status === 429) return wait(code, error);
    set(code, { phase: 'refused', problem: error });
  }

  /** Without a network, or with a busy server: tries again, each time later. */
  function wait(code: string, problem: unknown): void {
    const before = waits.get(code) ?? FIRST_WAIT / 2;
    const next = Math.min(before * 2, LONGEST_WAIT);
    waits.set(code, next);
    set(code, { phase: 'lost', problem });
    soon(code, next);
  }

  async function overtaken(code: string): Promise<void> {
    const { stored } = await look(code);
    const { body, seen } = at(code);
    if (stored === null || stored.version === seen) return set(code, { phase: 'conflict', theirs: stored });
    // The same text by two ways, such as an answer that was lost on its way back: nothing to choose.
    if (isSame(stored.body, body)) {
      keep.drop(code);
      return set(code, { ...upon(stored), typed: at(code).typed, body, phase: 'saved' });
    }
    set(code, { phase: 'conflict', theirs: stored });
  }

  return {
    save,
    soon,
    /** Nothing more goes by itself: of one section, or of all. */
    stop(code?: string): void {
      for (const timer of code === undefined ? timers.values() : [timers.get(code)]) clearTimeout(timer);
    },
  };
}
