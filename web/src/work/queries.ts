import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../api/client.ts';

/** What waits for this person, what they wait for, and what has just happened. */
export const workQuery = (org: string) =>
  queryOptions({
    queryKey: ['work', org],
    queryFn: () => answered(api.GET('/v1/t/{org}/work', { params: { path: { org } } })),
  });
