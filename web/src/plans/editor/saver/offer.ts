import type { Keep, Kept } from '../kept.ts';
import { isSame } from '../same.ts';
import type { Stored } from './life.ts';

const placeOf = (code: string) => `${code}.offer`;

/** What was typed before the page was loaded and is not what the server has. It is kept until somebody answers. */
export function takeOffered(keep: Keep, { code, body }: Stored): Kept | null {
  const kept = keep.take(code) ?? keep.take(placeOf(code));
  keep.drop(code);
  dropOffered(keep, code);
  if (kept === null || isSame(kept.body ?? kept.typed, body)) return null;
  keep.put(placeOf(code), kept);
  return kept;
}

export function dropOffered(keep: Keep, code: string): void {
  keep.drop(placeOf(code));
}
