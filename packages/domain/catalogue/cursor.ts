import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Position } from '@ndp/database/portal/find';
import { invalid } from '../refusal.ts';

/**
 * Where the next page begins, opaque and signed together with the question it belongs to: a forged cursor, or one
 * taken from another search, is told from a real one.
 * @param question the filters and order of the list, as one canonical text
 */
export function encodeCursor(position: Position, question: string, key: string): string {
  const text = `${position.key}.${position.place}`;
  return Buffer.concat([seal(text, question, key), Buffer.from(text)]).toString('base64url');
}

/** Throws Refusal `invalid_input` naming `cursor`. */
export function decodeCursor(cursor: string, question: string, key: string): Position {
  const bytes = Buffer.from(cursor, 'base64url');
  const text = bytes.subarray(SEAL).toString('latin1');
  const parts = /^(-?\d{1,9})\.(\d{1,12})$/.exec(text);
  // Base64 decoders are lenient: only the one spelling we gave out is ours.
  const canonical = bytes.toString('base64url') === cursor;
  const genuine = canonical && parts !== null && timingSafeEqual(bytes.subarray(0, SEAL), seal(text, question, key));
  if (!genuine)
    throw invalid(
      'cursor',
      'Con trỏ trang không đúng hoặc thuộc một tìm kiếm khác. Bỏ tham số cursor để xem từ đầu.',
      'This cursor is not valid for this search. Leave it out to begin at the first page.',
    );
  return { key: Number(parts[1]), place: Number(parts[2]) };
}

const SEAL = 9;

function seal(text: string, question: string, key: string): Buffer {
  return createHmac('sha256', key).update(`${question}\n${text}`).digest().subarray(0, SEAL);
}
