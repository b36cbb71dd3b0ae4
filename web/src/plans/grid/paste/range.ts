import { columnsOf, type GridColumn, headIn } from '@ndp/documents/grid/columns';
import type { PartyReader } from '@ndp/documents/grid/parties';
import { type GridMonth, readGrid } from '@ndp/documents/grid/read-range';
import type { Place } from '../places.ts';
import type { Party } from '../shapes.ts';

/** What each column of a range is taken for; null: left out. */
export type Mapping = readonly (GridColumn | null)[];

export interface CellError {
  row: number;
  column: number;
  message: { vi: string; en: string };
}
export interface RangeRead {
  months: Record<number, GridMonth<Party>>;
  errors: CellError[];
}

/** Heads by which the reader knows a column, whatever the range itself calls it. */
const HEADS: Record<GridColumn, string> = {
  number: 'TT',
  month: 'Tháng',
  task: 'Công việc',
  result: 'Kết quả cần đạt',
  responsible: 'Chủ trì',
  cooperating: 'Phối hợp',
};

export const widthOf = (rows: readonly (readonly string[])[]): number =>
  rows.reduce((most, row) => Math.max(most, row.length), 0);

/** What the columns look like, by their head or by what stands in them. @param into the cell that was pasted upon */
export function guessed(rows: readonly (readonly string[])[], into: Place | null): Mapping {
  const head = rows.map(headIn).find((found) => found !== undefined);
  const found = head ?? columnsOf(rows);
  const mapping = Array.from(
    { length: widthOf(rows) },
    (_, place) => [...found].find(([, column]) => column === place)?.[0] ?? null,
  );
  const alone = !head && mapping.filter((column) => column !== null).length === 1;
  return alone && into?.column === 'result'
    ? mapping.map((column) => (column === 'task' ? 'result' : column))
    : mapping;
}

/**
 * The months of a range by what its columns are taken for. Rows that were dropped are left out; errors name rows and
 * columns as they were pasted. @param month to which it all goes where no column says the month
 * @param read finds whom the range names; without it nobody is given anything
 * @param year of the plan: a cell that names another is wrong
 */
export function readRange(
  rows: readonly (readonly string[])[],
  mapping: Mapping,
  dropped: ReadonlySet<number>,
  month: number | null,
  read?: PartyReader<Party>,
  year?: number,
): RangeRead {
  const columns = mapping.flatMap((column, place) =>
    column === null || column === 'number' ? [] : [{ column, place }],
  );
  const left = rows.map((cells, row) => ({ cells, row })).filter(({ row }) => !dropped.has(row));
  if (!columns.some(({ column }) => column === 'task' || column === 'result')) return { months: {}, errors: [] };
  const table = [
    columns.map(({ column }) => HEADS[column]),
    ...left.map(({ cells, row }) =>
      columns.map(
        ({ column, place }) => cells[place] || (column === 'month' ? orphaned(rows, place, row, dropped) : ''),
      ),
    ),
  ];
  const alone = columns.every(({ column }) => column !== 'month') && month !== null ? [month] : [];
  const { months, errors } = readGrid(table, alone, read, year);
  return {
    months,
    errors: errors.map(({ row, column, message }) => ({
      row: left[row - 1]?.row ?? 0,
      column: columns[column]?.place ?? 0,
      message,
    })),
  };
}

/**
 * What a row without a month of its own stood under, when that row was dropped: it must not slip to the month above.
 */
function orphaned(
  rows: readonly (readonly string[])[],
  place: number,
  row: number,
  dropped: ReadonlySet<number>,
): string {
  const above = rows.slice(0, row).findLastIndex((cells) => (cells[place] ?? '').trim() !== '');
  return dropped.has(above) ? (rows[above]?.[place] ?? '') : '';
}

/** "C7": a cell of the range as Excel would name it, were its first cell A1. */
export const cellName = (row: number, column: number): string => `${letterOf(column)}${row + 1}`;

/** 0 is A, 26 is AA. */
export function letterOf(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? letterOf(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
}
