import type { PlatformQuery } from '../api/types.ts';

/** What the list is narrowed to, as it stands in the address. */
export type PlatformFilter = Pick<PlatformQuery, 'q' | 'mine' | 'group' | 'duty' | 'sort'>;

export const DUTIES = [
  'owner',
  'owner_focal',
  'owner_it',
  'mic_focal',
  'promoting',
  'supporting',
  'core_enterprise',
  'overseer',
] as const satisfies readonly NonNullable<PlatformFilter['duty']>[];

/** The filter in an address; whatever is not one of its values is left out. */
export function filterFrom(search: Record<string, unknown>): PlatformFilter {
  const { q, mine, group, sort } = search;
  const duty = DUTIES.find((kind) => kind === search.duty);
  return {
    ...(typeof q === 'string' && q !== '' && { q }),
    ...(mine === '1' && { mine }),
    ...((group === 'I' || group === 'II') && { group }),
    ...(duty && { duty }),
    ...(sort === 'name' && { sort }),
  };
}
