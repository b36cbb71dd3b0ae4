import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answered, api } from '../api/client.ts';
import type { PlatformFilter } from './filter.ts';

export const platformsQuery = (org: string, filter: PlatformFilter) =>
  infiniteQueryOptions({
    queryKey: ['platforms', org, filter],
    queryFn: ({ pageParam, signal }) => {
      const query = { ...filter, ...(pageParam !== '' && { cursor: pageParam }) };
      return answered(api.GET('/v1/t/{org}/platforms', { params: { path: { org }, query }, signal }));
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });

export const platformQuery = (org: string, slug: string) =>
  queryOptions({
    queryKey: ['platform', org, slug],
    queryFn: () => answered(api.GET('/v1/t/{org}/platforms/{slug}', { params: { path: { org, slug } } })),
  });
