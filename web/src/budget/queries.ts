import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../api/client.ts';
import type { Answer } from '../api/types.ts';

export type Budget = Answer<'/v1/plans/{id}/budget', 'get'>;
export type BudgetLine = Budget['lines'][number];

export const budgetQuery = (plan: string) =>
  queryOptions({
    queryKey: ['budget', plan],
    queryFn: () => answered(api.GET('/v1/plans/{id}/budget', { params: { path: { id: plan } } })),
  });
