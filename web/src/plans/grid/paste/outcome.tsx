import type { GridMonth } from '@ndp/documents/grid/read-range';
import { type Months, NOTHING, type Party } from '../shapes.ts';
import { useGridTexts } from '../words.ts';
import type { How } from './merge.ts';

interface Props {
  found: readonly ({ month: number } & GridMonth<Party>)[];
  nameOf: (party: Party) => string;
  months: Months;
  how: Readonly<Record<number, How>>;
  choose: (month: number, how: How) => void;
}

/** What goes into which month, and whether behind or instead of what is there. */
export function Outcome({ found, nameOf, months, how, choose }: Props) {
  const words = useGridTexts();
  return (
    <section className="mg-outcome" aria-labelledby="dan-ket-qua">
      <h3 id="dan-ket-qua">{words.paste.willGo}</h3>
      {found.map(({ month, tasks, results }) => {
        const there = months[month] ?? NOTHING;
        const occupied = there.tasks.length + there.results.length > 0;
        return (
          <div key={month} className="mg-outcome__m">
            <div className="between">
              <p>
                <b>{words.month(month)}</b>: {words.tally(tasks.length, results.length)}
                {occupied && (
                  <span className="muted">
                    {' '}
                    ({words.paste.has(words.tally(there.tasks.length, there.results.length))})
                  </span>
                )}
              </p>
              {occupied && (
                <fieldset className="seg">
                  <legend className="sr">{words.paste.how(month)}</legend>
                  {(['append', 'replace'] as const).map((way) => (
                    <label key={way}>
                      <input
                        type="radio"
                        name={`dan-thang-${month}`}
                        checked={(how[month] ?? 'append') === way}
                        onChange={() => choose(month, way)}
                      />
                      {words.paste[way]}
                    </label>
                  ))}
                </fieldset>
              )}
            </div>
            <ul className="small" lang="vi">
              {tasks.map(({ title, responsible, cooperating = [] }, at) => (
                <li key={`t${at}`}>
                  <span className="tag">{words.paste.kinds.task}</span> {title}
                  {responsible && (
                    <span className="muted">
                      {' '}
                      ({words.party.responsible}: {nameOf(responsible)})
                    </span>
                  )}
                  {cooperating.length > 0 && (
                    <span className="muted"> ({words.cooperating(cooperating.map(nameOf).join(', '))})</span>
                  )}
                </li>
              ))}
              {results.map(({ text }, at) => (
                <li key={`r${at}`}>
                  <span className="tag">{words.paste.kinds.result}</span> {text}
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </section>
  );
}
