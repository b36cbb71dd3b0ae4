import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answered, api } from '../api/client.ts';
import type { Answer, Query } from '../api/types.ts';

export type PlanRows = Answer<'/v1/t/{org}/plans', 'get'>;
export type IssuedRow = Answer<'/v1/plans', 'get'>['items'][number];
export type IssuedFilter = Pick<Query<'/v1/plans', 'get'>, 'q' | 'year' | 'kind'>;

/** The organisation's own drafts, all of them or those about one platform, by its code. */
export const plansQuery = (org: string, platform?: string) =>
  queryOptions({
    queryKey: ['plans', org, platform ?? null],
    queryFn: () =>
      answered(api.GET('/v1/t/{org}/plans', { params: { path: { org }, query: platform ? { platform } : {} } })),
  });

/** Issued plans that this organisation may see: its own, those sent to it, those of its platforms. */
export const issuedQuery = (org: string, filter: IssuedFilter) =>
  infiniteQueryOptions({
    queryKey: ['plans-issued', org, filter],
    queryFn: ({ pageParam, signal }) => {
      const query = { ...filter, limit: '50', ...(pageParam !== '' && { cursor: pageParam }) };
      return answered(api.GET('/v1/plans', { params: { query }, signal }));
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });
