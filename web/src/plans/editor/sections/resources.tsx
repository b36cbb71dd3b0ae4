import { Fragment, useState } from 'react';
import { currentLanguage, useTexts } from '../../../language/store.ts';
import { Button } from '../../../parts/button.tsx';
import { Icon } from '../../../parts/icons.tsx';
import { showMillions } from '../../numbers.ts';
import { cellOf, PURPOSES, SOURCES, sumOf, type TypedContent } from '../content-shape.ts';
import { useEditor } from '../context.ts';
import { Line } from '../controls.tsx';
import { idOf } from '../rows.tsx';
import type { SectionInForm } from '../use-section.ts';
import { type EditorWords, useEditorWords } from '../words.ts';

type Props = { section: SectionInForm<TypedContent> };

/** Money by source, purpose and year, in millions of đồng; sums are computed. 186 Điều 1, IV.1.b (thứ 2) */
export function Resources({ section }: Props) {
  const editor = useEditorWords();
  const { state } = useTexts();
  const { unknown } = state;
  const words = editor.resources;
  const { plan } = useEditor();
  const [more, setMore] = useState<readonly number[]>([]);
  const { typed, readOnly } = section;
  const used = Object.keys(typed.amounts).map(yearIn);
  const years = [...new Set([plan.year, ...used, ...more])].sort((a, b) => a - b);
  const next = (years.at(-1) ?? plan.year) + 1;
  const sum = (within: (cell: string) => boolean) => {
    const dong = sumOf(typed.amounts, currentLanguage(), within);
    return dong === null ? unknown : showMillions(dong, currentLanguage());
  };
  return (
    <fieldset>
      <legend className="lbl">{words.title}</legend>
      <p className="hint" id={idOf(section.code, 'amounts-hint')}>{`${words.unit}. ${words.hint}`}</p>
      <div className="scroll-x matrix">
        <table className="tbl">
          <thead>
            <tr>
              <th scope="col">{words.unit}</th>
              {years.map((year) => (
                <th key={year} scope="col" className="num">
                  {year}
                </th>
              ))}
              <th scope="col" className="num">
                {words.total}
              </th>
            </tr>
          </thead>
          {SOURCES.map((source) => (
            <tbody key={source}>
              <tr className="matrix__group">
                <th scope="rowgroup">{words.sources[source]}</th>
                {years.map((year) => (
                  <td key={year} className="num">
                    {sum((cell) => cell.startsWith(`${source}-`) && yearIn(cell) === year)}
                  </td>
                ))}
                <td className="num b">{sum((cell) => cell.startsWith(`${source}-`))}</td>
              </tr>
              {PURPOSES.map((purpose) => (
                <tr key={purpose}>
                  <th scope="row">{words.purposes[purpose]}</th>
                  {years.map((year) => (
                    <td key={year}>
                      <Cell
                        section={section}
                        cell={cellOf({ source, purpose, year })}
                        label={words.cell(words.sources[source], words.purposes[purpose], year)}
                      />
                    </td>
                  ))}
                  <td className="num">{sum((cell) => cell.startsWith(`${source}-${purpose}-`))}</td>
                </tr>
              ))}
            </tbody>
          ))}
          <tfoot>
            <tr>
              <th scope="row">{words.grandTotal}</th>
              {years.map((year) => (
                <td key={year} className="num b">
                  {sum((cell) => yearIn(cell) === year)}
                </td>
              ))}
              <td className="num b">{sum(() => true)}</td>
            </tr>
          </tfoot>
        </table>
      </div>
      <ErrorsOfCells section={section} />
      {!readOnly && next <= 2100 && (
        <Button small onClick={() => setMore([...more, next])}>
          <Icon name="plus" />
          {editor.add.year(next)}
        </Button>
      )}
      <Notes section={section} />
    </fieldset>
  );
}

const yearIn = (cell: string) => Number(cell.slice(cell.lastIndexOf('-') + 1));

function Cell({ section, cell, label }: Props & { cell: string; label: string }) {
  const { code, typed, change, errors, readOnly } = section;
  const error = errors[`amounts.${cell}`];
  return (
    <input
      id={idOf(code, `amounts.${cell}`)}
      className={`input num ${error ? 'input--wrong' : ''}`}
      inputMode="decimal"
      aria-label={label}
      aria-invalid={error ? true : undefined}
      aria-describedby={`${idOf(code, 'amounts-hint')} ${error ? idOf(code, 'amounts-errors') : ''}`.trim()}
      readOnly={readOnly}
      value={typed.amounts[cell] ?? ''}
      onChange={({ target: { value } }) => {
        const { [cell]: _, ...others } = typed.amounts;
        change({ ...typed, amounts: value === '' ? others : { ...others, [cell]: value } });
      }}
    />
  );
}

/** Below the table, as a cell has no room for words; each leads to its cell. */
function ErrorsOfCells({ section: { code, errors } }: Props) {
  const { resources: words } = useEditorWords();
  const found = Object.entries(errors).filter(([at]) => at.startsWith('amounts.'));
  if (found.length === 0) return null;
  return (
    <div id={idOf(code, 'amounts-errors')}>
      {found.map(([at, text]) => (
        <p className="err" key={at}>
          <Icon name="warn" />
          <span>{`${nameOf(at.slice('amounts.'.length), words)}: ${text}`}</span>
        </p>
      ))}
    </div>
  );
}

type Words = EditorWords['resources'];

function nameOf(cell: string, words: Words): string {
  const [source, purpose, year] = cell.split('-') as [keyof Words['sources'], keyof Words['purposes'], string];
  return `${words.sources[source]}, ${words.purposes[purpose]}, ${year}`;
}

function Notes({ section: { code, typed, change, readOnly } }: Props) {
  const { resources: words } = useEditorWords();
  const cells = Object.keys(typed.amounts).sort();
  if (cells.length === 0) return null;
  return (
    <details className="matrix__notes">
      <summary>{words.notes}</summary>
      {cells.map((cell) => (
        <Fragment key={cell}>
          <Line
            id={idOf(code, `notes.${cell}`)}
            label={nameOf(cell, words)}
            value={typed.notes[cell] ?? ''}
            readOnly={readOnly}
            change={(note) => change({ ...typed, notes: { ...typed.notes, [cell]: note } })}
          />
        </Fragment>
      ))}
    </details>
  );
}
