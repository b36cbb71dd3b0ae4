import { useState } from 'react';
import { longDay } from '../dates/format.ts';
import { currentLanguage, useTexts } from '../language/store.ts';
import { A } from '../parts/anchor.tsx';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icons.tsx';
import { Empty } from '../parts/states.tsx';
import { useHref, useMe } from '../session/me.ts';
import { weeksOf } from '../work/month.ts';
import { Feeds } from './feeds.tsx';
import { addressOf, monthAfter, type TaskFilter } from './filter.ts';
import { partyName } from './party.ts';
import { LOOK, StandingPill } from './standing.tsx';
import type { PlanTask } from './types.ts';
import { useTaskWords } from './words.ts';

/** Titles that a day's square has room for. */
const ROOM = 2;

interface Props {
  items: readonly PlanTask[];
  filter: TaskFilter;
  today: string;
}

/** A month with what is due in it. The list below says the same, and is what is read out and printed. */
export function Calendar({ items, filter, today }: Props) {
  const { calendar: words } = useTaskWords();
  const { may } = useMe();
  const [open, setOpen] = useState(false);
  const href = useHref();
  const month = filter.thang ?? today.slice(0, 7);
  const to = (by: number) => href(addressOf({ ...filter, thang: monthAfter(month, by) }));
  const { thang: _, ...now } = filter;
  const days = Map.groupBy(
    items.filter(({ dueOn }) => dueOn.startsWith(month)),
    ({ dueOn }) => dueOn,
  );
  return (
    <div className="calendar">
      <div className="row card__b calendar__h">
        <h2 className="grow">{words.of(monthName(month))}</h2>
        <A className="btn btn--s" href={to(-1)}>
          <Icon name="left" />
          {words.before}
        </A>
        <A className="btn btn--s" href={href(addressOf(now))}>
          {words.now}
        </A>
        <A className="btn btn--s" href={to(1)}>
          {words.after}
          <Icon name="right" />
        </A>
      </div>
      <Grid month={month} days={days} today={today} />
      {days.size === 0 ? (
        <Empty icon="clock" title={words.noneInMonth}>
          {words.noneText}
        </Empty>
      ) : (
        <section aria-label={words.list} className="card__b stack">
          {[...days].map(([date, tasks]) => (
            <Day key={date} date={date} tasks={tasks} />
          ))}
        </section>
      )}
      {may['calendar.manage'] && (
        <div className="card__b acts">
          <Button aria-expanded={open} onClick={() => setOpen(!open)}>
            <Icon name="clock" />
            {words.feeds}
          </Button>
        </div>
      )}
      {open && <Feeds />}
    </div>
  );
}

function Grid({ month, days, today }: { month: string; days: Map<string, PlanTask[]>; today: string }) {
  const { work } = useTexts();
  const { calendar: words } = useTaskWords();
  return (
    <table className="cal-large" aria-hidden="true">
      <thead>
        <tr>
          {work.weekdays.map((short) => (
            <th key={short}>{short}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(`${month}-01`).map((week) => (
          <tr key={week[0]?.date}>
            {week.map(({ date, number, inside }) => {
              const tasks = inside ? (days.get(date) ?? []) : [];
              return (
                <td key={date} className={[!inside && 'o', date === today && 'today'].filter(Boolean).join(' ')}>
                  <span className="num">{number}</span>
                  {tasks.slice(0, ROOM).map(({ id, title, standing }) => (
                    <span key={id} className={`cal-large__task cal-large__task--${LOOK[standing].tone}`}>
                      <Icon name={LOOK[standing].icon} />
                      <span>{title}</span>
                    </span>
                  ))}
                  {tasks.length > ROOM && <span className="small quiet">{words.more(tasks.length - ROOM)}</span>}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Day({ date, tasks }: { date: string; tasks: readonly PlanTask[] }) {
  const words = useTaskWords();
  const href = useHref();
  return (
    <div>
      <h3>
        <time dateTime={date}>{longDay(date)}</time>
      </h3>
      <ul className="day-list">
        {tasks.map(({ id, title, standing, responsible, plan }) => (
          <li key={id}>
            <span className="grow">
              <A className="plain b" href={href(`cong-viec/${id}`)} lang="vi">
                {title}
              </A>
              <span className="small muted block">{partyName(responsible, words, plan.organisation.short)}</span>
            </span>
            <StandingPill standing={standing} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** tháng 3 năm 2022 */
function monthName(month: string): string {
  return new Intl.DateTimeFormat(currentLanguage() === 'en' ? 'en-GB' : 'vi-VN', {
    ...{ month: 'long', year: 'numeric', timeZone: 'UTC' },
  }).format(new Date(`${month}-01T00:00:00Z`));
}
