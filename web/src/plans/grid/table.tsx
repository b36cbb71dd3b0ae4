import { type FocusEvent, type MouseEvent, type ReactNode, useMemo, useRef } from 'react';
import { MonthRows } from './lines.tsx';
import type { Editing, Ops } from './ops.ts';
import { gapsBetween, type Place } from './places.ts';
import { codeOf, type Months, NOTHING, type Party, YEAR } from './shapes.ts';
import { useGridTexts } from './words.ts';

interface Props {
  shown: readonly number[];
  months: Months;
  readOnly: boolean;
  at: Place | null;
  editing: Editing | null;
  nameOf: (party: Party) => string;
  openComments: ((section: string, part: string) => number) | null;
  notes: Partial<Record<number, ReactNode>>;
  gap: (from: number, to: number) => ReactNode;
  go: (place: Place) => void;
  /** Takes note of where the focus has come to by itself. */
  stand: (place: Place) => void;
  ops: Ops;
}

/** The months as a grid that is worked like a spreadsheet. */
export function MonthTable(props: Props) {
  const { shown, months, readOnly, at, editing, ops, notes } = props;
  const words = useGridTexts();
  const gaps = gapsBetween(shown);
  const comments = useMemo(() => {
    const of = props.openComments;
    return (month: number) => (of ? (part: string) => of(codeOf(month), part) : null);
  }, [props.openComments]);
  const commentsOf = useMemo(() => new Map(YEAR.map((month) => [month, comments(month)])), [comments]);
  // Pressing a cell gives it the focus; whether it had it before says what the press is for.
  const had = useRef<Element | null>(null);
  const onMouseDown = () => {
    had.current = document.activeElement;
  };
  const onFocus = ({ target }: FocusEvent<Element>) => {
    const place = target.matches('[data-cell]') ? placeOf(target) : null;
    if (place) props.stand(place);
  };
  const onClick = (event: MouseEvent<HTMLElement>) => {
    const place = placeOf(event.target as Element);
    if (!place || (event.target as Element).closest('textarea, button')) return;
    // The first press takes the cell, one on the cell that one is on already opens it.
    const cell = (event.target as Element).closest('[data-cell]');
    const opens = had.current === cell || (event.target as Element).closest('.mg-add') !== null;
    if (opens && !readOnly && place.column !== 'month') ops.edit(place);
    else props.go(place);
  };
  return (
    <div className="scroll-x mg-scroll">
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: keys are seen to by the box around it, for cards as well */}
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the ARIA grid pattern stands on a table
        role="grid"
        className="mg"
        aria-label={words.label}
        aria-readonly={readOnly}
        onMouseDown={onMouseDown}
        onFocus={onFocus}
        onClick={onClick}
      >
        <colgroup>
          {(['month', 'task', 'result', 'party', 'due'] as const).map((column) => (
            <col key={column} className={`mg-c-${column}`} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {(['month', 'task', 'result', 'party', 'due'] as const).map((column) => (
              <th key={column} scope="col">
                {words.columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        {YEAR.map((month) => {
          const run = gaps.find(([from]) => from === month);
          if (run)
            return (
              <tbody key={month}>
                <tr className="mg-gap">
                  <th scope="row">{words.months(run[0], run[1])}</th>
                  <td colSpan={4}>{props.gap(run[0], run[1])}</td>
                </tr>
              </tbody>
            );
          if (!shown.includes(month)) return null;
          const here = at?.month === month ? at : null;
          return [
            notes[month] && (
              <tbody key={`${month}n`}>
                <tr>
                  <td colSpan={5}>{notes[month]}</td>
                </tr>
              </tbody>
            ),
            <MonthRows
              key={month}
              month={month}
              body={months[month] ?? NOTHING}
              readOnly={readOnly}
              line={here?.line ?? null}
              column={here?.column ?? null}
              editing={editing?.month === month ? editing : null}
              nameOf={props.nameOf}
              commentsOf={commentsOf.get(month) ?? null}
              ops={ops}
            />,
          ];
        })}
      </table>
    </div>
  );
}

/** The place of the cell that an element lies in. */
export function placeOf(element: Element): Place | null {
  const [month, line, column] = element.closest<HTMLElement>('[data-cell]')?.dataset.cell?.split('-') ?? [];
  if (month === undefined || line === undefined || column === undefined) return null;
  return { month: Number(month), line: Number(line), column: column as Place['column'] };
}
