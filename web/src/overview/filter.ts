import type { OverviewRow } from './queries.ts';

export const KINDS = ['mic', 'merged', 'owner', 'enterprise'] as const;
export const STATES = ['none', 'partial', 'issued', 'historical'] as const;

const MATCHING: Record<string, RegExp> = {
  year: /^20\d\d$/,
  kind: new RegExp(`^(${KINDS.join('|')})$`),
  state: new RegExp(`^(${STATES.join('|')})$`),
  group: /^II?$/,
  owner: /^[a-z0-9-]{1,100}$/,
  focal: /^[a-z0-9-]{1,100}$/,
  q: /^.{1,200}$/,
  sort: /^number$/,
};

/** The filter in an address; whatever is not one of its values is left out. */
export function filterFrom(search: Record<string, unknown>): Record<string, string> {
  const found = Object.entries(search).filter(
    (entry): entry is [string, string] =>
      typeof entry[1] === 'string' && Object.hasOwn(MATCHING, entry[0]) && MATCHING[entry[0]]?.test(entry[1]) === true,
  );
  return Object.fromEntries(found);
}

/** How much a row asks to be looked at: a missing plan before a part of them, late tasks before none. */
export function pressing({ state, cells }: Pick<OverviewRow, 'state' | 'cells'>): number {
  const plans = Object.values(cells).flatMap((cell) => cell.plans);
  const late = plans.reduce((sum, { tasks }) => sum + tasks.late, 0);
  const gaps = plans.reduce((sum, { gapMonths }) => sum + gapMonths, 0);
  const missing = { none: 3, partial: 2, issued: 0, not_expected: 0 }[state];
  return late * 10_000 + missing * 1000 + gaps;
}
