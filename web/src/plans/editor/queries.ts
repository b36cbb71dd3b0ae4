import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../../api/client.ts';

/** A draft with its sections, what it lacks, and what one may do with it. */
export const planQuery = (org: string, id: string) =>
  queryOptions({
    queryKey: ['plan', org, id],
    queryFn: ({ signal }) => answered(api.GET('/v1/t/{org}/plans/{id}', { params: { path: { org, id } }, signal })),
  });

/** Who may be given something to do in a plan for these platforms, and what the catalogue calls them. */
export const partiesQuery = (org: string, platforms: readonly string[]) =>
  queryOptions({
    queryKey: ['plan-parties', org, platforms],
    queryFn: () =>
      answered(
        api.GET('/v1/t/{org}/plan-parties', {
          params: { path: { org }, query: { platforms: platforms.join(',') } },
        }),
      ),
    staleTime: 600_000,
  });

export const commentsQuery = (org: string, id: string) =>
  queryOptions({
    queryKey: ['plan-comments', org, id],
    queryFn: () => answered(api.GET('/v1/t/{org}/plans/{id}/comments', { params: { path: { org, id } } })),
  });
