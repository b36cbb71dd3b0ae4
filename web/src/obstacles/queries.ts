import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answered, api } from '../api/client.ts';
import type { ObstacleFilter } from './filter.ts';

export const obstaclesQuery = (filter: ObstacleFilter) =>
  infiniteQueryOptions({
    queryKey: ['obstacles', filter],
    queryFn: ({ pageParam, signal }) => {
      const query = { ...filter, ...(pageParam !== '' && { cursor: pageParam }) };
      return answered(api.GET('/v1/obstacles', { params: { query }, signal }));
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });

export const obstacleQuery = (id: string) =>
  queryOptions({
    queryKey: ['obstacle', id],
    queryFn: () => answered(api.GET('/v1/obstacles/{id}', { params: { path: { id } } })),
  });
