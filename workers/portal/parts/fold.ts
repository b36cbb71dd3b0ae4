import { fold, words } from '@ndp/database/fold';

/** A text as search sees it, with the way back: `folded[i]` was written at `origin[i]` in the original. */
export interface Folded {
  folded: string;
  /** One entry more than `folded` has characters: the last is the length of the original. */
  origin: number[];
}

/** A stretch of the original text, `end` exclusive. */
export interface Span {
  start: number;
  end: number;
}

const known = new Map<string, string>();

/** Folds as the search index does, and keeps the way back to the letters as they are written. */
function foldWithOrigin(text: string): Folded {
  let folded = '';
  const origin: number[] = [];
  let at = 0;
  for (const char of text) {
    // A combining mark folds to nothing and so belongs to the letter before it: catalogue texts contain some.
    const plain = foldChar(char);
    for (let i = 0; i < plain.length; i++) origin.push(at);
    folded += plain;
    at += char.length;
  }
  origin.push(text.length);
  return { folded, origin };
}

/** The words of a query, folded, without doubles. */
export function queryWords(query: string): string[] {
  return [...new Set(words(fold(query)))];
}

/**
 * Where the query stands in the text, as search understands it: words that start with a word of the query.
 * Where all words stand together in the query's order, only those places count, so that "hoa don dien tu" does not
 * mark every "từ"; a query word of one letter counts only as a whole word.
 */
export function findHits(text: string, wantedWords: readonly string[]): Span[] {
  if (wantedWords.length === 0) return [];
  const { folded, origin } = foldWithOrigin(text);
  const found = [...folded.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => ({ word: match[0], at: match.index }));
  const startsWith = (word: string, wanted: string) =>
    wanted.length === 1 ? word === wanted : word.startsWith(wanted);

  const hits = new Set<number>();
  for (let i = 0; i + wantedWords.length <= found.length; i++) {
    if (wantedWords.every((wanted, n) => startsWith(found[i + n]?.word ?? '', wanted))) {
      for (let n = 0; n < wantedWords.length; n++) hits.add(i + n);
    }
  }
  if (hits.size === 0) {
    found.forEach(({ word }, i) => {
      if (wantedWords.some((wanted) => startsWith(word, wanted))) hits.add(i);
    });
  }

  const spans: Span[] = [];
  for (const i of [...hits].sort((a, b) => a - b)) {
    const hit = found[i];
    if (!hit) continue;
    const start = origin[hit.at] ?? 0;
    const end = origin[hit.at + hit.word.length] ?? text.length;
    const last = spans.at(-1);
    if (last && /^\s+$/.test(text.slice(last.end, start))) last.end = end;
    else spans.push({ start, end });
  }
  return spans;
}

function foldChar(char: string): string {
  const code = char.charCodeAt(0);
  if (code < 128) return code > 64 && code < 91 ? String.fromCharCode(code + 32) : char;
  let plain = known.get(char);
  if (plain === undefined) {
    plain = fold(char);
    // Bounded, because what people type into the search field ends up here too.
    if (known.size < 1000) known.set(char, plain);
  }
  return plain;
}
