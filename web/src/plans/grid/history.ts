import type { Changed } from './change.ts';
import { type MonthBody, type Months, NOTHING } from './shapes.ts';

interface Step {
  before: Changed;
  after: Changed;
  /** Months that came into the plan by it. */
  covers: readonly number[];
}

/** The months as they are, and the steps that led to them, so that each can be taken back. */
export interface History {
  months: Months;
  done: readonly Step[];
  undone: readonly Step[];
}

/** How many steps can be taken back. */
const DEPTH = 100;

export const begun = (months: Months): History => ({ months, done: [], undone: [] });

/** Takes a step. A change of nothing is none. @param covers months that come into the plan by it */
export function taken(history: History, after: Changed, covers: readonly number[] = []): History {
  const touched = Object.keys(after).map(Number);
  if (touched.length === 0) return history;
  const before = Object.fromEntries(touched.map((month) => [month, history.months[month] ?? NOTHING]));
  const months = { ...history.months, ...after };
  return { months, done: [...history.done.slice(1 - DEPTH), { before, after, covers }], undone: [] };
}

/** Takes the last step back. */
export function undo({ months, done, undone }: History): History {
  const last = done.at(-1);
  if (!last) return { months, done, undone };
  return { months: { ...months, ...last.before }, done: done.slice(0, -1), undone: [...undone, last] };
}

/** Takes the step again that was taken back last. */
export function redo({ months, done, undone }: History): History {
  const next = undone.at(-1);
  if (!next) return { months, done, undone };
  return { months: { ...months, ...next.after }, done: [...done, next], undone: undone.slice(0, -1) };
}

/** Takes over what somebody else wrote; steps of that month can no longer be taken back over it. */
export function adopted(history: History, month: number, body: MonthBody): History {
  const kept = ({ after }: Step) => !(month in after);
  const months = { ...history.months, [month]: body };
  return { months, done: history.done.filter(kept), undone: history.undone.filter(kept) };
}

/** The months by which two states differ. */
export function differing(one: Months, other: Months): number[] {
  const all = new Set([...Object.keys(one), ...Object.keys(other)].map(Number));
  return [...all].filter((month) => one[month] !== other[month]).sort((a, b) => a - b);
}
