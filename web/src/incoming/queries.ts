import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answered, api } from '../api/client.ts';
import type { Answer } from '../api/types.ts';
import type { IncomingFilter } from './filter.ts';

export type Arrival = Answer<'/v1/t/{org}/incoming', 'get'>['items'][number];

/** The incoming register, last arrived first, page by page. */
export const incomingQuery = (org: string, filter: IncomingFilter) =>
  infiniteQueryOptions({
    queryKey: ['incoming', org, filter],
    queryFn: ({ pageParam }) =>
      answered(
        api.GET('/v1/t/{org}/incoming', {
          params: { path: { org }, query: { ...filter, ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });

/** How many entries nobody has opened yet. */
export const unopenedQuery = (org: string) =>
  queryOptions({
    queryKey: ['incoming', org, 'unopened'],
    queryFn: async () =>
      (await answered(api.GET('/v1/t/{org}/incoming', { params: { path: { org }, query: { state: 'new' } } }))).counts
        .new,
    staleTime: 60_000,
  });
