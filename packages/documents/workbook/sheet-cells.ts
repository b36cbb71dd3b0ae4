import { HostileFile } from '../zip/hostile.ts';
import type { OpenedPackage } from '../zip/open.ts';
import { runs, unescaped } from './shared-strings.ts';
import { CELL_MOST } from './sheets.ts';

/** What a cell holds. `formula` is one whose result the file does not have; `error` one whose result is an error. */
export type CellContent =
  | { type: 'text'; text: string }
  | { type: 'number'; number: number }
  | { type: 'formula' }
  | { type: 'error'; text: string };

/** What may still be read from one workbook. A text that many cells share is counted for each. */
export interface Room {
  cells: number;
  characters: number;
}

const ROWS = 1_048_576;
const COLUMNS = 16_384;

/** The cells of a sheet that hold something, by row and column; the rest costs nothing. @throws HostileFile */
export function sheetCells(
  opened: OpenedPackage,
  part: string,
  strings: readonly string[],
  room: Room,
): Map<number, Map<number, CellContent>> {
  const rows = new Map<number, Map<number, CellContent>>();
  const inline = runs();
  let [row, column] = [0, 0];
  let cell: Record<string, string> = {};
  let [value, hasValue, inValue, hasFormula] = ['', false, false, false];

  const put = (content: CellContent | undefined) => {
    if (content === undefined) return;
    room.cells -= 1;
    const length = content.type === 'text' ? content.text.length : 0;
    room.characters -= length;
    if (room.cells < 0 || room.characters < 0 || length > CELL_MOST) throw new HostileFile('too_large', 'cells');
    const cells = rows.get(row) ?? new Map<number, CellContent>();
    if (cells.size === 0) rows.set(row, cells);
    cells.set(column, content);
  };
  const found = opened.read(part, {
    open: (element, attributes) => {
      inline.open(element);
      inValue = element === 'v';
      if (element === 'row') {
        row = attributes.r === undefined ? row + 1 : Number(attributes.r);
        column = 0;
      } else if (element === 'c') {
        cell = attributes;
        [value, hasValue, hasFormula] = ['', false, false];
        [row, column] = attributes.r === undefined ? [row, column + 1] : place(attributes.r);
        if (!(row >= 1 && row <= ROWS && column >= 1 && column <= COLUMNS)) throw new HostileFile('malformed', 'cell');
      } else if (element === 'v') hasValue = true;
      else if (element === 'f') hasFormula = true;
    },
    text: (text) => {
      inline.text(text);
      if (inValue) value += text;
    },
    close: (element) => {
      inline.close(element);
      inValue = false;
      if (element !== 'c') return;
      const text = inline.take();
      put(cell.t === 'inlineStr' ? textual(text) : contentOf(cell.t ?? 'n', value, hasValue, hasFormula, strings));
    },
  });
  if (!found) throw new HostileFile('malformed', 'no sheet part');
  return rows;
}

function contentOf(
  type: string,
  value: string,
  hasValue: boolean,
  hasFormula: boolean,
  strings: readonly string[],
): CellContent | undefined {
  if (!hasValue) return hasFormula ? { type: 'formula' } : undefined;
  switch (type) {
    case 's': {
      const shared = strings[Number(value)];
      if (shared === undefined) throw new HostileFile('malformed', 'string');
      return textual(shared);
    }
    case 'str':
      return textual(unescaped(value));
    case 'd':
      return textual(value);
    case 'b':
      return textual(value === '1' ? 'TRUE' : 'FALSE');
    case 'e':
      return { type: 'error', text: value.slice(0, 40) };
    default: {
      if (value.trim() === '') return hasFormula ? { type: 'formula' } : undefined;
      const number = Number(value);
      if (!Number.isFinite(number)) throw new HostileFile('malformed', 'number');
      return { type: 'number', number };
    }
  }
}

const textual = (text: string): CellContent | undefined => (text === '' ? undefined : { type: 'text', text });

/** Row and column of "C7". */
function place(reference: string): [row: number, column: number] {
  const [, letters = '', digits = ''] = reference.match(/^([A-Z]{1,3})([0-9]{1,7})$/) ?? [];
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return [Number(digits), column];
}

/** "C" of 3. */
export function letters(column: number): string {
  let [left, text] = [column, ''];
  for (; left > 0; left = Math.floor((left - 1) / 26)) text = String.fromCharCode(65 + ((left - 1) % 26)) + text;
  return text;
}
