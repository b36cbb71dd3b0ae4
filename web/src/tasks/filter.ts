import type { Standing } from './types.ts';

export const VIEWS = ['bang', 'luoi', 'tien-do', 'lich'] as const;
export type View = (typeof VIEWS)[number];
/** In the order in which they are pressing. */
export const STANDINGS = ['late', 'blocked', 'at_risk', 'in_progress', 'planned', 'done', 'dropped'] as const;

/** What the tasks are narrowed to, as it stands in the address. */
export interface TaskFilter {
  xem?: View;
  mine?: '1';
  plan?: string;
  platform?: string;
  standing?: Standing;
  month?: string;
  year?: string;
  /** The month that the calendar shows: 2022-03. */
  thang?: string;
}

const MATCHING: Record<string, RegExp> = {
  xem: new RegExp(`^(${VIEWS.join('|')})$`),
  mine: /^1$/,
  plan: /^[0-9a-f-]{36}$/,
  platform: /^NDP-\d{4,6}$/,
  standing: new RegExp(`^(${STANDINGS.join('|')})$`),
  month: /^([1-9]|1[0-2])$/,
  year: /^20\d\d$/,
  thang: /^20\d\d-(0[1-9]|1[0-2])$/,
};

/** The filter in an address; whatever is not one of its values is left out. */
export function filterFrom(search: Record<string, unknown>): TaskFilter {
  const found = Object.entries(MATCHING).filter(([name, pattern]) => {
    const value = search[name];
    return typeof value === 'string' && pattern.test(value);
  });
  return Object.fromEntries(found.map(([name]) => [name, search[name]]));
}

/** What the API is asked: the calendar's month is days there, and takes the place of month and year. */
export function askedOf({ xem, thang, month, year, ...rest }: TaskFilter, today: string): Record<string, string> {
  if (xem !== 'lich') return { ...rest, ...(month !== undefined && { month }), ...(year !== undefined && { year }) };
  const shown = thang ?? today.slice(0, 7);
  return { ...rest, from: `${shown}-01`, to: lastDayOf(shown), limit: '200' };
}

/** 2022-02 → 2022-02-28 */
export function lastDayOf(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

/** 2022-12, 1 → 2023-01 */
export function monthAfter(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}

/** The list with this filter, from the organisation's address on. */
export function addressOf(filter: TaskFilter): string {
  const filled = Object.entries(filter).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const text = new URLSearchParams(filled).toString();
  return text === '' ? 'cong-viec' : `cong-viec?${text}`;
}
