import type { ReactNode } from 'react';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icons.tsx';
import { lackOf, numbersOf } from './counts.ts';
import { Dates, More, Parties, Words } from './lines.tsx';
import type { Editing, Ops } from './ops.ts';
import { cellId, gapsBetween, type Place } from './places.ts';
import { codeOf, type MonthBody, type Months, NOTHING, type Party, YEAR } from './shapes.ts';
import { TextEditor } from './text-editor.tsx';
import { useGridTexts } from './words.ts';

interface Props {
  shown: readonly number[];
  months: Months;
  readOnly: boolean;
  editing: Editing | null;
  nameOf: (party: Party) => string;
  openComments: ((section: string, part: string) => number) | null;
  notes: Partial<Record<number, ReactNode>>;
  gap: (from: number, to: number) => ReactNode;
  ops: Ops;
}

/** The months one below the other, for narrow screens: a card each, its tasks, then its results. */
export function MonthCards(props: Props) {
  const { shown, months, notes } = props;
  const words = useGridTexts();
  const gaps = gapsBetween(shown);
  return (
    <div className="mg-cards">
      {YEAR.map((month) => {
        const run = gaps.find(([from]) => from === month);
        if (run)
          return (
            <section key={month} className="mg-card mg-card--gap" aria-label={words.months(run[0], run[1])}>
              <h3>{words.months(run[0], run[1])}</h3>
              {props.gap(run[0], run[1])}
            </section>
          );
        if (!shown.includes(month)) return null;
        return (
          <section key={month} id={`thang-${month}`} className="mg-card" aria-labelledby={`thang-${month}-ten`}>
            <Head month={month} body={months[month] ?? NOTHING} {...props} />
            {notes[month]}
            <Items month={month} column="task" body={months[month] ?? NOTHING} {...props} />
            <Items month={month} column="result" body={months[month] ?? NOTHING} {...props} />
          </section>
        );
      })}
    </div>
  );
}

type OneMonth = Props & { month: number; body: MonthBody };

function Head({ month, body, readOnly, ops }: OneMonth) {
  const words = useGridTexts();
  const lack = lackOf(body);
  return (
    <div className="mg-card__h" data-cell={cellId({ month, line: 0, column: 'month' })} tabIndex={-1}>
      <h3 id={`thang-${month}-ten`}>{words.month(month)}</h3>
      <span className={`mg-state ${lack === null ? 'luc' : 'cam'}`}>
        <Icon name={lack === null ? 'done' : lack === 'task' ? 'ring' : 'warn'} />
        {lack === null ? words.complete : lack === 'task' ? words.noTask : words.noResult}
      </span>
      {!readOnly && <More place={{ month, line: 0, column: 'month' }} ops={ops} />}
    </div>
  );
}

function Items(props: OneMonth & { column: 'task' | 'result' }) {
  const { month, column, body, readOnly, editing, nameOf, openComments, ops } = props;
  const words = useGridTexts();
  const here = editing?.month === month && editing.column === column ? editing : null;
  const items = column === 'task' ? body.tasks.map((t) => [t.key, t.title]) : body.results.map((r) => [r.key, r.text]);
  const field = (at: number) =>
    here && (
      <TextEditor
        key={here.turn}
        label={words.editing[column](at + 1, month)}
        initial={here.text}
        typed={ops.typed}
        commit={(text, after) => ops.commit(here, text, after)}
        cancel={() => ops.cancel(here)}
      />
    );
  const about = (at: number) => {
    const task = column === 'task' && body.tasks[at];
    const result = column === 'result' && body.results[at];
    if (task)
      return (
        <div className="small muted">
          <Parties task={task} nameOf={nameOf} /> · <Dates task={task} />
        </div>
      );
    const numbers = result ? numbersOf(result, body) : '';
    return numbers !== '' && <div className="small muted">{words.ofTasks(numbers)}</div>;
  };
  return (
    <div className="mg-list">
      <h4 className="small muted">{words.columns[column]}</h4>
      <ol>
        {items.map(([key = '', text = ''], at) => {
          const place: Place = { month, line: at, column };
          return [
            here?.insert && here.line === at && <li key="new">{field(at)}</li>,
            <li key={key} data-cell={cellId(place)} tabIndex={-1}>
              {here && !here.insert && here.line === at ? (
                field(at)
              ) : (
                <>
                  <div className="grow">
                    {readOnly ? (
                      <Words at={at} text={text} comments={openComments?.(codeOf(month), key) ?? 0} />
                    ) : (
                      <button type="button" className="mg-open" onClick={() => ops.edit(place)}>
                        <Words at={at} text={text} comments={openComments?.(codeOf(month), key) ?? 0} />
                        <span className="sr">, {words.edit}</span>
                      </button>
                    )}
                    {about(at)}
                  </div>
                  {!readOnly && <More place={place} ops={ops} />}
                </>
              )}
            </li>,
          ];
        })}
        {here && here.line >= items.length && <li>{field(items.length)}</li>}
      </ol>
      {!readOnly && !(here && here.line >= items.length) && (
        <Button
          small
          look="ghost"
          data-cell={cellId({ month, line: items.length, column })}
          onClick={() => ops.edit({ month, line: items.length, column })}
        >
          <Icon name="plus" />
          {column === 'task' ? words.addTask : words.addResult}
          <span className="sr"> {words.month(month)}</span>
        </Button>
      )}
    </div>
  );
}
