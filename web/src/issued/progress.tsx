import { useQuery } from '@tanstack/react-query';
import { day } from '../dates/format.ts';
import { A } from '../parts/anchor.tsx';
import { Card } from '../parts/card.tsx';
import { StackTable } from '../parts/stack-table.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { useReadingWords } from '../plans/reading/words.ts';
import { useHref } from '../session/me.ts';
import { STANDINGS } from '../tasks/filter.ts';
import { partyName } from '../tasks/party.ts';
import { StandingPill } from '../tasks/standing.tsx';
import type { PlanTask, TaskList } from '../tasks/types.ts';
import { useTaskWords } from '../tasks/words.ts';
import { type Issued, planTasksQuery } from './queries.ts';
import { useIssuedWords } from './words.ts';

/** The plan's tasks month by month, and how each stands today. */
export function Progress({ plan }: { plan: Issued }) {
  const words = useIssuedWords();
  const reading = useReadingWords();
  const href = useHref();
  const query = useQuery(planTasksQuery(plan.id));
  return (
    <Loaded query={query} lines={8}>
      {({ items, next, counts }) => {
        if (items.length === 0)
          return (
            <div className="card">
              <Empty icon="list" title={words.noTasks} />
            </div>
          );
        const months = [...new Set(items.map(({ month }) => month))].sort((a, b) => a - b);
        return (
          <div className="stack">
            <Counts counts={counts} />
            {months.map((month) => (
              <Month
                key={month}
                title={reading.month(month, plan.year)}
                tasks={items.filter((task) => task.month === month)}
              />
            ))}
            {next !== null && (
              <p>
                <A href={href(`cong-viec?plan=${plan.id}`)}>{words.tasks}</A>
              </p>
            )}
          </div>
        );
      }}
    </Loaded>
  );
}

function Counts({ counts }: { counts: TaskList['counts'] }) {
  return (
    <ul className="row counts">
      {STANDINGS.filter((standing) => counts[standing] > 0).map((standing) => (
        <li key={standing} className="row">
          <b className="num">{counts[standing]}</b>
          <StandingPill standing={standing} />
        </li>
      ))}
    </ul>
  );
}

function Month({ title, tasks }: { title: string; tasks: readonly PlanTask[] }) {
  const words = useIssuedWords();
  const tasksWords = useTaskWords();
  const href = useHref();
  const done = tasks.filter(({ standing }) => standing === 'done').length;
  return (
    <Card title={title} action={<span className="small muted">{words.done(done, tasks.length)}</span>}>
      <StackTable heads={[words.task, words.responsible, words.due, words.standing]}>
        {tasks.map((task) => (
          <tr key={task.id}>
            <td>
              <A className="plain b" href={href(`cong-viec/${task.id}`)} lang="vi">
                {task.title}
              </A>
            </td>
            <td data-label={words.responsible}>
              {partyName(task.responsible, tasksWords, task.plan.organisation.short)}
            </td>
            <td data-label={words.due} className="nowrap">
              <time dateTime={task.dueOn}>{day(task.dueOn)}</time>
            </td>
            <td>
              <StandingPill standing={task.standing} />
              {task.progress > 0 && task.progress < 100 && <span className="num small"> {task.progress}%</span>}
            </td>
          </tr>
        ))}
      </StackTable>
    </Card>
  );
}
