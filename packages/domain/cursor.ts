import { createHmac, timingSafeEqual } from 'node:crypto';
import { invalid } from './refusal.ts';

const SEAL = 9;

/**
 * Where the next page begins, opaque and signed together with the question it belongs to: a forged cursor, or one
 * taken from another search, is told from a real one.
 * @param position ASCII, not empty
 * @param question the filters and order of the list, as one canonical text
 */
export function sealCursor(position: string, question: string, key: string): string {
  return Buffer.concat([seal(position, question, key), Buffer.from(position)]).toString('base64url');
}

/** The position that a cursor holds. Throws Refusal `invalid_input` naming `cursor`. */
export function openCursor(cursor: string, question: string, key: string): string {
  const bytes = Buffer.from(cursor, 'base64url');
  const position = bytes.subarray(SEAL).toString('latin1');
  // Base64 decoders are lenient: only the one spelling we gave out is ours.
  const canonical = position !== '' && bytes.toString('base64url') === cursor;
  if (canonical && timingSafeEqual(bytes.subarray(0, SEAL), seal(position, question, key))) return position;
  throw invalid(
    'cursor',
    'Con trỏ trang không đúng hoặc thuộc một tìm kiếm khác. Bỏ tham số cursor để xem từ đầu.',
    'This cursor is not valid for this search. Leave it out to begin at the first page.',
  );
}

function seal(text: string, question: string, key: string): Buffer {
  return createHmac('sha256', key).update(`${question}\n${text}`).digest().subarray(0, SEAL);
}
