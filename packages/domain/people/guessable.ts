import { fold } from '@ndp/database/fold';
import { commonPasswords } from './common-passwords.ts';

/** What remains of a password besides digits and signs around it must be this long to count as something. */
const SHORTEST_CORE = 5;
/** Something repeated is a password only when it could nearly be one itself. */
const SHORTEST_REPEATED = 8;

const ROWS = ['1234567890-=', 'qwertyuiop[]', "asdfghjkl;'", 'zxcvbnm,./'];
const LOOKS_LIKE: Record<string, string> = {
  '@': 'a',
  4: 'a',
  3: 'e',
  1: 'i',
  '!': 'i',
  0: 'o',
  $: 's',
  5: 's',
  7: 't',
};

/**
 * Whether a list, a keyboard or the person's own data lead to a password: a common one, also with marks, capitals,
 * digits and signs around it or doubled; a walk over the keys; mostly the person's name or address.
 */
export function isGuessable(password: string, about: readonly string[]): boolean {
  const whole = folded(password);
  if (new Set(whole).size < 5 || isWalk(whole) || isCommon(whole)) return true;
  const rest = withoutOwnWords(whole, about);
  return rest !== squeezed(whole) && isCommon(rest);
}

/** The word a password is built on: no marks, no digits and signs at its ends: "Mật-khẩu@2022!" → "matkhau". */
export function coreOf(text: string): string {
  return squeezed(trimmed(folded(text)));
}

function isCommon(text: string): boolean {
  const core = trimmed(text);
  const bases = new Set([squeezed(core), squeezed(core.replace(/[@431!0$57]/g, (sign) => LOOKS_LIKE[sign] ?? sign))]);
  for (const base of [...bases]) bases.add(unitOf(base));
  const words = new Set(core.split(/[^\p{L}]+/u));
  if (words.size === 1) for (const word of words) bases.add(word);
  const unit = unitOf(text);
  return (
    squeezed(core).length < SHORTEST_CORE ||
    (unit !== text && unit.length < SHORTEST_REPEATED) ||
    [...bases].some((base) => commonPasswords().has(base))
  );
}

/** True when nearly every key lies beside the one before, or is the next letter or digit: "qwertyuiop123". */
function isWalk(text: string): boolean {
  const keys = [...text];
  const leaps = keys.filter((key, index) => index === 0 || !follows(keys[index - 1] ?? '', key)).length;
  return leaps * 4 <= keys.length;
}

function follows(before: string, key: string): boolean {
  if (Math.abs((before.codePointAt(0) ?? 0) - (key.codePointAt(0) ?? 0)) <= 1) return true;
  const [from, to] = [placeOf(before), placeOf(key)].sort((a, b) => a.row - b.row);
  if (!from || !to || from.row < 0) return false;
  const aside = to.column - from.column;
  return from.row === to.row ? Math.abs(aside) === 1 : to.row === from.row + 1 && (aside === 0 || aside === -1);
}

function placeOf(key: string): { row: number; column: number } {
  const row = ROWS.findIndex((keys) => keys.includes(key));
  return { row, column: ROWS[row]?.indexOf(key) ?? -1 };
}

/** The text of which the whole is a repetition, or the whole. */
function unitOf(text: string): string {
  const length = (text + text).indexOf(text, 1);
  return text.slice(0, length);
}

/** What remains without names and parts of addresses, longest first, so that "nguyenvana" goes before "van". */
function withoutOwnWords(text: string, about: readonly string[]): string {
  const own = about.flatMap((one) => [squeezed(folded(one)), ...folded(one).split(/[^\p{L}\p{N}]+/u)]);
  const words = own.filter((word) => word.length >= 3).sort((a, b) => b.length - a.length);
  return words.reduce((rest, word) => rest.replaceAll(word, ''), squeezed(text));
}

const folded = (text: string) => fold(text.normalize('NFKC'));
const trimmed = (text: string) => text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
const squeezed = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');
