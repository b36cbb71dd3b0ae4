import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answered, api } from '../api/client.ts';
import type { Answer } from '../api/types.ts';

export type SideBySide = Answer<'/v1/t/{org}/platforms/{slug}/side-by-side', 'get'>;
export type Flag = SideBySide['flags'][number];
export type ComparedPlan = SideBySide['plans'][number];

export const sideBySideQuery = (org: string, slug: string, year?: string) =>
  queryOptions({
    queryKey: ['side-by-side', org, slug, year ?? null],
    queryFn: () =>
      answered(
        api.GET('/v1/t/{org}/platforms/{slug}/side-by-side', {
          params: { path: { org, slug }, query: year ? { year } : {} },
        }),
      ),
    placeholderData: keepPreviousData,
  });
