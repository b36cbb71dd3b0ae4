import { type CellStyle, type CellValue, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { CELL_MOST, type SheetColumn } from './sheets.ts';

/** A sheet to be written: a head of its columns, then rows of texts and numbers. Days are written as ISO dates. */
export interface SheetToWrite {
  name: string;
  columns: readonly SheetColumn[];
  rows: readonly (readonly (string | number | null)[])[];
}

const WRAPPED = { vertical: 'top', wrapText: true } as const;
const STYLES: Record<'text' | 'number' | 'date' | 'head', CellStyle> = {
  // "@" keeps what is typed again into a cell a text: "=1" no formula, "007" no seven.
  text: { numFmt: '@', alignment: WRAPPED },
  number: { numFmt: '#,##0.######', alignment: { vertical: 'top' } },
  date: { numFmt: 'dd/mm/yyyy', alignment: { vertical: 'top', horizontal: 'center' } },
  head: {
    font: { bold: true },
    alignment: { ...WRAPPED, horizontal: 'center' },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E8EEF7' } },
  },
};
/** Texts that the library would write as error values. */
const LIKE_ERRORS = /^#(VALUE!|REF!|N\/A|NAME\?|NULL!|DIV\/0!|NUM!|GETTING_DATA|SPILL!|CALC!)$/;

/** Thrown for a text that no cell can hold. */
export class CellTooLong extends Error {
  override name = 'CellTooLong';
}

/** The sheets as an .xlsx file. @throws CellTooLong */
export function writeSheets(sheets: readonly SheetToWrite[]): Promise<Uint8Array> {
  return writeXlsx({ sheets: sheets.map(toWrite), defaultFont: { name: 'Times New Roman', size: 12 } });
}

function toWrite({ name, columns, rows }: SheetToWrite): WriteSheet {
  const cells: NonNullable<WriteSheet['cells']> = new Map();
  const head = columns.map(({ head }) => head);
  for (const place of head.keys()) cells.set(`0,${place}`, { style: STYLES.head });
  const written = rows.map((row, line) =>
    row.map((value, place): CellValue => {
      const type = columns[place]?.type ?? 'text';
      const at = `${line + 1},${place}`;
      if (value === null || value === '') return null;
      if (typeof value === 'number') return value;
      if (type === 'date') return serial(value) ?? value.split('-').reverse().join('/');
      if (value.length > CELL_MOST) throw new CellTooLong(`${name}: ${head[place]}`);
      if (LIKE_ERRORS.test(value)) cells.set(at, { richText: [{ text: value }], style: STYLES.text });
      return escaped(value);
    }),
  );
  return {
    name,
    columns: columns.map(({ width, type, hidden }) => ({
      width,
      style: STYLES[type ?? 'text'],
      ...(hidden && { hidden }),
    })),
    rows: [head, ...written],
    cells,
    freezePane: { rows: 1 },
    pageSetup: {
      orientation: 'landscape',
      paperSize: 'a4',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '$1:$1',
    },
  };
}

/** The format reads "_x0041_" as "A": a text that says so itself has its first mark written out. */
const escaped = (text: string) => text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');

const DAY = 86_400_000;
const EPOCH = Date.UTC(1899, 11, 30);

/** A day as Excel counts it, from March 1900 on: before, Excel knows a day that never was. */
function serial(iso: string): number | undefined {
  const days = (Date.parse(`${iso}T00:00:00Z`) - EPOCH) / DAY;
  return days >= 61 ? days : undefined;
}

/** The ISO date of a day as Excel counts it. @param since1904 how the workbook counts */
export function dayOf(serial: number, since1904: boolean): string | undefined {
  const days = Math.floor(serial) + (since1904 ? 1462 : 0);
  if (days < 61 || days > 2_958_465) return undefined;
  return new Date(EPOCH + days * DAY).toISOString().slice(0, 10);
}
