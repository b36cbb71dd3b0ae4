import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { currentLanguage } from '../language/store.ts';
import { Card } from '../parts/card.tsx';
import { Icon } from '../parts/icons.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { showMillions } from '../plans/numbers.ts';
import { Lines } from './lines.tsx';
import { type Budget, type BudgetLine, budgetQuery } from './queries.ts';
import { RecordDialog } from './record.tsx';
import { useBudgetWords } from './words.ts';

/** Money of an issued plan: planned, allocated, spent, line by line and rolled up. @param plan id of the issued plan */
export function PlanBudget({ plan }: { plan: string }) {
  const words = useBudgetWords();
  const query = useQuery(budgetQuery(plan));
  const [recording, setRecording] = useState<BudgetLine | null>(null);
  return (
    <div className="stack">
      <Loaded query={query} lines={5}>
        {({ lines, totals }) => {
          if (lines.length === 0)
            return (
              <div className="card">
                <Empty icon="file" title={words.empty}>
                  {words.emptyText}
                </Empty>
              </div>
            );
          const over = lines.filter((line) => line.over).length;
          return (
            <>
              {over > 0 && (
                <p className="note note--cam">
                  <Icon name="warn" />
                  <span>{words.overNote(over)}</span>
                </p>
              )}
              <Card title={words.lines} count={lines.length} action={<span className="small quiet">{words.unit}</span>}>
                <Lines lines={lines} all={totals.all} record={setRecording} />
              </Card>
              <Totals totals={totals} />
            </>
          );
        }}
      </Loaded>
      {recording && <RecordDialog plan={plan} line={recording} close={() => setRecording(null)} />}
    </div>
  );
}

/** The same money by source, by purpose and by year. */
function Totals({ totals }: { totals: Budget['totals'] }) {
  const words = useBudgetWords();
  const language = currentLanguage();
  const parts = [
    { title: words.roll.source, rows: totals.bySource.map((one) => ({ ...one, name: words.sources[one.key] })) },
    { title: words.roll.purpose, rows: totals.byPurpose.map((one) => ({ ...one, name: words.purposes[one.key] })) },
    { title: words.roll.year, rows: totals.byYear.map((one) => ({ ...one, name: String(one.key) })) },
  ];
  return (
    <Card title={words.rollName} action={<span className="small quiet">{words.unit}</span>}>
      <div className="scroll-x">
        <table className="tbl tbl--stack">
          <thead>
            <tr>
              <th scope="col">{words.rollName}</th>
              {[words.planned, words.allocated, words.spent].map((head) => (
                <th key={head} scope="col" className="num">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          {parts.map(({ title, rows }) => (
            <tbody key={title}>
              <tr className="budget__part">
                <th scope="rowgroup" colSpan={4}>
                  {title}
                </th>
              </tr>
              {rows.map(({ key, name, planned, allocated, spent }) => (
                <tr key={key}>
                  <td>{name}</td>
                  <td className="num" data-label={words.planned}>
                    {showMillions(planned, language)}
                  </td>
                  <td className="num" data-label={words.allocated}>
                    {showMillions(allocated, language)}
                  </td>
                  <td className="num" data-label={words.spent}>
                    {showMillions(spent, language)}
                  </td>
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </Card>
  );
}
