import { Problem } from '../api/problem.ts';
import { wordsFor } from '../parts/states.tsx';
import type { Texts } from '../texts/vi.ts';
import type { Errors, Values } from './state.ts';

/** The errors of a failed sending, each at its field where the answer names one that the form has. */
export function errorsOf(error: unknown, values: Values, texts: Texts): Errors {
  const errors: Errors = {};
  for (const { pointer, detail } of error instanceof Problem ? error.errors : []) {
    const name = pointer.split('/').find((part) => part !== '') ?? '';
    const key = name in values ? name : '';
    errors[key] ??= detail;
  }
  return Object.keys(errors).length > 0 ? errors : { '': wordsFor(error, texts) };
}

/** Errors without the empty ones, so that a check can be written as one line per field. */
export function only(errors: Record<string, string | false | undefined>): Errors {
  return Object.fromEntries(Object.entries(errors).filter((entry): entry is [string, string] => Boolean(entry[1])));
}

export function looksLikeEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim());
}
