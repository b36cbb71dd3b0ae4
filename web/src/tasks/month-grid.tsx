import { A } from '../parts/anchor.tsx';
import { Icon } from '../parts/icons.tsx';
import { useHref } from '../session/me.ts';
import { Due } from './due.tsx';
import { partyName } from './party.ts';
import { Progress } from './progress.tsx';
import { StandingPill } from './standing.tsx';
import type { PlanTask } from './types.ts';
import { useTaskWords } from './words.ts';

/** Months down, a task a row, as plans are written: task, expected results, who, how it stands. */
export function MonthGrid({ items }: { items: readonly PlanTask[] }) {
  const words = useTaskWords();
  const months = Map.groupBy(items, ({ plan, month }) => `${plan.year}-${String(month).padStart(2, '0')}`);
  return (
    <div className="scroll-x">
      <table className="tbl tbl--stack month-grid">
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            <th scope="col">{words.results}</th>
            <th scope="col">{words.responsible}</th>
            <th scope="col">{words.due}</th>
            <th scope="col">{words.state}</th>
          </tr>
        </thead>
        {[...months]
          .sort(([a], [b]) => a.localeCompare(b))
          .map(([month, tasks]) => (
            <tbody key={month}>
              <tr className="month-grid__month">
                <th scope="rowgroup" colSpan={5}>
                  {words.month(Number(month.slice(5)), Number(month.slice(0, 4)))}{' '}
                  <span className="num quiet">{tasks.length}</span>
                </th>
              </tr>
              {tasks.map((task) => (
                <Row key={task.id} task={task} />
              ))}
            </tbody>
          ))}
      </table>
    </div>
  );
}

function Row({ task }: { task: PlanTask }) {
  const words = useTaskWords();
  const href = useHref();
  const { id, title, plan, results, responsible, progress, standing } = task;
  return (
    <tr>
      <td>
        <A className="plain b" href={href(`cong-viec/${id}`)} lang="vi">
          {title}
        </A>
        <div className="small quiet" lang="vi">
          {plan.title}
        </div>
      </td>
      <td className="small">
        {results.length === 0 ? (
          <span className="quiet">{words.noResults}</span>
        ) : (
          <ul lang="vi">
            {results.map((result) => (
              <li key={result.id} className="result">
                <Icon name={result.metAt ? 'done' : 'ring'} className={result.metAt ? 'luc' : ''} />
                <span>
                  {result.text} <span className="sr">({result.metAt ? words.met : words.notMet})</span>
                </span>
              </li>
            ))}
          </ul>
        )}
      </td>
      <td className="small" data-label={words.responsible}>
        {partyName(responsible, words, plan.organisation.short)}
      </td>
      <td className="small nowrap" data-label={words.due}>
        <Due task={task} />
      </td>
      <td>
        <StandingPill standing={standing} />
        <Progress value={progress} />
      </td>
    </tr>
  );
}
