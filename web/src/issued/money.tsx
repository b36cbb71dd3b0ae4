import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, ifMatch } from '../api/client.ts';
import { only } from '../forms/errors.ts';
import { Form } from '../forms/form.tsx';
import { LongTextField, TextField } from '../forms/inputs.tsx';
import { useTexts } from '../language/store.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Pill } from '../parts/pill.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { confirmDone } from '../parts/toast.ts';
import { money } from '../plans/reading/amount.ts';
import { useReadingWords } from '../plans/reading/words.ts';
import { type Budget, budgetQuery, type Issued } from './queries.ts';
import { useIssuedWords } from './words.ts';

type Line = Budget['lines'][number];

/** What was planned, allocated and spent, line by line, with the sums of each source, purpose, year and of all. */
export function Money({ plan }: { plan: Issued }) {
  const words = useIssuedWords();
  const query = useQuery(budgetQuery(plan.id));
  return (
    <section className="card" aria-label={words.tabs.money}>
      <Loaded query={query}>
        {(budget) =>
          budget.lines.length === 0 ? (
            <Empty icon="list" title={words.noMoney}>
              {words.noMoneyText}
            </Empty>
          ) : (
            <Lines budget={budget} plan={plan.id} />
          )
        }
      </Loaded>
    </section>
  );
}

function Lines({ budget: { lines, totals }, plan }: { budget: Budget; plan: string }) {
  const words = useIssuedWords();
  const reading = useReadingWords();
  const [line, setLine] = useState<Line | null>(null);
  const acts = lines.some(({ mayRecord }) => mayRecord);
  const sums: [string, Line | Budget['totals']['all']][] = [
    ...totals.bySource.map((sum): [string, Budget['totals']['all']] => [reading.sources[sum.key] ?? sum.key, sum]),
    ...totals.byPurpose.map((sum): [string, Budget['totals']['all']] => [reading.purposes[sum.key] ?? sum.key, sum]),
    ...totals.byYear.map((sum): [string, Budget['totals']['all']] => [`${reading.year} ${sum.key}`, sum]),
    [reading.total, totals.all],
  ];
  return (
    <div className="scroll-x">
      <table className="tbl">
        <thead>
          <tr>
            <th scope="col">{reading.source}</th>
            <th scope="col">{reading.purpose}</th>
            <th scope="col">{reading.year}</th>
            <Head label={words.planned} />
            <Head label={words.allocated} />
            <Head label={words.spent} />
            {acts && (
              <th scope="col">
                <span className="sr">{words.record}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {lines.map((one) => (
            <tr key={one.id}>
              <td>{reading.sources[one.source]}</td>
              <td>
                {reading.purposes[one.purpose]}
                {one.note && <div className="small muted">{one.note}</div>}
              </td>
              <td className="num">{one.year}</td>
              <Amount amount={one.planned} />
              <Amount amount={one.allocated} />
              <td className="num nowrap">
                {money(one.spent, reading)}
                {one.over && (
                  <div>
                    <Pill tone="cam" icon="warn">
                      {words.over}
                    </Pill>
                  </div>
                )}
              </td>
              {acts && (
                <td className="acts">
                  {one.mayRecord && (
                    <Button small onClick={() => setLine(one)}>
                      {words.record}
                    </Button>
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
        <tfoot>
          {sums.map(([label, { planned, allocated, spent }]) => (
            <tr key={label}>
              <th scope="row" colSpan={3}>
                {label}
              </th>
              <Amount amount={planned} />
              <Amount amount={allocated} />
              <Amount amount={spent} />
              {acts && <td />}
            </tr>
          ))}
        </tfoot>
      </table>
      {line && <Record line={line} plan={plan} close={() => setLine(null)} />}
    </div>
  );
}

function Head({ label }: { label: string }) {
  return (
    <th scope="col" className="num">
      {label}
    </th>
  );
}

function Amount({ amount }: { amount: number }) {
  const reading = useReadingWords();
  return <td className="num nowrap">{money(amount, reading)}</td>;
}

const wholeDong = (text: string) => Number(text.replace(/[.\s]/g, ''));

function Record({ line, plan, close }: { line: Line; plan: string; close: () => void }) {
  const words = useIssuedWords();
  const reading = useReadingWords();
  const { form } = useTexts();
  const client = useQueryClient();
  const wrong = (text: string, label: string) =>
    (text.trim() === '' || !Number.isSafeInteger(wholeDong(text)) || wholeDong(text) < 0) &&
    form.required(`${label.toLowerCase()} (${words.amountHint.toLowerCase()})`);
  return (
    <Dialog
      open
      onClose={close}
      title={words.recordTitle}
      lead={`${reading.sources[line.source]}, ${reading.purposes[line.purpose]}, ${line.year}`}
    >
      <Form
        name={`budget-${line.id}-${line.version}`}
        initial={{ allocated: String(line.allocated), spent: String(line.spent), note: line.note ?? '' }}
        verb={words.record}
        onCancel={close}
        check={({ allocated, spent }) =>
          only({ allocated: wrong(allocated, words.allocated), spent: wrong(spent, words.spent) })
        }
        send={async ({ allocated, spent, note }) => {
          const params = { path: { id: plan, line: line.id }, header: ifMatch(line.version) };
          const body = {
            allocated: wholeDong(allocated),
            spent: wholeDong(spent),
            ...(note.trim() !== '' && { note: note.trim() }),
          };
          await answered(api.PUT('/v1/plans/{id}/budget/{line}', { params, body }));
          confirmDone(words.recorded);
          close();
          await client.invalidateQueries({ queryKey: ['budget', plan] });
        }}
      >
        <TextField name="allocated" label={words.allocated} hint={words.amountHint} inputMode="numeric" short />
        <TextField name="spent" label={words.spent} hint={words.amountHint} inputMode="numeric" short />
        <LongTextField name="note" label={reading.note} />
      </Form>
    </Dialog>
  );
}
