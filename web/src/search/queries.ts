import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answered, api } from '../api/client.ts';

/** What the organisation may find under these words; nothing is asked for no words. */
export const searchQuery = (org: string, q: string) =>
  queryOptions({
    queryKey: ['search', org, q],
    queryFn: ({ signal }) =>
      answered(api.GET('/v1/t/{org}/search', { params: { path: { org }, query: { q } }, signal })),
    enabled: q.trim() !== '',
    placeholderData: keepPreviousData,
  });
