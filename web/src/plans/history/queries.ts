import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../../api/client.ts';

/** What was saved of each section, newest first. */
export const historyQuery = (org: string, id: string) =>
  queryOptions({
    queryKey: ['plan-history', org, id],
    queryFn: () => answered(api.GET('/v1/t/{org}/plans/{id}/history', { params: { path: { org, id } } })),
  });

/** A section as it was. Saves of one sitting share a version, so it may still be the one that is being written. */
export const thenQuery = (org: string, id: string, code: string, version: number) =>
  queryOptions({
    queryKey: ['plan-history', org, id, code, version],
    queryFn: () =>
      answered(
        api.GET('/v1/t/{org}/plans/{id}/history/{code}/{version}', {
          params: { path: { org, id, code, version: String(version) } },
        }),
      ),
  });
