import type { Keep } from '../kept.ts';
import { fresh, upon } from './life.ts';
import type { Lives } from './lives.ts';
import { dropOffered } from './offer.ts';
import type { Sending } from './sending.ts';

type Edit = (code: string, typed: unknown, body: unknown) => void;

/** What somebody answers where two texts stand against each other, or an old one is offered. */
export function makeAnswers({ at, set }: Lives, { save, stop }: Sending, keep: Keep, edit: Edit) {
  /** Goes on from a text that did not come by typing: the form begins again with it, and it is sent at once. */
  function begin(code: string, typed: unknown, body: unknown): void {
    edit(code, typed, body);
    set(code, { turn: at(code).turn + 1 });
    void save(code);
  }
  return {
    /** Ends a conflict: what was typed (or what both were put together to) goes on top of what is there. */
    goOn(code: string, typed: unknown, body: unknown): void {
      const { theirs } = at(code);
      set(code, { seen: theirs?.version ?? 0, base: theirs?.body ?? null, theirs: null, phase: 'saved' });
      begin(code, typed, body);
    },

    /** Ends a conflict, or gives up what was refused: the form is again as the server has it. */
    giveUp(code: string): void {
      const { theirs } = at(code);
      stop(code);
      keep.drop(code);
      set(code, { ...(theirs ? upon(theirs) : fresh), turn: at(code).turn + 1 });
    },

    /** Takes up what was typed before the page was loaded; the server says whether somebody else went on since. */
    takeOffer(code: string): void {
      const { offer } = at(code);
      if (offer === null) return;
      dropOffered(keep, code);
      set(code, { seen: offer.seen, base: offer.base, offer: null });
      begin(code, offer.typed, offer.body);
    },
    dropOffer(code: string): void {
      dropOffered(keep, code);
      set(code, { offer: null });
    },
  };
}
