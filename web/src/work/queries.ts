import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../api/client.ts';
import type { Answer } from '../api/types.ts';

/** What waits for this person, what they wait for, and what has just happened. */
export const workQuery = (org: string) =>
  queryOptions({
    queryKey: ['work', org],
    queryFn: () => answered(api.GET('/v1/t/{org}/work', { params: { path: { org } } })),
  });

/** Something that the unit owes in plans that are being carried out. */
export type DutyNow = Answer<'/v1/t/{org}/duties-now', 'get'>['items'][number];

/** Tasks that are late or soon due, obstacles to answer, plans to acknowledge. */
export const dutiesNowQuery = (org: string) =>
  queryOptions({
    queryKey: ['duties-now', org],
    queryFn: () => answered(api.GET('/v1/t/{org}/duties-now', { params: { path: { org } } })),
  });
