import { findHits, queryWords } from './fold.ts';

/** The text with <mark> around what the query found; the text itself when it found nothing. */
export function Highlight({ text, query }: { text: string; query: string }) {
  const hits = findHits(text, queryWords(query));
  let at = 0;
  const pieces = hits.map(({ start, end }) => {
    const before = text.slice(at, start);
    at = end;
    return (
      <>
        {before}
        <mark>{text.slice(start, end)}</mark>
      </>
    );
  });
  return (
    <>
      {pieces}
      {text.slice(at)}
    </>
  );
}

/**
 * A stretch of about `length` characters around the first hit, cut between words, with "…" where something is left out.
 * Starts at the beginning of the text when the first hit is near it or nothing was found.
 */
export function excerpt(text: string, query: string, length = 260): string {
  if (text.length <= length) return text;
  const first = findHits(text, queryWords(query))[0];
  const from = first && first.end > length * 0.75 ? wordStart(text, first.start - Math.round(length / 4)) : 0;
  const to = from + length >= text.length ? text.length : wordEnd(text, from + length);
  return `${from > 0 ? '… ' : ''}${text.slice(from, to).trim()}${to < text.length ? ' …' : ''}`;
}

/** The first start of a word at or after `at`. */
function wordStart(text: string, at: number): number {
  const space = text.indexOf(' ', Math.max(at - 1, 0));
  return space < 0 ? at : space + 1;
}

/** The last end of a word before or at `at`. */
function wordEnd(text: string, at: number): number {
  const space = text.lastIndexOf(' ', at);
  return space <= 0 ? at : space;
}
