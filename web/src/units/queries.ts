import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../api/client.ts';

export const unitsQuery = (org: string) =>
  queryOptions({
    queryKey: ['units', org],
    queryFn: () => answered(api.GET('/v1/t/{org}/units', { params: { path: { org } } })),
  });
