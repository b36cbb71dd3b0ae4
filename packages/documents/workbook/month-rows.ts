import type { Party, PlanMonth } from '@ndp/domain/plans/contents';
import type { InferOutput } from 'valibot';
import { writeParty } from './party.ts';

type Month = InferOutput<typeof PlanMonth>;
type Row = (string | number | null)[];

/** Tasks and results of each month side by side, in the order of the columns of the sheet. */
export function monthRows(months: readonly Month[], partyNames: (party: Party) => string): Row[] {
  const named = (party: Party) => writeParty(party, partyNames(party));
  return months.flatMap(({ month, tasks, results }) => {
    // A result names its tasks by their numbers in the month; a key that no task of the month has is kept as it is.
    const numbers = new Map(tasks.map(({ key }, place) => [key, String(place + 1)]));
    const height = Math.max(1, tasks.length, results.length);
    return Array.from({ length: height }, (_, place): Row => {
      const task = tasks[place];
      const result = results[place];
      return [
        `Tháng ${month}`,
        task ? String(place + 1) : null,
        task?.title ?? null,
        result?.text ?? null,
        result?.tasks.map((key) => numbers.get(key) ?? `#${key}`).join(', ') ?? null,
        task?.responsible ? named(task.responsible) : null,
        task?.cooperating.map(named).join('\n') ?? null,
        task?.startsOn ?? null,
        task?.dueOn ?? null,
        task?.key ?? null,
        result?.key ?? null,
      ];
    });
  });
}
