import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { day } from '../dates/format.ts';
import { currentLanguage } from '../language/store.ts';
import { A } from '../parts/anchor.tsx';
import { Card } from '../parts/card.tsx';
import { StackTable } from '../parts/stack-table.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { Changes as ChangeList } from '../plans/diff/difference.tsx';
import { useStepWords } from '../plans/steps/words.ts';
import { useHref } from '../session/me.ts';
import { decisionText } from './head.tsx';
import { changesQuery, type Issued } from './queries.ts';
import { useIssuedWords } from './words.ts';

/** The versions of the plan, and what changed from one to the next. */
export function Changes({ plan }: { plan: Issued }) {
  const words = useIssuedWords();
  const href = useHref();
  const [to, setTo] = useState(plan.version);
  return (
    <div className="stack">
      <Card title={words.versions} count={plan.versions.length}>
        <StackTable heads={[words.versions, words.issuedAt, { acts: words.tabs.changes }]}>
          {plan.versions.map(({ number, decision, issuedAt, current }) => (
            <tr key={number}>
              <td>
                <A href={href(`da-ban-hanh/${plan.id}${current ? '' : `?phien-ban=${number}`}`)}>
                  {words.version(number)}
                </A>
                {current && <span className="small muted"> ({words.current})</span>}
                <div className="small muted">{decisionText(decision, words)}</div>
              </td>
              <td data-label={words.issuedAt}>
                <time dateTime={issuedAt}>{day(issuedAt)}</time>
              </td>
              <td className="acts">
                {number > 1 && (
                  <button type="button" className="link" aria-pressed={to === number} onClick={() => setTo(number)}>
                    {words.between(number - 1, number)}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </StackTable>
      </Card>
      {to > 1 ? (
        <Between plan={plan} from={to - 1} to={to} />
      ) : (
        <div className="card">
          <Empty icon="history" title={words.noChanges}>
            {words.noChangesText}
          </Empty>
        </div>
      )}
    </div>
  );
}

const KINDS = { added: 'added', removed: 'gone', changed: 'changed', moved: 'changed' } as const;

function Between({ plan, from, to }: { plan: Issued; from: number; to: number }) {
  const words = useIssuedWords();
  const steps = useStepWords();
  const query = useQuery(changesQuery(plan.id, from, to));
  const nameOf = (code: string) => {
    if (/^m\d\d$/.test(code)) return steps.month(Number(code.slice(1)));
    const at = plan.template?.contents.findIndex((one) => one.code === code) ?? -1;
    const found = plan.template?.contents[at];
    return found ? `${at + 1}. ${found.title[currentLanguage()]}` : steps.frame;
  };
  return (
    <Card title={words.between(from, to)} padded>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="muted">{words.same}</p>
          ) : (
            <ChangeList
              changes={items.map(({ section, what, label, before, after }, at) => ({
                // One label may speak of two changes; the place tells them apart.
                key: `${at} ${section}`,
                label: `${nameOf(section)}: ${label[currentLanguage()]}`,
                what: KINDS[what],
                said: words.what[what] ?? what,
                before: before ?? '',
                after: after ?? '',
              }))}
            />
          )
        }
      </Loaded>
    </Card>
  );
}
