import { daysBetween } from '../dates/format.ts';
import { monthAfter } from './filter.ts';
import type { PlanTask } from './types.ts';

/** When work on a task begins: the day the plan names, otherwise its month's first; never after it is due. */
export function startOf({ startsOn, dueOn, month, plan }: Pick<PlanTask, 'startsOn' | 'dueOn' | 'month' | 'plan'>) {
  const start = startsOn ?? `${plan.year}-${String(month).padStart(2, '0')}-01`;
  return start > dueOn ? dueOn : start;
}

/** The months that hold all of these spans, and where a day lies among them. */
export function axisOf(spans: readonly { from: string; to: string }[]) {
  const known = spans.flatMap(({ from, to }) => [from, to]).sort();
  const [first = '2022-01-01', last = first] = [known[0], known.at(-1)];
  const months: string[] = [];
  for (let month = first.slice(0, 7); month <= last.slice(0, 7); month = monthAfter(month, 1)) months.push(month);
  const start = `${months[0]}-01`;
  const days = daysBetween(start, `${monthAfter(months.at(-1) ?? first.slice(0, 7), 1)}-01`);
  const share = (some: number) => (some / days) * 100;
  return {
    /** Months, or longer where so many months would be one grey. */
    ticks: ticksOf(months).map(({ month, words, until }) => ({
      ...{ month, words },
      left: share(daysBetween(start, `${month}-01`)),
      width: share(daysBetween(`${month}-01`, `${until}-01`)),
    })),
    /** Where a day begins, in per cent of the whole; null outside of it. */
    at(day: string): number | null {
      const place = share(daysBetween(start, day));
      return place < 0 || place > 100 ? null : place;
    },
    /** How wide the days from one to the other are, both included, in per cent. */
    width: (from: string, to: string) => share(daysBetween(from, to) + 1),
  };
}

/** Labels that there is room for, and the months that may lie between two of them. */
const ROOM = 13;
const STEPS = [1, 3, 6, 12, 24, 60, 120, 240];

function ticksOf(months: readonly string[]): { month: string; words: string; until: string }[] {
  const step = STEPS.find((one) => months.length / one <= ROOM) ?? 240;
  const numberOf = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
  return months
    .filter((month, at) => at === 0 || numberOf(month) % step === 0)
    .map((month) => ({
      month,
      words: step < 12 ? `${Number(month.slice(5))}/${month.slice(2, 4)}` : month.slice(0, 4),
      until: monthAfter(month, step - (numberOf(month) % step)),
    }));
}
