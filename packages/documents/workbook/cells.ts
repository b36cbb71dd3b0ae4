import { HostileFile } from '../zip/hostile.ts';
import { type OpenedPackage, openPackage } from '../zip/open.ts';
import { sharedStrings } from './shared-strings.ts';
import { type CellContent, type Room, sheetCells } from './sheet-cells.ts';

export type { CellContent } from './sheet-cells.ts';

/** One sheet: its rows from the top, each with its cells by column number; both count from 1. */
export interface ReadSheet {
  name: string;
  rows: ReadonlyMap<number, ReadonlyMap<number, CellContent>>;
}

/** Sheets of a workbook that are read at most; a plan has nine. */
const SHEETS_MOST = 60;

/**
 * The sheets of an .xlsx file. Our own reader and not the library's: it is a tenth of its size, sees only what has
 * passed the door, and is bounded in cells and characters where the library fills a grid of whatever a sheet claims.
 * @throws HostileFile
 */
export function readSheets(bytes: Uint8Array): { sheets: ReadSheet[]; since1904: boolean } {
  const opened = openPackage(bytes);
  if (opened.kind !== 'xlsx') throw new HostileFile('not_a_zip', 'no workbook');
  const { listed, since1904, shared } = workbook(opened);
  if (listed.length > SHEETS_MOST) throw new HostileFile('too_large', 'sheets');
  const room: Room = { cells: 200_000, characters: 12_000_000 };
  const strings = shared === undefined ? [] : sharedStrings(opened, shared);
  return {
    sheets: listed.map(({ name, part }) => ({ name, rows: sheetCells(opened, part, strings, room) })),
    since1904,
  };
}

/** Which sheets there are and in which parts they lie. */
function workbook(opened: OpenedPackage) {
  const main = target(opened, '', 'officeDocument')?.part ?? 'xl/workbook.xml';
  const named: { name: string; id: string }[] = [];
  let since1904 = false;
  const events = {
    open: (element: string, attributes: Record<string, string>) => {
      if (element === 'workbookPr') since1904 = ['1', 'true'].includes(attributes.date1904 ?? '');
      if (element !== 'sheet') return;
      const id = Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1];
      named.push({ name: attributes.name ?? '', id: id ?? '' });
    },
    close: () => {},
    text: () => {},
  };
  if (!opened.read(main, events)) throw new HostileFile('malformed', 'no workbook part');
  const parts = relations(opened, main);
  const listed = named.flatMap(({ name, id }) => {
    const part = parts.find((one) => one.id === id && one.type === 'worksheet')?.part;
    return part === undefined ? [] : [{ name, part }];
  });
  return { listed, since1904, shared: parts.find(({ type }) => type === 'sharedStrings')?.part };
}

interface Relation {
  id: string;
  type: string;
  part: string;
}

const target = (opened: OpenedPackage, part: string, type: string): Relation | undefined =>
  relations(opened, part).find((one) => one.type === type);

/** Where the relations of a part lead, as names of parts. */
function relations(opened: OpenedPackage, part: string): Relation[] {
  const cut = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, cut);
  const found: Relation[] = [];
  opened.read(`${folder}_rels/${part.slice(cut)}.rels`, {
    open: (element, { Id = '', Type = '', Target = '' }) => {
      if (element === 'Relationship')
        found.push({ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), part: resolved(folder, Target) });
    },
    close: () => {},
    text: () => {},
  });
  return found;
}

function resolved(folder: string, target: string): string {
  const path = target.startsWith('/') ? target.slice(1) : folder + target;
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}
