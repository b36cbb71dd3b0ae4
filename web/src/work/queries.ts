import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../api/client.ts';
import { later } from '../api/later.ts';

/** What waits for this person, what they wait for, and what has just happened. */
export const workQuery = (org: string) =>
  queryOptions({
    queryKey: ['work', org],
    queryFn: () => answered(api.GET('/v1/t/{org}/work', { params: { path: { org } } })),
  });

/** Something that the unit owes in plans that are being carried out. */
export interface DutyNow {
  kind: 'task.late' | 'task.due' | 'obstacle.answer' | 'plan.acknowledge';
  id: string;
  title: string;
  dueOn: string | null;
  platforms: string[];
}

/** Tasks that are late or soon due, obstacles to answer, plans to acknowledge. */
export const dutiesNowQuery = (org: string) =>
  queryOptions({
    queryKey: ['duties-now', org],
    queryFn: () => later<{ items: DutyNow[] }>('GET', `/v1/t/${org}/duties-now`),
    retry: false,
  });
