import { HostileFile } from '../zip/hostile.ts';
import { type OpenedPackage, openPackage } from '../zip/open.ts';

/** Together they are far more than a plan has. */
const CELLS_MOST = 50_000;
const CHARACTERS_MOST = 8_000_000;

/** One table as it is gathered; tables may lie in cells of others. */
interface Open {
  rows: string[][];
  row: string[];
  cell: string[];
  span: number;
  /** Whether the cell goes on from the one above. */
  merged: boolean;
  /** Whether the row was deleted under tracked changes. */
  gone: boolean;
}

// What is not part of the text as it stands: deleted or moved away, the older form of a drawing, notes for Word.
const LEFT_OUT = new Set([
  'del',
  'moveFrom',
  'Fallback',
  'instrText',
  'delText',
  'delInstrText',
  'rPrChange',
  'pPrChange',
  'txbxContent',
]);

/**
 * The tables of a .docx file, in the order in which they begin, each as rows of texts. Paragraphs of a cell are joined
 * by line ends, a cell over several columns is followed by empty ones, a cell that goes on from above is empty. Tracked
 * insertions count, deletions do not; numbers that Word makes for lists are not part of the text.
 * @throws HostileFile
 */
export function readTables(bytes: Uint8Array): string[][][] {
  const opened = openPackage(bytes);
  if (opened.kind !== 'docx') throw new HostileFile('not_a_zip', 'no document');
  const found: string[][][] = [];
  const stack: Open[] = [];
  const room = { cells: CELLS_MOST, characters: CHARACTERS_MOST };
  let leftOut = 0;
  let inRowProperties = false;
  let inText = false;

  const current = () => stack.at(-1);
  const write = (text: string) => {
    const cell = current()?.cell;
    if (leftOut > 0 || cell === undefined || cell.length === 0) return;
    room.characters -= text.length;
    if (room.characters < 0) throw new HostileFile('too_large', 'text');
    cell[cell.length - 1] += text;
  };
  const events = {
    open: (element: string, attributes: Record<string, string>) => {
      const table = current();
      if (inRowProperties && element === 'del' && table) table.gone = true;
      if (LEFT_OUT.has(element)) leftOut += 1;
      if (leftOut > 0) return;
      inRowProperties = element === 'trPr' || inRowProperties;
      inText = element === 't';
      opening(element, attributes, stack, found);
      if (element === 'tab') write('\t');
      if (element === 'br' || element === 'cr') write('\n');
      if (element === 'noBreakHyphen') write('-');
    },
    text: (text: string) => {
      if (inText) write(text);
    },
    close: (element: string) => {
      inText = false;
      if (element === 'trPr') inRowProperties = false;
      if (LEFT_OUT.has(element)) leftOut -= 1;
      else if (leftOut === 0) closing(element, stack, room);
    },
  };
  if (!opened.read(mainPart(opened), events)) throw new HostileFile('malformed', 'no document part');
  return found;
}

const valOf = (attributes: Record<string, string>): string | undefined =>
  Object.entries(attributes).find(([name]) => name === 'val' || name.endsWith(':val'))?.[1];

function opening(element: string, attributes: Record<string, string>, stack: Open[], found: string[][][]): void {
  const table = stack.at(-1);
  if (element === 'tbl') {
    const begun: Open = { rows: [], row: [], cell: [], span: 1, merged: false, gone: false };
    stack.push(begun);
    found.push(begun.rows);
  }
  if (table === undefined) return;
  if (element === 'tr') Object.assign(table, { row: [], gone: false });
  if (element === 'gridBefore') table.row.push(...Array<string>(spanOf(attributes)).fill(''));
  if (element === 'tc') Object.assign(table, { cell: [], span: 1, merged: false });
  if (element === 'gridSpan') table.span = spanOf(attributes);
  if (element === 'vMerge') table.merged = valOf(attributes) !== 'restart';
  if (element === 'p') table.cell.push('');
}

/** Word has at most 63 columns. */
function spanOf(attributes: Record<string, string>): number {
  const span = Number(valOf(attributes) ?? 1);
  if (!Number.isInteger(span) || span < 0 || span > 100) throw new HostileFile('malformed', 'span');
  return span;
}

function closing(element: string, stack: Open[], room: { cells: number }): void {
  const table = stack.at(-1);
  if (table === undefined) return;
  if (element === 'tbl') stack.pop();
  if (element === 'tr' && !table.gone) table.rows.push(table.row);
  if (element !== 'tc') return;
  room.cells -= Math.max(1, table.span);
  if (room.cells < 0) throw new HostileFile('too_large', 'cells');
  const lines = table.cell.map((line) => line.trim());
  const text = table.merged ? '' : lines.join('\n').trim().normalize('NFC');
  table.row.push(text, ...Array<string>(Math.max(0, table.span - 1)).fill(''));
}

/** Where the text lies: almost always word/document.xml. */
function mainPart(opened: OpenedPackage): string {
  let part = 'word/document.xml';
  opened.read('_rels/.rels', {
    open: (_, { Type = '', Target = '' }) => {
      if (Type.endsWith('/officeDocument')) part = Target.replace(/^\//, '');
    },
    close: () => {},
    text: () => {},
  });
  return part;
}
