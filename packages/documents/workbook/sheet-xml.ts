import { dayNumber } from './days.ts';
import { letters } from './sheet-cells.ts';
import { CELL_MOST, type SheetColumn } from './sheets.ts';
import { styleOf } from './styles.ts';

/** A sheet to be written: a head of its columns, then rows of texts and numbers. Days are given as ISO dates. */
export interface SheetToWrite {
  name: string;
  columns: readonly SheetColumn[];
  rows: readonly (readonly (string | number | null)[])[];
}

/** Thrown for a text that no cell can hold. */
export class CellTooLong extends Error {
  override name = 'CellTooLong';
}

/** Down to which row a list of choices is offered. */
const CHOICES_TO = 2000;

/**
 * One sheet as XML.
 * @param shared answers the number of a text among those that all sheets share
 * @param choices answers where the choices of a column stand, as a formula
 */
export function sheetXml(
  { name, columns, rows }: SheetToWrite,
  shared: (text: string) => number,
  choices: (column: SheetColumn) => string | undefined,
): string {
  const head = `<row r="1">${columns.map(({ head }, place) => textCell(`${letters(place + 1)}1`, shared(head), 'head')).join('')}</row>`;
  const lines = rows.map((row, line) => {
    const cells = row.map((value, place) =>
      cellXml(value, `${letters(place + 1)}${line + 2}`, columns[place], name, shared),
    );
    return `<row r="${line + 2}"${heightOf(row, columns)}>${cells.join('')}</row>`;
  });
  const widths = columns.map(
    ({ width, type, hidden }, place) =>
      `<col min="${place + 1}" max="${place + 1}" width="${width}" style="${styleOf(type ?? 'text')}" customWidth="1"${hidden ? ' hidden="1"' : ''}/>`,
  );
  return `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15.75"/><cols>${widths.join('')}</cols><sheetData>${head}${lines.join('')}</sheetData>${validations(columns, choices)}<pageMargins left="0.5" right="0.5" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>`;
}

/** Heights of rows, in points: of one line, and the most that programs allow. */
const LINE_HEIGHT = 15.75;
const HEIGHT_MOST = 409;
/** Letters of Vietnamese to a unit of width, which is that of a zero. */
const LETTERS = 1.1;

/** As high as the longest of its texts asks for; not every program finds that out by itself when it opens a file. */
function heightOf(row: SheetToWrite['rows'][number], columns: readonly SheetColumn[]): string {
  const lines = row.map((value, place) => {
    const { width, hidden } = columns[place] ?? { width: 0, hidden: true };
    if (hidden || typeof value !== 'string') return 1;
    return value.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / (width * LETTERS))), 0);
  });
  const most = Math.max(1, ...lines);
  return most === 1 ? '' : ` ht="${Math.min(HEIGHT_MOST, most * LINE_HEIGHT)}"`;
}

const textCell = (at: string, text: number, style: 'text' | 'head') =>
  `<c r="${at}" s="${styleOf(style)}" t="s"><v>${text}</v></c>`;

function cellXml(
  value: string | number | null,
  at: string,
  column: SheetColumn | undefined,
  sheet: string,
  shared: (text: string) => number,
): string {
  const style = styleOf(column?.type ?? 'text');
  const number = column?.type === 'date' && typeof value === 'string' ? dayNumber(value) : value;
  if (number === null || number === '') return `<c r="${at}" s="${style}"/>`;
  if (typeof number === 'number') return `<c r="${at}" s="${style}"><v>${number}</v></c>`;
  if (number.length > CELL_MOST) throw new CellTooLong(`${sheet}!${at}`);
  return textCell(at, shared(number), 'text');
}

function validations(columns: readonly SheetColumn[], choices: (column: SheetColumn) => string | undefined): string {
  const lists = columns.flatMap((column, place) => {
    const from = choices(column);
    const span = `${letters(place + 1)}2:${letters(place + 1)}${CHOICES_TO}`;
    return from === undefined
      ? []
      : [
          `<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${span}"><formula1>${from}</formula1></dataValidation>`,
        ];
  });
  return lists.length === 0 ? '' : `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>`;
}
