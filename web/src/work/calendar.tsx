import type { Task } from '../api/types.ts';
import { day } from '../dates/format.ts';
import { currentLanguage, useTexts } from '../language/store.ts';
import { Card } from '../parts/card.tsx';
import { weeksOf } from './month.ts';

/** This month with its dates. The list below says the same to those who do not see the grid. */
export function Calendar({ today, tasks }: { today: string; tasks: readonly Task[] }) {
  const { work } = useTexts();
  const dates = tasks
    .filter(({ due }) => due?.startsWith(today.slice(0, 7)))
    .sort((a, b) => (a.due ?? '').localeCompare(b.due ?? ''));
  const name = new Intl.DateTimeFormat(currentLanguage() === 'en' ? 'en-GB' : 'vi-VN', {
    month: 'long',
    timeZone: 'UTC',
  }).format(new Date(`${today}T00:00:00Z`));
  return (
    <Card title={work.calendar(name)} padded>
      <table className="cal" aria-hidden="true">
        <thead>
          <tr>
            {work.weekdays.map((short) => (
              <th key={short}>{short}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(today).map((week) => (
            <tr key={week[0]?.date}>
              {week.map(({ date, number, inside }) => (
                <td
                  key={date}
                  className={classesOf(
                    inside,
                    date === today,
                    dates.some(({ due }) => due === date),
                  )}
                >
                  <span>{number}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {dates.length === 0 ? (
        <p className="small muted">{work.noDue}</p>
      ) : (
        <ul className="small stack--close">
          {dates.map(({ kind, id, title, due }) => (
            <li key={`${kind} ${id}`}>
              <b>
                <time dateTime={due ?? ''}>{day(due ?? today)}</time>
              </b>{' '}
              {title}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function classesOf(inside: boolean, isToday: boolean, due: boolean): string {
  return [!inside && 'o', isToday && 'today', due && 'has'].filter(Boolean).join(' ');
}
