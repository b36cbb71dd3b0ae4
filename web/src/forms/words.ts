import { fewest, type Run } from './fewest.ts';

/** Above this many comparisons two texts are compared line by line first; a plan's text may be 50,000 characters. */
const PATIENCE = 1_000_000;

/** What changed between two texts, word by word; the fewest changes that turn one into the other. */
export function compareWords(before: string, after: string): Run[] {
  const a = before.match(/\s+|[^\s]+/g) ?? [];
  const b = after.match(/\s+|[^\s]+/g) ?? [];
  if (isClose(a, b)) return compare(a, b);
  const lines = (text: string) => text.match(/[^\n]*\n|[^\n]+/g) ?? [];
  const [linesBefore, linesAfter] = [lines(before), lines(after)];
  if (!isClose(linesBefore, linesAfter)) return replaced(before, after);
  const runs: Run[] = [];
  let gone = '';
  for (const { kind, text } of [...compare(linesBefore, linesAfter), { kind: 'same', text: '' } as const]) {
    if (kind === 'gone') gone = text;
    else if (kind === 'new') {
      add(runs, within(gone, text));
      gone = '';
    } else {
      add(runs, [...replaced(gone, ''), { kind, text }]);
      gone = '';
    }
  }
  return runs;
}

/** Lines that took the place of others: word by word where that is not too much, otherwise one for the other. */
function within(before: string, after: string): Run[] {
  const a = before.match(/\s+|[^\s]+/g) ?? [];
  const b = after.match(/\s+|[^\s]+/g) ?? [];
  return isClose(a, b) ? compare(a, b) : replaced(before, after);
}

function replaced(before: string, after: string): Run[] {
  const runs: Run[] = [
    { kind: 'gone', text: before },
    { kind: 'new', text: after },
  ];
  return runs.filter(({ text }) => text !== '');
}

function add(runs: Run[], more: readonly Run[]): void {
  for (const { kind, text } of more) {
    const last = runs.at(-1);
    if (last?.kind === kind) last.text += text;
    else if (text !== '') runs.push({ kind, text });
  }
}

/** Whether comparing each with each is little work, once what is the same on both ends is left out. */
function isClose(a: readonly string[], b: readonly string[]): boolean {
  const { head, tail } = ends(a, b);
  return (a.length - head - tail) * (b.length - head - tail) <= PATIENCE;
}

/** How many stay at the beginning and at the end. */
function ends(a: readonly string[], b: readonly string[]): { head: number; tail: number } {
  const most = Math.min(a.length, b.length);
  let head = 0;
  while (head < most && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < most - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  return { head, tail };
}

function compare(before: readonly string[], after: readonly string[]): Run[] {
  const { head, tail } = ends(before, after);
  const between = fewest(before.slice(head, before.length - tail), after.slice(head, after.length - tail));
  const same = (text: string): Run => ({ kind: 'same', text });
  const runs: Run[] = [];
  add(runs, [same(before.slice(0, head).join('')), ...between, same(before.slice(before.length - tail).join(''))]);
  return runs;
}
