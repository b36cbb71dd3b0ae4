import { makeAnswers } from './answers.ts';
import { fresh, type Phase, type Stored, upon } from './life.ts';
import { makeLives } from './lives.ts';
import { dropOffered, takeOffered } from './offer.ts';
import { makeSending, type SaverWays } from './sending.ts';

const HELD: readonly Phase[] = ['saving', 'conflict', 'asks'];

export type Saver = ReturnType<typeof makeSaver>;

/**
 * Saves the sections of one plan as they are typed. What was typed is kept in the browser until the server has it, and
 * is never thrown away unasked.
 */
export function makeSaver(ways: SaverWays) {
  const { keep } = ways;
  const lives = makeLives();
  const { at, set } = lives;
  let reviewed = false;
  let consent = false;
  const sending = makeSending(lives, ways, () => consent);

  /** What the form holds now, and what it would send; null while it is not ready to be sent. */
  function edit(code: string, typed: unknown, body: unknown): void {
    const { seen, base, phase } = at(code);
    keep.put(code, { seen, base, typed, body, at: new Date().toISOString() });
    const next: Phase = HELD.includes(phase) ? phase : reviewed && !consent ? 'asks' : 'typing';
    set(code, { typed, body, phase: next });
    if (next === 'typing') sending.soon(code);
  }

  /** Sends at once what is waiting: on leaving a field, or the page. */
  function flush(code?: string): void {
    for (const one of code === undefined ? lives.codes() : [code]) void sending.save(one);
  }

  return {
    subscribe: lives.subscribe,
    of: at,
    codes: lives.codes,
    edit,
    flush,
    ...makeAnswers(lives, sending, keep, edit),

    /** Takes what the server has. What is being typed stays; the rest follows others' newer versions. */
    adopt(stored: Stored): void {
      const { code } = stored;
      const known = lives.has(code) ? at(code) : null;
      if (known && (known.phase !== 'saved' || stored.version <= known.seen)) return;
      const offer = known ? known.offer : takeOffered(keep, stored);
      set(code, { ...upon(stored), offer, turn: at(code).turn + 1 });
    },

    /** Whether the plan is in review or approved: then nothing is sent before somebody says that it may go back. */
    review(is: boolean): void {
      if (is && !reviewed) consent = false;
      reviewed = is;
    },

    /** The plan may go back from review to a draft: sends what has waited for that. */
    reopen(): void {
      consent = true;
      for (const code of lives.codes().filter((one) => at(one).phase === 'asks')) {
        set(code, { phase: 'typing' });
        void sending.save(code);
      }
    },

    /** Sends what waits, and answers whether all of it has reached the server once nothing is under way any more. */
    settled(): Promise<boolean> {
      flush();
      return lives.settled();
    },

    /** The section is gone: nothing of it stays on this machine. */
    forget(code: string): void {
      sending.stop(code);
      keep.drop(code);
      dropOffered(keep, code);
      set(code, fresh);
    },

    /** True while something typed has not reached the server. */
    isDirty: () => lives.all().some(({ phase }) => phase !== 'saved'),
    close: () => sending.stop(),
  };
}
