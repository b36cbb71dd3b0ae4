import { paper as words } from '../../texts/plans/paper.vi.ts';
import type { Task } from '../reading/plan.ts';
import { dayInNumbers, type Paper } from './paper.ts';
import { spells } from './rows.ts';

/** The year frame as a table whose head is repeated on every page: month, tasks, expected results, who answers. */
export function Frame({ paper }: { paper: Paper }) {
  let counted = 0;
  return (
    <table className="paper__t paper__frame">
      <thead>
        <tr>
          {words.columns.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      {spells(paper).map((spell) => {
        if ('from' in spell)
          return (
            <tbody key={`gap ${spell.from}`}>
              <tr>
                <td />
                <td className="mid">{words.months(spell.from, spell.to)}</td>
                <td colSpan={3}>
                  <i>{words.gap(paper.uncoveredReason)}</i>
                </td>
              </tr>
            </tbody>
          );
        counted += 1;
        const number = counted;
        return (
          <tbody key={`month ${spell.month}`}>
            {spell.rows.map(({ task, results }, at) => (
              <tr key={task?.key ?? `${spell.month} ${at}`}>
                {at === 0 && (
                  <>
                    <td className="mid" rowSpan={spell.rows.length}>
                      {number}
                    </td>
                    <td className="mid" rowSpan={spell.rows.length}>
                      {words.month(spell.month)}
                    </td>
                  </>
                )}
                <td>
                  {task?.title}
                  {task && when(task) !== '' && <div>{when(task)}</div>}
                </td>
                <td>
                  {results.map((text) => (
                    <div key={text}>{results.length > 1 ? `- ${text}` : text}</div>
                  ))}
                </td>
                <td>
                  {task?.responsible && paper.name(task.responsible)}
                  {task && task.cooperating.length > 0 && (
                    <div>{words.cooperating(task.cooperating.map(paper.name).join('; '))}</div>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        );
      })}
    </table>
  );
}

function when({ startsOn, dueOn }: Task): string {
  if (startsOn && dueOn) return words.span(dayInNumbers(startsOn), dayInNumbers(dueOn));
  if (startsOn) return words.from(dayInNumbers(startsOn));
  return dueOn ? words.due(dayInNumbers(dueOn)) : '';
}
