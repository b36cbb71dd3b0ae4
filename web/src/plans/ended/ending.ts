import type { paths } from '../../api/paths.ts';

type Listed = paths['/v1/organisations']['get']['responses'][200]['content']['application/json']['items'][number];
type Known = Pick<Listed, 'slug' | 'validTo'> & {
  events: readonly Pick<Listed['events'][number], 'date' | 'from' | 'to'>[];
};

/** When an organisation ended, and those that took over what was its. */
export interface Ending {
  /** ISO date from which it is no more: its papers are of days before. */
  on: string;
  successors: Listed['events'][number]['to'];
}

/** How an organisation ended; null while it lasts. @param today ISO date in Vietnam */
export function endingOf({ slug, validTo, events }: Known, today: string): Ending | null {
  if (validTo === null || validTo > today) return null;
  const last = events.filter(({ date, from }) => date === validTo && from.some((one) => one.slug === slug));
  const successors = new Map(last.flatMap(({ to }) => to.map((one) => [one.slug, one] as const)));
  successors.delete(slug);
  return { on: validTo, successors: [...successors.values()] };
}
