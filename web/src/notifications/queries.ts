import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answered, api } from '../api/client.ts';

const page = (cursor?: string) =>
  answered(api.GET('/v1/me/notifications', { params: { query: cursor === undefined ? {} : { cursor } } }));

export const latestNotifications = queryOptions({
  queryKey: ['notifications', 'latest'],
  queryFn: () => page(),
});

export const allNotifications = infiniteQueryOptions({
  queryKey: ['notifications', 'all'],
  queryFn: ({ pageParam }) => page(pageParam || undefined),
  initialPageParam: '',
  getNextPageParam: ({ next }) => next,
});
