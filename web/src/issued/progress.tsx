import { useQuery } from '@tanstack/react-query';
import { day } from '../dates/format.ts';
import { useTexts } from '../language/store.ts';
import { A } from '../parts/anchor.tsx';
import { Card } from '../parts/card.tsx';
import { StackTable } from '../parts/stack-table.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { useReadingWords } from '../plans/reading/words.ts';
import { useHref } from '../session/me.ts';
import { type Issued, type PlanTask, planTasksQuery } from './queries.ts';
import { StandingPill } from './standing.tsx';
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

function Counts({ counts }: { counts: Record<string, number> }) {
  const order = ['late', 'blocked', 'at_risk', 'in_progress', 'planned', 'done', 'dropped'];
  return (
    <ul className="row counts">
      {order
        .filter((standing) => (counts[standing] ?? 0) > 0)
        .map((standing) => (
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
              <Responsible task={task} />
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

function Responsible({ task: { responsible, plan } }: { task: PlanTask }) {
  const reading = useReadingWords();
  const { state } = useTexts();
  if (responsible === null) return plan.organisation.short;
  if (responsible.duty) return reading.duty[responsible.duty] ?? responsible.duty;
  return responsible.unit?.name ?? responsible.organisation?.short ?? state.unknown;
}
