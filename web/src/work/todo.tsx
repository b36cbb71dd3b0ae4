import type { Task } from '../api/types.ts';
import { day, daysBetween, weekday } from '../dates/format.ts';
import { useTexts } from '../language/store.ts';
import { A } from '../parts/anchor.tsx';
import { Icon } from '../parts/icons.tsx';
import { useHref } from '../session/me.ts';
import { iconOf, placeOf } from './tasks.ts';

/** How near a date must be, in days, for its row to carry the colour of lateness. */
const SOON = 3;

interface Props {
  task: Task;
  today: string;
  /** The uppermost task has the screen's one primary button. */
  first: boolean;
  nameOf: (code: string) => string;
}

/** One thing to do: what, about which platform, until when, and the button that does it. */
export function Todo({ task, today, first, nameOf }: Props) {
  const { work } = useTexts();
  const href = useHref();
  const left = task.due ? daysBetween(today, task.due) : null;
  const pressing = left !== null && left <= SOON;
  const about = [task.platforms.map(nameOf).join(', '), task.detail].filter(Boolean).join('. ');
  return (
    <li className="todo">
      <Icon name={pressing ? (left < 0 ? 'warn' : 'clock') : iconOf(task)} className={pressing ? 'cam' : 'cham'} />
      <div>
        <div className="small muted">{work.kinds[task.kind] ?? work.open}</div>
        <div className="t">{task.title}</div>
        {about !== '' && <div className="small muted">{about}</div>}
      </div>
      <div className="d">
        <Due due={task.due ?? null} left={left} since={task.since} />
      </div>
      <A className={first ? 'btn btn--s btn--son' : 'btn btn--s'} href={placeOf(task, href)}>
        {work.action[task.kind] ?? work.open}
        <span className="sr">: {task.title}</span>
      </A>
    </li>
  );
}

function Due({ due, left, since }: { due: string | null; left: number | null; since: string }) {
  const texts = useTexts();
  if (due === null || left === null)
    return since === '' ? null : (
      <span className="muted">
        {texts.work.since} <time dateTime={since}>{day(since)}</time>
      </span>
    );
  return (
    <>
      <b>
        {weekday(due)} <time dateTime={due}>{day(due)}</time>
      </b>
      <br />
      <span className={left < 0 ? 'cam b' : 'muted'}>{left < 0 ? texts.due.late(-left) : texts.due.left(left)}</span>
    </>
  );
}
