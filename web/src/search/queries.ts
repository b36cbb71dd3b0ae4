import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answered, api } from '../api/client.ts';

/** How many of each kind are found at most. */
const LIMIT = '8';

/** What the organisation may find under these words, of every kind; nothing is asked for no words. */
export const searchQuery = (org: string, q: string) =>
  queryOptions({
    queryKey: ['search', org, q],
    queryFn: async ({ signal }) => {
      const [named, { items }] = await Promise.all([
        answered(api.GET('/v1/t/{org}/search', { params: { path: { org }, query: { q } }, signal })),
        answered(api.GET('/v1/t/{org}/platforms', { params: { path: { org }, query: { q, limit: LIMIT } }, signal })),
      ]);
      return { ...named, platforms: items };
    },
    enabled: q.trim() !== '',
    placeholderData: keepPreviousData,
  });
