import { isEmpty, type MonthBody, type Months, NOTHING, YEAR } from './shapes.ts';

/** Columns of the grid, in the order of the year frame: month, task, expected result, who, when. */
export const COLUMNS = ['month', 'task', 'result', 'party', 'due'] as const;
export type Column = (typeof COLUMNS)[number];

export interface Place {
  month: number;
  /** From 0 in its month. */
  line: number;
  column: Column;
}

export const cellId = ({ month, line, column }: Place): string => `${month}-${line}-${column}`;
export const samePlace = (a: Place | null, b: Place | null): boolean =>
  a === b || (a !== null && b !== null && cellId(a) === cellId(b));

/** How many lines a month takes: its longer list, and one to write on unless it is only read. */
export function linesOf(body: MonthBody = NOTHING, readOnly = false): number {
  return Math.max(body.tasks.length, body.results.length, readOnly ? 1 : 0) + (readOnly ? 0 : 1);
}

/** Months that stand in the grid: those planned, and any that has something all the same. */
export function shownMonths(covered: readonly number[], months: Months): number[] {
  return YEAR.filter((month) => covered.includes(month) || !isEmpty(months[month]));
}

/** Runs of months that the plan does not cover: [[7, 12]]. */
export function gapsBetween(shown: readonly number[]): [from: number, to: number][] {
  const runs: [number, number][] = [];
  for (const month of YEAR) {
    if (shown.includes(month)) continue;
    const last = runs.at(-1);
    if (last && last[1] === month - 1) last[1] = month;
    else runs.push([month, month]);
  }
  return runs;
}

export type Step = 'up' | 'down' | 'left' | 'right' | 'first' | 'last' | 'start' | 'end' | 'monthBefore' | 'monthAfter';

/** Where a step leads, staying in the grid at its edges. */
export function stepped(place: Place, step: Step, shown: readonly number[], lines: (month: number) => number): Place {
  const { month, line, column } = place;
  const at = COLUMNS.indexOf(column);
  const order = shown.indexOf(month);
  const columnAt = (index: number) => COLUMNS[Math.max(0, Math.min(COLUMNS.length - 1, index))] ?? column;
  const [before, after] = [shown[order - 1], shown[order + 1]];
  switch (step) {
    case 'left':
      return { ...place, column: columnAt(at - 1) };
    case 'right':
      return { ...place, column: columnAt(at + 1) };
    case 'first':
      return { ...place, column: columnAt(0) };
    case 'last':
      return { ...place, column: columnAt(COLUMNS.length) };
    // A month's own cell stands beside all of its lines.
    case 'up':
      if (line > 0 && column !== 'month') return { ...place, line: line - 1 };
      return before === undefined ? { ...place, line: 0 } : { ...place, month: before, line: endOf(before) };
    case 'down':
      if (line < lines(month) - 1 && column !== 'month') return { ...place, line: line + 1 };
      return after === undefined ? place : { ...place, month: after, line: 0 };
    case 'monthBefore':
      return { ...place, month: before ?? month, line: 0 };
    case 'monthAfter':
      return { ...place, month: after ?? month, line: 0 };
    case 'start':
      return { column: columnAt(0), month: shown[0] ?? month, line: 0 };
    case 'end': {
      const last = shown.at(-1) ?? month;
      return { column: columnAt(COLUMNS.length), month: last, line: lines(last) - 1 };
    }
  }

  function endOf(which: number): number {
    return column === 'month' ? 0 : lines(which) - 1;
  }
}

/** The place itself, or the nearest that is still there after something went. */
export function nearest(place: Place, shown: readonly number[], lines: (month: number) => number): Place | null {
  const month = shown.includes(place.month) ? place.month : (shown.findLast((m) => m < place.month) ?? shown[0]);
  if (month === undefined) return null;
  return { ...place, month, line: Math.min(place.line, lines(month) - 1) };
}
