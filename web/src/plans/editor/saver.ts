import { ConnectionLost, Problem } from '../../api/problem.ts';
import type { Keep, Kept } from './kept.ts';
import { isSame } from './same.ts';

/**
 * saved: nothing is waiting. typing: about to be sent. lost: no network, tried again by itself. refused: the server
 * names what is wrong. conflict: somebody else saved it meanwhile. asks: saving takes the plan back from review.
 */
export type Phase = 'saved' | 'typing' | 'saving' | 'lost' | 'refused' | 'conflict' | 'asks';

/** A section as the server has it; version 0 where it has none. */
export interface Stored {
  code: string;
  version: number;
  body: unknown;
  /** When it was saved last, and by whom; empty where nothing has been. */
  updatedAt: string;
  updatedBy: { key: string; name: string };
}

/** One section while it is open in the page. */
export interface Life {
  /** Version that what is typed stands upon, 0 where the section has nothing yet; and its body at that version. */
  seen: number;
  base: unknown;
  /** As the form holds it; null when it is as `base` says. */
  typed: unknown;
  /** As it would be sent; null while something that must be there is missing. */
  body: unknown;
  phase: Phase;
  problem: unknown;
  /** What somebody else saved meanwhile. */
  theirs: Stored | null;
  /** Typed before the page was loaded, and never saved. */
  offer: Kept | null;
  savedAt: string | null;
  /** Grows when the form is to begin again from `typed` or `base`: something else than typing changed them. */
  turn: number;
}

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

export type Saver = ReturnType<typeof makeSaver>;

/**
 * Saves the sections of one plan as they are typed: each by itself, one request at a time, upon the version that was
 * seen. What was typed is kept in the browser until the server has it, and is never thrown away unasked.
 */
export function makeSaver({ send, look, keep, quiet = QUIET }: SaverWays) {
  const lives = new Map<string, Life>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const waits = new Map<string, number>();
  const listeners = new Set<() => void>();
  let reviewed = false;
  let consent = false;

  const at = (code: string) => lives.get(code) ?? blank;
  function set(code: string, change: Partial<Life>): void {
    lives.set(code, { ...at(code), ...change });
    for (const changed of listeners) changed();
  }
  function again(code: string, after: number): void {
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
      const stored = await send(code, body, seen, consent);
      waits.delete(code);
      const now = at(code);
      const typedOn = now.typed !== typed;
      set(code, { seen: stored.version, base: stored.body, savedAt: stored.updatedAt });
      if (typedOn) {
        set(code, { phase: 'typing' });
        again(code, quiet);
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
    again(code, next);
  }

  /** What was typed before the page was loaded and is not what the server has. It is kept until somebody answers. */
  function offered({ code, body }: Stored): Kept | null {
    const kept = keep.take(code) ?? keep.take(offerOf(code));
    keep.drop(code);
    keep.drop(offerOf(code));
    if (kept === null || isSame(kept.body ?? kept.typed, body)) return null;
    keep.put(offerOf(code), kept);
    return kept;
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
    subscribe(changed: () => void): () => void {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    of: at,
    codes: () => [...lives.keys()],

    /** Takes what the server has. What is being typed stays; the rest follows others' newer versions. */
    adopt(stored: Stored): void {
      const known = lives.get(stored.code);
      if (known && (known.phase !== 'saved' || stored.version <= known.seen)) return;
      const offer = known ? known.offer : offered(stored);
      set(stored.code, { ...upon(stored), offer, turn: at(stored.code).turn + 1 });
    },

    /** What the form holds now, and what it would send; null while it is not ready to be sent. */
    edit(code: string, typed: unknown, body: unknown): void {
      const { seen, base, phase } = at(code);
      keep.put(code, { seen, base, typed, body, at: new Date().toISOString() });
      const next: Phase = HELD.includes(phase) ? phase : reviewed && !consent ? 'asks' : 'typing';
      set(code, { typed, body, phase: next });
      if (next === 'typing') again(code, quiet);
    },

    /** Sends at once what is waiting: on leaving a field, or the page. */
    flush(code?: string): void {
      for (const one of code === undefined ? lives.keys() : [code]) void save(one);
    },

    /** Ends a conflict: what was typed (or what both were put together to) goes on top of what is there. */
    goOn(code: string, typed: unknown, body: unknown): void {
      const { theirs } = at(code);
      set(code, { seen: theirs?.version ?? 0, base: theirs?.body ?? null, theirs: null, phase: 'saved' });
      this.edit(code, typed, body);
      set(code, { turn: at(code).turn + 1 });
      this.flush(code);
    },

    /** Ends a conflict, or gives up what was refused: the form is again as the server has it. */
    giveUp(code: string): void {
      const { theirs } = at(code);
      clearTimeout(timers.get(code));
      keep.drop(code);
      set(code, { ...(theirs ? upon(theirs) : fresh), turn: at(code).turn + 1 });
    },

    /** Takes up what was typed before the page was loaded; the server says whether somebody else went on since. */
    takeOffer(code: string): void {
      const { offer } = at(code);
      if (offer === null) return;
      keep.drop(offerOf(code));
      set(code, { seen: offer.seen, base: offer.base, offer: null });
      this.edit(code, offer.typed, offer.body);
      set(code, { turn: at(code).turn + 1 });
      this.flush(code);
    },
    dropOffer(code: string): void {
      keep.drop(offerOf(code));
      set(code, { offer: null });
    },

    /** Whether the plan is in review or approved: then nothing is sent before somebody says that it may go back. */
    review(is: boolean): void {
      if (is && !reviewed) consent = false;
      reviewed = is;
    },

    /** The plan may go back from review to a draft: sends what has waited for that. */
    reopen(): void {
      consent = true;
      for (const code of lives.keys())
        if (at(code).phase === 'asks') {
          set(code, { phase: 'typing' });
          void save(code);
        }
    },

    /** Sends what waits, and answers whether all of it has reached the server once nothing is under way any more. */
    settled(): Promise<boolean> {
      this.flush();
      return new Promise((resolve) => {
        const look = () => {
          const phases = [...lives.values()].map(({ phase }) => phase);
          if (phases.includes('saving')) return;
          listeners.delete(look);
          resolve(phases.every((phase) => phase === 'saved'));
        };
        listeners.add(look);
        look();
      });
    },

    /** The section is gone: nothing of it stays on this machine. */
    forget(code: string): void {
      clearTimeout(timers.get(code));
      keep.drop(code);
      keep.drop(offerOf(code));
      set(code, fresh);
    },

    /** True while something typed has not reached the server. */
    isDirty: () => [...lives.values()].some(({ phase }) => phase !== 'saved'),
    close(): void {
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
}

const UNSENT: readonly Phase[] = ['typing', 'lost', 'refused'];
const HELD: readonly Phase[] = ['saving', 'conflict', 'asks'];
const offerOf = (code: string) => `${code}.offer`;

const fresh = { typed: null, body: null, phase: 'saved', problem: null, theirs: null } as const;
const blank: Life = { ...fresh, seen: 0, base: null, offer: null, savedAt: null, turn: 0 };

const upon = ({ version, body, updatedAt }: Stored) => ({
  ...fresh,
  seen: version,
  base: body,
  savedAt: updatedAt || null,
});
