import type { Task } from '../api/types.ts';
import { day, daysBetween, weekday } from '../dates/format.ts';
import { useTexts } from '../language/store.ts';
import { A } from '../parts/anchor.tsx';
import { Icon, type IconName } from '../parts/icons.tsx';

/** How near a date must be, in days, for its row to carry the colour of lateness. */
const SOON = 3;

const ICONS: Record<string, IconName> = {
  'plan.submit': 'send',
  'plan.approve': 'tick',
  'plan.issue': 'seal',
  'invitation.expiring': 'mail',
  'second_factor.enrol': 'shield',
  'duty.confirm': 'grid',
};

/** One thing to do: what, about which platform, until when, and the button that does it. */
export function Todo({ task, today, first }: { task: Task; today: string; first: boolean }) {
  const { work } = useTexts();
  const left = task.due === null ? null : daysBetween(today, task.due);
  const pressing = left !== null && left <= SOON;
  return (
    <li className="todo">
      <Icon
        name={pressing ? (left < 0 ? 'warn' : 'clock') : (ICONS[task.kind] ?? 'inbox')}
        className={pressing ? 'cam' : 'cham'}
      />
      <div>
        <div className="t">{task.title}</div>
        <div className="small muted">
          {task.platforms.map(({ number, name }) => `${name} (${number})`).join(', ')}
          {task.platforms.length > 0 && task.detail && '. '}
          {task.detail}
        </div>
      </div>
      <div className="d">
        <Due due={task.due} left={left} since={task.since} />
      </div>
      <A className={first ? 'btn btn--s btn--son' : 'btn btn--s'} href={task.href}>
        {work.action[task.kind] ?? work.open}
        <span className="sr">: {task.title}</span>
      </A>
    </li>
  );
}

function Due({ due, left, since }: { due: string | null; left: number | null; since: string }) {
  const texts = useTexts();
  if (due === null || left === null)
    return (
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
