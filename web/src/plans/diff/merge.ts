import { compareWords } from '../../forms/words.ts';

/** A change of a text: what stood from one place to another became this. */
interface Hunk {
  from: number;
  to: number;
  text: string;
}

function hunksOf(base: string, changed: string): Hunk[] {
  const hunks: Hunk[] = [];
  let at = 0;
  let open: Hunk | null = null;
  for (const { kind, text } of compareWords(base, changed)) {
    if (kind === 'same') {
      open = null;
      at += text.length;
      continue;
    }
    if (open === null) {
      open = { from: at, to: at, text: '' };
      hunks.push(open);
    }
    if (kind === 'new') open.text += text;
    else {
      at += text.length;
      open.to = at;
    }
  }
  return hunks;
}

/** What a stretch of the base has become on one side. */
function side(base: string, hunks: readonly Hunk[], from: number, to: number): string {
  let text = '';
  let at = from;
  for (const hunk of hunks) {
    text += base.slice(at, hunk.from) + hunk.text;
    at = hunk.to;
  }
  return text + base.slice(at, to);
}

/**
 * Puts two people's changes of one text together, word by word. Where both changed the same words both stand, theirs
 * first: nothing that somebody wrote is lost, and a reader sees what to tidy.
 */
export function mergeTexts(base: string, mine: string, theirs: string): string {
  if (mine === base || mine === theirs) return theirs;
  if (theirs === base) return mine;
  const ours = hunksOf(base, mine);
  const others = hunksOf(base, theirs);
  let text = '';
  let at = 0;
  while (ours.length > 0 || others.length > 0) {
    const from = Math.min(ours[0]?.from ?? Number.POSITIVE_INFINITY, others[0]?.from ?? Number.POSITIVE_INFINITY);
    let to = from;
    const [m, t]: [Hunk[], Hunk[]] = [[], []];
    for (let grew = true; grew; ) {
      grew = false;
      for (const [left, taken] of [
        [ours, m],
        [others, t],
      ] as const) {
        const next = left[0];
        if (next === undefined || next.from > to) continue;
        taken.push(next);
        left.shift();
        to = Math.max(to, next.to);
        grew = true;
      }
    }
    const [a, b] = [side(base, m, from, to), side(base, t, from, to)];
    text += base.slice(at, from);
    if (m.length === 0 || a === b) text += b;
    else if (t.length === 0) text += a;
    else text += b + (b === '' || a === '' || /\s$/.test(b) || /^\s/.test(a) ? '' : ' ') + a;
    at = to;
  }
  return text + base.slice(at);
}

type Fields = Record<string, unknown>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** By what a row is known again on the other side: its key, or what it is called. */
function nameOf(row: unknown): string {
  if (!isFields(row)) return JSON.stringify(row);
  const { key, name, title, organisation, unit } = row;
  return JSON.stringify(key ?? name ?? title ?? (organisation === undefined ? row : [organisation, unit]));
}

/** Puts two people's changes of one body together: field by field, row by row, word by word. */
export function merge<T>(base: T, mine: T, theirs: T): T {
  return merged(base, mine, theirs) as T;
}

function merged(base: unknown, mine: unknown, theirs: unknown): unknown {
  if (same(mine, theirs) || same(mine, base)) return theirs;
  if (same(theirs, base)) return mine;
  if (typeof mine === 'string' && typeof theirs === 'string')
    return mergeTexts(typeof base === 'string' ? base : '', mine, theirs);
  if (Array.isArray(mine) && Array.isArray(theirs)) return mergedRows(Array.isArray(base) ? base : [], mine, theirs);
  if (isFields(mine) && isFields(theirs)) {
    const before = isFields(base) ? base : {};
    const names = [...new Set([...Object.keys(theirs), ...Object.keys(mine)])];
    return Object.fromEntries(names.map((name) => [name, merged(before[name], mine[name], theirs[name])]));
  }
  return mine;
}

function mergedRows(base: readonly unknown[], mine: readonly unknown[], theirs: readonly unknown[]): unknown[] {
  const find = (rows: readonly unknown[], row: unknown) => rows.find((one) => nameOf(one) === nameOf(row));
  // A row that one of them took out goes, unless the other has changed it meanwhile.
  const rows = theirs.flatMap((row) => {
    const [before, our] = [find(base, row), find(mine, row)];
    if (our !== undefined) return [merged(before, our, row)];
    return before !== undefined && same(before, row) ? [] : [row];
  });
  mine.forEach((row, place) => {
    if (find(theirs, row) !== undefined) return;
    const before = find(base, row);
    if (before !== undefined && same(before, row)) return;
    const previous = mine.slice(0, place).findLast((one) => find(rows, one) !== undefined);
    const at = previous === undefined ? 0 : rows.findIndex((one) => nameOf(one) === nameOf(previous)) + 1;
    rows.splice(at, 0, row);
  });
  return rows;
}
