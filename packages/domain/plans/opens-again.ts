import type * as p from '@ndp/database/schema/programme';
import { type PlanContents, resultsOf } from './contents.ts';

/**
 * Whether a task that was done is so no longer by the contents that a new version brings: done was done against the
 * results there were, and what is asked besides has yet to be reached.
 * @param results of the plan as they are recorded, met or not
 */
export function opensAgain(
  { key, state }: { key: string; state: p.TaskState },
  { months }: Pick<PlanContents, 'months'>,
  results: readonly Pick<typeof p.expectedResult.$inferSelect, 'key' | 'metAt'>[],
): boolean {
  if (state !== 'done') return false;
  const asked = months.flatMap(({ tasks, results }) =>
    tasks.some((one) => one.key === key) ? resultsOf({ key }, results) : [],
  );
  return asked.some(({ key: result }) => !results.some((one) => one.key === result && one.metAt !== null));
}
