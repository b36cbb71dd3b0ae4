import type { GridColumn } from '@ndp/documents/grid/columns';
import { Icon } from '../../../parts/icons.tsx';
import { useGridTexts } from '../words.ts';
import { type CellError, letterOf, type Mapping, widthOf } from './range.ts';

const KINDS = [
  'month',
  'task',
  'result',
  'responsible',
  'cooperating',
  'number',
] as const satisfies readonly GridColumn[];
/** More rows than these are read all the same; one looks for errors by their cell. */
const MOST = 300;

interface Props {
  rows: readonly (readonly string[])[];
  mapping: Mapping;
  setMapping: (mapping: Mapping) => void;
  dropped: ReadonlySet<number>;
  setDropped: (dropped: ReadonlySet<number>) => void;
  errors: readonly (CellError & { says: string })[];
}

/** The range as it was pasted, rows and columns named as in Excel; what each column is taken for can be changed. */
export function RangeTable({ rows, mapping, setMapping, dropped, setDropped, errors }: Props) {
  const { paste: words } = useGridTexts();
  const columns = Array.from({ length: widthOf(rows) }, (_, column) => column);
  const drop = (row: number, on: boolean) => {
    const next = new Set(dropped);
    if (on) next.add(row);
    else next.delete(row);
    setDropped(next);
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className="scroll-x mg-range" tabIndex={0} aria-label={words.range(rows.length, columns.length)}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.row}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                <span className="num">{letterOf(column)}</span>
                <select
                  className="input"
                  aria-label={words.columnIs(letterOf(column))}
                  value={mapping[column] ?? 'number'}
                  onChange={(event) => {
                    const chosen = KINDS.find((kind) => kind === event.target.value) ?? null;
                    // One column for each: what is chosen here is taken from where it was.
                    setMapping(mapping.map((kind, at) => (at === column ? chosen : kind === chosen ? null : kind)));
                  }}
                >
                  {KINDS.map((kind) => (
                    <option key={kind} value={kind}>
                      {words.kinds[kind]}
                    </option>
                  ))}
                </select>
              </th>
            ))}
            <th scope="col">{words.dropColumn}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST).map((cells, row) => (
            <tr key={row} className={dropped.has(row) ? 'mg-dropped' : undefined}>
              <th scope="row" className="num">
                {row + 1}
              </th>
              {columns.map((column) => {
                const error = errors.find((one) => one.row === row && one.column === column);
                return (
                  <td
                    key={column}
                    id={`dan-${row}-${column}`}
                    className={error && 'mg-bad'}
                    {...(error && { tabIndex: -1 })}
                  >
                    <span lang="vi">{cells[column] ?? ''}</span>
                    {error && (
                      <span className="err">
                        <Icon name="warn" />
                        <span>{error.says}</span>
                      </span>
                    )}
                  </td>
                );
              })}
              <td>
                <input
                  type="checkbox"
                  aria-label={words.drop(row + 1)}
                  checked={dropped.has(row)}
                  onChange={(event) => drop(row, event.target.checked)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
