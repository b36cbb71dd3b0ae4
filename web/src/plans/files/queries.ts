import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../../api/client.ts';
import type { Answer } from '../../api/types.ts';

export type PlanFile = Answer<'/v1/t/{org}/plans/{id}/files', 'get'>['items'][number];

/** How soon files that are being looked into are asked for again, in milliseconds. */
const AGAIN = 3_000;

/** The files of a draft. */
export const planFilesQuery = (org: string, id: string) =>
  queryOptions({
    queryKey: ['plan-files', org, id],
    queryFn: () => answered(api.GET('/v1/t/{org}/plans/{id}/files', { params: { path: { org, id } } })),
    refetchInterval: ({ state }) => (state.data?.items.some((one) => one.state === 'quarantined') ? AGAIN : false),
  });
