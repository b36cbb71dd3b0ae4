import { MOST_MONEY, PURPOSES, SOURCES } from '../plans/sections.ts';
import { invalid } from '../refusal.ts';

/** Amounts in đồng, whole. */
export interface Amounts {
  planned: number;
  allocated: number;
  spent: number;
}
export type BudgetSource = (typeof SOURCES)[number];
export type BudgetPurpose = (typeof PURPOSES)[number];
export interface Line extends Amounts {
  source: BudgetSource;
  purpose: BudgetPurpose;
  year: number;
}

/** More allocated than planned, or more spent than allocated: allowed, since it happens, but said. */
export function isOver({ planned, allocated, spent }: Amounts): boolean {
  return allocated > planned || spent > allocated;
}

/** Lines rolled up by source, by purpose, by year and in all; what has no line has no total. 186 Điều 1, IV.1.b */
export function summed(lines: readonly Line[]) {
  const by = <K extends string | number>(keys: readonly K[], keyOf: (line: Line) => K) =>
    keys.flatMap((key) => {
      const its = lines.filter((line) => keyOf(line) === key);
      return its.length > 0 ? [{ key, ...total(its) }] : [];
    });
  const years = [...new Set(lines.map(({ year }) => year))].sort((a, b) => a - b);
  return {
    bySource: by(SOURCES, ({ source }) => source),
    byPurpose: by(PURPOSES, ({ purpose }) => purpose),
    byYear: by(years, ({ year }) => year),
    all: total(lines),
  };
}

function total(lines: readonly Amounts[]): Amounts {
  const sum = (of: (line: Amounts) => number) => lines.reduce((all, line) => all + of(line), 0);
  return { planned: sum((l) => l.planned), allocated: sum((l) => l.allocated), spent: sum((l) => l.spent) };
}

/** A plan's totals stay within what is sensible, and so exact. Throws Refusal `invalid_input`. @param others its other lines */
export function assertTotal(others: readonly Amounts[], line: Omit<Amounts, 'planned'>): void {
  const { allocated, spent } = total([...others, { planned: 0, ...line }]);
  for (const [field, sum] of Object.entries({ allocated, spent }))
    if (sum > MOST_MONEY)
      throw invalid(
        `/${field}`,
        'Cộng với các dòng khác của kế hoạch thì lớn quá mức hợp lý. Kiểm tra lại đơn vị.',
        'With the other lines of the plan this is too much to be right. Check the unit.',
      );
}
