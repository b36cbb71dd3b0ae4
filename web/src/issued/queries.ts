import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../api/client.ts';
import { isProblem } from '../api/problem.ts';
import type { Answer } from '../api/types.ts';

export type Issued = Answer<'/v1/plans/{id}', 'get'>;

/** How often a plan is looked for that has only just been issued: it is on its way for a moment. */
const TRIES = 2;

/** An issued plan as it stands, or in one of its versions. */
export const issuedQuery = (id: string, version: number | null = null) =>
  queryOptions({
    queryKey: ['issued', id, version],
    queryFn: () =>
      answered(
        api.GET('/v1/plans/{id}', {
          params: { path: { id }, query: version === null ? {} : { version: String(version) } },
        }),
      ),
    retry: (failures, error) => failures < TRIES && isProblem(error, 'not_found'),
    retryDelay: 700,
  });

/** Most tasks that one page shows; a plan of twelve months rarely has more. */
export const TASKS = 200;

export const planTasksQuery = (plan: string) =>
  queryOptions({
    queryKey: ['tasks', 'plan', plan],
    queryFn: () => answered(api.GET('/v1/tasks', { params: { query: { plan, limit: String(TASKS) } } })),
  });

export const changesQuery = (id: string, from: number, to: number) =>
  queryOptions({
    queryKey: ['issued-changes', id, from, to],
    queryFn: () =>
      answered(
        api.GET('/v1/plans/{id}/changes', { params: { path: { id }, query: { from: String(from), to: String(to) } } }),
      ),
  });
