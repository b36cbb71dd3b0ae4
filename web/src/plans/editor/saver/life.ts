import type { Kept } from '../kept.ts';

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

/** With nothing typed, and nothing in its way. */
export const fresh = { typed: null, body: null, phase: 'saved', problem: null, theirs: null } as const;
export const blank: Life = { ...fresh, seen: 0, base: null, offer: null, savedAt: null, turn: 0 };

/** As the server has it. */
export const upon = ({ version, body, updatedAt }: Stored) => ({
  ...fresh,
  seen: version,
  base: body,
  savedAt: updatedAt || null,
});
