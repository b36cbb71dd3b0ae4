import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answered, api } from '../api/client.ts';
import type { Answer, Query } from '../api/types.ts';

export type Overview = Answer<'/v1/overview/plans', 'get'>;
export type OverviewRow = Overview['items'][number];
export type Cell = OverviewRow['cells']['mic'];
export type CellKind = keyof OverviewRow['cells'];

export const overviewQuery = (org: string, asked: Record<string, string>) =>
  queryOptions({
    queryKey: ['overview', org, asked],
    queryFn: () =>
      answered(api.GET('/v1/overview/plans', { params: { query: asked as Query<'/v1/overview/plans', 'get'> } })),
    placeholderData: keepPreviousData,
  });
