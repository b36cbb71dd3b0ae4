import { day } from '../dates/format.ts';
import { useTexts } from '../language/store.ts';
import type { PlanTask } from './types.ts';

/** The day a task is due, and how far off it is while it is not done. */
export function Due({ task: { dueOn, daysLeft, standing } }: { task: PlanTask }) {
  const { due } = useTexts();
  const over = standing === 'done' || standing === 'dropped';
  return (
    <>
      <time dateTime={dueOn}>{day(dueOn)}</time>
      {!over && (
        <span className={daysLeft < 0 ? 'cam b' : 'quiet'}>
          {' · '}
          {daysLeft < 0 ? due.late(-daysLeft) : due.left(daysLeft)}
        </span>
      )}
    </>
  );
}
