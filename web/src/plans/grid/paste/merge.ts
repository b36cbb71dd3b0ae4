import { blankResult, blankTask, type Changed } from '../change.ts';
import { type Months, NOTHING } from '../shapes.ts';
import type { RangeRead } from './range.ts';

export type How = 'append' | 'replace';

/** The months as they become when what was read is put in: behind what is there, or in its place. */
export function merged(months: Months, read: RangeRead['months'], how: Readonly<Record<number, How>>): Changed {
  return Object.fromEntries(
    Object.entries(read).map(([number, { tasks, results }]) => {
      const month = Number(number);
      const before = how[month] === 'replace' ? NOTHING : (months[month] ?? NOTHING);
      const body = {
        tasks: [...before.tasks, ...tasks.map(({ title, ...who }) => ({ ...blankTask(title), ...who }))],
        results: [...before.results, ...results.map(({ text }) => blankResult(text))],
      };
      return [month, body];
    }),
  );
}
