import { fold } from '../../../search/fold.ts';
import type { PersonRef } from '../../types.ts';

/** The name that is being typed after an "@" just before the cursor; null when there is none. */
export function askedIn(text: string, cursor: number): string | null {
  return /(?:^|[\s(])@([\p{L}\p{N} ]{0,40})$/u.exec(text.slice(0, cursor))?.[1] ?? null;
}

/** Those whose name has what was typed, marks or not; the first few. */
export function matching(people: readonly PersonRef[], asked: string): PersonRef[] {
  const wanted = fold(asked.trim());
  return people.filter(({ name }) => fold(name).includes(wanted)).slice(0, 6);
}

/** Names as they are typed become keys, by which the API knows who is meant; the longest name first. */
export function withKeys(text: string, people: readonly PersonRef[]): string {
  const longest = [...people].sort((a, b) => b.name.length - a.name.length);
  return longest.reduce((all, { key, name }) => all.replaceAll(`@${name}`, `@${key}`), text);
}
