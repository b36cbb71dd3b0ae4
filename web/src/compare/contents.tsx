import { currentLanguage } from '../language/store.ts';
import { Pill } from '../parts/pill.tsx';
import { planName } from './heads.tsx';
import type { ComparedPlan } from './queries.ts';
import { useCompareWords } from './words.ts';

/** Which contents each plan has, in the order of the plan that asks for most. */
export function Contents({ plans }: { plans: readonly ComparedPlan[] }) {
  const words = useCompareWords();
  const there = plans.filter(({ id }) => id !== null);
  const longest = [...there].sort((a, b) => b.contents.length - a.contents.length);
  const rows = [...new Map(longest.flatMap(({ contents }) => contents).map((one) => [one.code, one])).values()];
  return (
    <div className="scroll-x">
      <table className="tbl tbl--stack compare">
        <thead>
          <tr>
            <th scope="col">{words.content}</th>
            {there.map((plan) => (
              <th key={plan.id} scope="col">
                {planName(plan, words)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ code, title }) => (
            <tr key={code}>
              <th scope="row">{title[currentLanguage()]}</th>
              {there.map((plan) => (
                <td key={plan.id} data-label={planName(plan, words)}>
                  <Filled filled={plan.contents.find((one) => one.code === code)?.filled} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Filled({ filled }: { filled: boolean | undefined }) {
  const words = useCompareWords();
  if (filled === undefined) return <span className="small quiet">{words.notAsked}</span>;
  return filled ? (
    <Pill tone="luc" icon="done">
      {words.filled}
    </Pill>
  ) : (
    <Pill tone="cam" icon="ring">
      {words.empty}
    </Pill>
  );
}
