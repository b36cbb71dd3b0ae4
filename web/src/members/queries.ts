import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../api/client.ts';

export const membersQuery = (org: string) =>
  queryOptions({
    queryKey: ['members', org],
    queryFn: () => answered(api.GET('/v1/t/{org}/members', { params: { path: { org } } })),
  });
