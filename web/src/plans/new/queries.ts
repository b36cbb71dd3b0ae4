import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../../api/client.ts';
import type { Answer } from '../../api/types.ts';

export type Template = Answer<'/v1/t/{org}/plan-templates', 'get'>['items'][number];
export type Platform = Answer<'/v1/t/{org}/plan-parties', 'get'>['platforms'][number];

/** Kinds of plan in force today, with whether this member may draft one. */
export const templatesQuery = (org: string) =>
  queryOptions({
    queryKey: ['plan-templates', org],
    queryFn: () => answered(api.GET('/v1/t/{org}/plan-templates', { params: { path: { org } } })),
    staleTime: 600_000,
  });

/** The platforms for which this member may draft some kind of plan. */
export const ownPlatformsQuery = (org: string) =>
  queryOptions({
    queryKey: ['plan-parties', org],
    queryFn: () => answered(api.GET('/v1/t/{org}/plan-parties', { params: { path: { org } } })),
    select: ({ platforms }) => platforms,
    staleTime: 600_000,
  });
