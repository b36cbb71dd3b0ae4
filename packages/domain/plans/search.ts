import { fold, words } from '@ndp/database/fold';
import { and, type Condition, sql } from '@ndp/database/query';

/** Texts as they are searched: folded words, each after a space. */
export function foldedWords(...texts: string[]): string {
  return words(fold(texts.join(' ')))
    .map((word) => ` ${word}`)
    .join('');
}

/**
 * Whether an issued plan has every word of the question, marks folded, each perhaps unfinished. Nothing asks for all,
 * signs without a word for none.
 */
export function planSays(question: string): Condition | undefined {
  if (question.trim() === '') return undefined;
  const wanted = words(fold(question)).slice(0, 10);
  if (wanted.length === 0) return sql`1 = 0`;
  // A word is letters and digits, so that nothing in it is a wildcard.
  return and(...wanted.map((word) => sql`plan.folded like ${`% ${word}%`}`));
}
