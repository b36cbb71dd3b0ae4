import { day } from '../dates/format.ts';
import { currentLanguage } from '../language/store.ts';
import { Button } from '../parts/button.tsx';
import { Pill } from '../parts/pill.tsx';
import { showMillions } from '../plans/numbers.ts';
import type { Budget, BudgetLine } from './queries.ts';
import { useBudgetWords } from './words.ts';

interface Props {
  lines: readonly BudgetLine[];
  all: Budget['totals']['all'];
  record: (line: BudgetLine) => void;
}

/** Each line with what was planned, allocated and spent, in millions of đồng. */
export function Lines({ lines, all, record }: Props) {
  const words = useBudgetWords();
  const show = (dong: number) => showMillions(dong, currentLanguage());
  const mayRecord = lines.some((line) => line.mayRecord);
  return (
    <div className="scroll-x">
      <table className="tbl tbl--stack">
        <thead>
          <tr>
            <th scope="col">{words.purpose}</th>
            <th scope="col">{words.source}</th>
            <th scope="col" className="num">
              {words.year}
            </th>
            {[words.planned, words.allocated, words.spent].map((head) => (
              <th key={head} scope="col" className="num">
                {head}
              </th>
            ))}
            {mayRecord && (
              <th scope="col">
                <span className="sr">{words.record}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <td>
                <b>{words.purposes[line.purpose]}</b>
                {line.over && <Over line={line} />}
                {line.note && (
                  <div className="small muted" lang="vi">
                    {line.note}
                  </div>
                )}
                {line.updatedAt && <div className="small quiet">{words.updated(day(line.updatedAt))}</div>}
              </td>
              <td className="small" data-label={words.source}>
                {words.sources[line.source]}
              </td>
              <td className="num" data-label={words.year}>
                {line.year}
              </td>
              <td className="num" data-label={words.planned}>
                {show(line.planned)}
              </td>
              <td className="num" data-label={words.allocated}>
                {show(line.allocated)}
              </td>
              <td className="num" data-label={words.spent}>
                {show(line.spent)}
              </td>
              {mayRecord && (
                <td className="acts">
                  {line.mayRecord && (
                    <Button small onClick={() => record(line)}>
                      {words.record}
                      <span className="sr">
                        {' '}
                        {words.purposes[line.purpose]}, {words.sources[line.source]}, {line.year}
                      </span>
                    </Button>
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={3}>
              {words.total}
            </th>
            {(
              [
                ['planned', all.planned],
                ['allocated', all.allocated],
                ['spent', all.spent],
              ] as const
            ).map(([name, sum]) => (
              <td key={name} className="num b" data-label={words[name]}>
                {show(sum)}
              </td>
            ))}
            {mayRecord && <td />}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function Over({ line: { planned, allocated, spent } }: { line: BudgetLine }) {
  const words = useBudgetWords();
  return (
    <div className="row">
      {allocated > planned && (
        <Pill tone="cam" icon="warn">
          {words.overText.allocated ?? ''}
        </Pill>
      )}
      {spent > allocated && (
        <Pill tone="cam" icon="warn">
          {words.overText.spent ?? ''}
        </Pill>
      )}
    </div>
  );
}
