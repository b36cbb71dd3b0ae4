import { plain } from '../grid/plain.ts';
import type { CellContent, ReadSheet } from './cells.ts';
import { dayOf } from './days.ts';
import { letters } from './sheet-cells.ts';
import type { SheetColumn } from './sheets.ts';
import { noColumn, type Place, type Report, SAID } from './trouble.ts';
import { dayIn, numberIn } from './values.ts';

/** A row of a sheet, read by the names of its columns. What cannot be read is reported by its cell. */
export interface SheetRow<Key extends string> {
  at(column: Key): Place;
  /** '' where the cell is empty. */
  text(column: Key): string;
  /** Null where the cell is empty or no number. */
  number(column: Key): number | null;
  /** ISO date; null where the cell is empty or no day. */
  day(column: Key): string | null;
  filled(...columns: Key[]): boolean;
}

/** Head rows are looked for among the first so many: people put a title above. */
const HEAD_WITHIN = 20;

/** The rows under the head of a sheet. @param since1904 how the workbook counts days */
export function rowsIn<Key extends string>(
  sheet: ReadSheet,
  columns: Record<Key, SheetColumn>,
  since1904: boolean,
  report: Report,
): SheetRow<Key>[] {
  const keys = Object.keys(columns) as Key[];
  const head = headOf(sheet, Object.values(columns));
  if (head === undefined) {
    report({ sheet: sheet.name, cell: 'A1' }, SAID.noHead);
    return [];
  }
  const places = new Map<Key, number>();
  for (const key of keys) {
    const found = head.columns.get(plain(columns[key].head));
    if (found !== undefined) places.set(key, found);
    else if (!columns[key].hidden) report({ sheet: sheet.name, cell: `A${head.row}` }, noColumn(columns[key].head));
  }
  const numbers = [...sheet.rows.keys()].filter((row) => row > head.row).sort((a, b) => a - b);
  return numbers.map((row) => rowOf(sheet, row, places, since1904, report));
}

function headOf(sheet: ReadSheet, columns: readonly SheetColumn[]) {
  const heads = new Set(columns.map(({ head }) => plain(head)));
  for (const [row, cells] of [...sheet.rows].filter(([row]) => row <= HEAD_WITHIN).sort(([a], [b]) => a - b)) {
    const found = new Map<string, number>();
    for (const [column, content] of cells) {
      const text = content.type === 'text' ? plain(content.text) : '';
      if (heads.has(text) && !found.has(text)) found.set(text, column);
    }
    if (found.size >= 2) return { row, columns: found };
  }
  return undefined;
}

function rowOf<Key extends string>(
  sheet: ReadSheet,
  row: number,
  places: ReadonlyMap<Key, number>,
  since1904: boolean,
  report: Report,
): SheetRow<Key> {
  const at = (column: Key): Place => ({ sheet: sheet.name, cell: `${letters(places.get(column) ?? 1)}${row}` });
  const content = (column: Key): CellContent | undefined => {
    const place = places.get(column);
    return place === undefined ? undefined : sheet.rows.get(row)?.get(place);
  };
  /** What the cell holds, troubles reported. */
  const held = (column: Key): string | number => {
    const found = content(column);
    if (found === undefined) return '';
    if (found.type === 'text') return found.text;
    if (found.type === 'number') return found.number;
    report(at(column), SAID[found.type]);
    return '';
  };
  const converted = <T>(
    column: Key,
    message: (typeof SAID)[keyof typeof SAID],
    convert: (value: string | number) => T | undefined,
  ) => {
    const value = held(column);
    if (typeof value === 'string' && value.trim() === '') return null;
    const result = convert(value);
    if (result === undefined) report(at(column), message);
    return result ?? null;
  };
  return {
    at,
    text: (column) => {
      const value = String(held(column));
      return value.trim() === '' ? '' : value;
    },
    number: (column) =>
      converted(column, SAID.number, (value) => (typeof value === 'number' ? value : numberIn(value))),
    day: (column) =>
      converted(column, SAID.day, (value) => (typeof value === 'number' ? dayOf(value, since1904) : dayIn(value))),
    filled: (...columns) =>
      columns.some((column) => {
        const found = content(column);
        return found !== undefined && (found.type !== 'text' || found.text.trim() !== '');
      }),
  };
}
