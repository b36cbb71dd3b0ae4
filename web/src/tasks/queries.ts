import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answered, api } from '../api/client.ts';
import type { Query } from '../api/types.ts';

/** Tasks of all plans that one may see, by due date, narrowed as the API takes it. */
export const tasksQuery = (asked: Record<string, string>) =>
  infiniteQueryOptions({
    queryKey: ['tasks', asked],
    queryFn: ({ pageParam, signal }) => {
      const query = { ...asked, ...(pageParam !== '' && { cursor: pageParam }) } as Query<'/v1/tasks', 'get'>;
      return answered(api.GET('/v1/tasks', { params: { query }, signal }));
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });

export const taskQuery = (id: string) =>
  queryOptions({
    queryKey: ['task', id],
    queryFn: () => answered(api.GET('/v1/tasks/{id}', { params: { path: { id } } })),
  });

/** How often one looks whether a file has been looked into, in milliseconds. */
const AGAIN = 2000;

export const taskFilesQuery = (id: string) =>
  queryOptions({
    queryKey: ['task-files', id],
    queryFn: () => answered(api.GET('/v1/tasks/{id}/files', { params: { path: { id } } })),
    refetchInterval: ({ state }) => (state.data?.items.some((one) => one.state === 'quarantined') ? AGAIN : false),
  });

/** Plans that one may see, as choices. */
export const seenPlansQuery = queryOptions({
  queryKey: ['seen-plans'],
  queryFn: async () => (await answered(api.GET('/v1/plans', { params: { query: {} } }))).items,
  staleTime: 60_000,
});

/** One issued plan, for what a task of it does not say: its platforms. */
export const seenPlanQuery = (id: string) =>
  queryOptions({
    queryKey: ['seen-plan', id],
    queryFn: () => answered(api.GET('/v1/plans/{id}', { params: { path: { id } } })),
    staleTime: 60_000,
  });
