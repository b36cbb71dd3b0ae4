import { PURPOSES, SOURCES } from '../plans/sections.ts';

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
