import type { Position } from '@ndp/database/portal/find';
import { openCursor, sealCursor } from '../cursor.ts';

/** Where the next page of the catalogue begins; see sealCursor. */
export function encodeCursor(position: Position, question: string, key: string): string {
  return sealCursor(`${position.key}.${position.place}`, question, key);
}

/** Throws Refusal `invalid_input` naming `cursor`. */
export function decodeCursor(cursor: string, question: string, key: string): Position {
  const [place = '', row = ''] = openCursor(cursor, question, key).split('.');
  return { key: Number(place), place: Number(row) };
}
