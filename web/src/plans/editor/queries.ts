import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../../api/client.ts';

/** What has been said about a draft, oldest first. */
export const commentsQuery = (org: string, id: string) =>
  queryOptions({
    queryKey: ['plan-comments', org, id],
    queryFn: () => answered(api.GET('/v1/t/{org}/plans/{id}/comments', { params: { path: { org, id } } })),
  });
