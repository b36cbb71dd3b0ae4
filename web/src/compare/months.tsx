import { day } from '../dates/format.ts';
import { A } from '../parts/anchor.tsx';
import { Icon } from '../parts/icons.tsx';
import { useHref } from '../session/me.ts';
import { LOOK } from '../tasks/standing.tsx';
import { useTaskWords } from '../tasks/words.ts';
import { monthId } from './flags.tsx';
import { planName } from './heads.tsx';
import type { ComparedPlan, Flag } from './queries.ts';
import { useCompareWords } from './words.ts';

/** Months down, plans across; a month that a flag is about says so at its head. */
export function Months({ plans, flags }: { plans: readonly ComparedPlan[]; flags: readonly Flag[] }) {
  const words = useCompareWords();
  const there = plans.filter(({ id }) => id !== null);
  const months = [...new Set(there.flatMap((plan) => plan.months.map(({ month }) => month)))].sort((a, b) => a - b);
  const about = new Set(flags.flatMap(({ tasks = [] }) => tasks));
  return (
    <div className="scroll-x">
      <table className="tbl tbl--stack compare">
        <thead>
          <tr>
            <th scope="col">{words.byMonth}</th>
            {there.map((plan) => (
              <th key={plan.id} scope="col">
                {planName(plan, words)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {months.map((month) => (
            <tr key={month}>
              <th scope="row" id={monthId(month)} tabIndex={-1}>
                {words.month(month)}
                {flags.some((flag) => flag.month === month) && (
                  <span className="cam block small">
                    <Icon name="warn" /> {words.flags}
                  </span>
                )}
              </th>
              {there.map((plan) => (
                <td key={plan.id} data-label={planName(plan, words)}>
                  <Month of={plan.months.find((one) => one.month === month)} about={about} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Month({ of, about }: { of: ComparedPlan['months'][number] | undefined; about: ReadonlySet<string> }) {
  const words = useCompareWords();
  const tasks = useTaskWords();
  const href = useHref();
  if (!of || (of.tasks.length === 0 && of.results.length === 0))
    return <span className="small quiet compare__gap">{words.notCovered}</span>;
  return (
    <>
      <ul lang="vi">
        {of.tasks.map(({ id, title, dueOn, standing }) => (
          <li key={id} className={about.has(id) ? 'result compare__about' : 'result'}>
            <Icon name={LOOK[standing].icon} className={LOOK[standing].tone === 'late' ? 'cam' : LOOK[standing].tone} />
            <span>
              <A className="plain" href={href(`cong-viec/${id}`)}>
                {title}
              </A>
              <span className="small quiet block">
                {[tasks.standing[standing], dueOn && `${tasks.due.toLowerCase()} ${day(dueOn)}`]
                  .filter(Boolean)
                  .join(', ')}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {of.results.length > 0 && (
        <>
          <p className="small muted b">{words.results}</p>
          <ul className="dashed small" lang="vi">
            {of.results.map((result, at) => (
              <li key={`${at} ${result}`}>{result}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
