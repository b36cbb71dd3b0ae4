import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../api/client.ts';

/** The organisation's own drafts, all of them or those about one platform, by its code. */
export const plansQuery = (org: string, platform?: string) =>
  queryOptions({
    queryKey: ['plans', org, platform ?? null],
    queryFn: () =>
      answered(api.GET('/v1/t/{org}/plans', { params: { path: { org }, query: platform ? { platform } : {} } })),
  });
