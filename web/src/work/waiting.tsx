import type { Task } from '../api/types.ts';
import { day, daysBetween } from '../dates/format.ts';
import { useTexts } from '../language/store.ts';
import { A } from '../parts/anchor.tsx';
import { Pill } from '../parts/pill.tsx';
import { useHref } from '../session/me.ts';
import { placeOf } from './tasks.ts';

/** How long others may take, in days, before it shows. */
const LONG = 7;

/** What this person has handed on and others have not finished. */
export function Waiting({ tasks, today }: { tasks: readonly Task[]; today: string }) {
  const { work, due } = useTexts();
  const href = useHref();
  if (tasks.length === 0) return <p className="card__b muted">{work.waitingEmpty}</p>;
  return (
    <table className="tbl tbl--stack">
      <tbody>
        {tasks.map((task) => {
          const days = Math.max(0, daysBetween(task.since, today));
          return (
            <tr key={`${task.kind} ${task.id}`}>
              <td>
                <A className="plain b" href={placeOf(task, href)}>
                  {task.title}
                </A>
                <div className="small muted">{task.detail ?? work.kinds[task.kind]}</div>
              </td>
              <td>
                <Pill tone={days >= LONG ? 'cam' : 'cham'} icon="clock">
                  {due.waited(days)}
                </Pill>
              </td>
              <td className="small muted nowrap">
                {work.since} <time dateTime={task.since}>{day(task.since)}</time>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
