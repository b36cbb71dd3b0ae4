/** What the list is narrowed to, as it stands in the address. */
export interface PlatformFilter {
  q?: string;
  mine?: '1';
  group?: 'I' | 'II';
  duty?: string;
  sort?: 'number' | 'name';
}

/** The filter in an address; whatever is not one of its values is left out. */
export function filterFrom(search: Record<string, unknown>): PlatformFilter {
  const { q, mine, group, duty, sort } = search;
  return {
    ...(typeof q === 'string' && q !== '' && { q }),
    ...(mine === '1' && { mine }),
    ...((group === 'I' || group === 'II') && { group }),
    ...(typeof duty === 'string' && duty !== '' && { duty }),
    ...(sort === 'name' && { sort }),
  };
}
