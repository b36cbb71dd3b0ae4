import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../api/client.ts';
import { isProblem } from '../api/problem.ts';

export const settingsQuery = (org: string) =>
  queryOptions({
    queryKey: ['settings', org],
    queryFn: () => answered(api.GET('/v1/t/{org}/settings', { params: { path: { org } } })),
  });

/** The organisation's own identity provider, or null where there is none. */
export const providerQuery = (org: string) =>
  queryOptions({
    queryKey: ['provider', org],
    queryFn: () =>
      answered(api.GET('/v1/t/{org}/identity-provider', { params: { path: { org } } })).catch((error) => {
        if (isProblem(error, 'not_found')) return null;
        throw error;
      }),
  });
