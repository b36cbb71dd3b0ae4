import { day } from '../dates/format.ts';
import { A } from '../parts/anchor.tsx';
import { useHref } from '../session/me.ts';
import { axisOf, startOf } from './span.ts';
import { LOOK, StandingPill } from './standing.tsx';
import type { PlanTask } from './types.ts';
import { useTaskWords } from './words.ts';

/** Tasks along the time: the table says in words what the bars beside it show. */
export function Timeline({ items, today }: { items: readonly PlanTask[]; today: string }) {
  const words = useTaskWords();
  const axis = axisOf(items.map((task) => ({ from: startOf(task), to: task.dueOn })));
  const now = axis.at(today);
  return (
    <div className="scroll-x">
      <table className="tbl tbl--stack timeline">
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            <th scope="col">{words.starts}</th>
            <th scope="col">{words.due}</th>
            <th scope="col">{words.state}</th>
            <th scope="col" className="timeline__axis">
              <span className="sr">{words.timeline.chart}</span>
              <span aria-hidden="true" className="timeline__months">
                {axis.ticks.map(({ month, words: tick, left, width }) => (
                  <span key={month} style={{ left: `${left}%`, width: `${width}%` }}>
                    {tick}
                  </span>
                ))}
              </span>
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((task) => (
            <Row key={task.id} task={task} axis={axis} now={now} />
          ))}
        </tbody>
      </table>
      <p className="card__b small quiet">{words.timeline.legend}</p>
    </div>
  );
}

interface RowProps {
  task: PlanTask;
  axis: ReturnType<typeof axisOf>;
  now: number | null;
}
function Row({ task, axis, now }: RowProps) {
  const words = useTaskWords();
  const href = useHref();
  const { id, title, dueOn, standing, progress } = task;
  const from = startOf(task);
  return (
    <tr>
      <td>
        <A className="plain" href={href(`cong-viec/${id}`)} lang="vi">
          {title}
        </A>
      </td>
      <td className="small nowrap" data-label={words.starts}>
        <time dateTime={from}>{day(from)}</time>
      </td>
      <td className="small nowrap" data-label={words.due}>
        <time dateTime={dueOn}>{day(dueOn)}</time>
      </td>
      <td className="nowrap">
        <StandingPill standing={standing} /> <span className="num small">{progress}%</span>
      </td>
      <td className="timeline__axis">
        <div
          className="timeline__row"
          role="img"
          aria-label={`${words.timeline.bar(day(from), day(dueOn))}, ${progress}%`}
        >
          {axis.ticks.map(({ month, left }) => (
            <i key={month} className="timeline__line" style={{ left: `${left}%` }} />
          ))}
          <span
            className={`timeline__bar timeline__bar--${LOOK[standing].tone}`}
            style={{ left: `${axis.at(from) ?? 0}%`, width: `${axis.width(from, dueOn)}%` }}
          >
            <span style={{ width: `${progress}%` }} />
          </span>
          {now !== null && <i className="timeline__now" style={{ left: `${now}%` }} />}
        </div>
      </td>
    </tr>
  );
}
