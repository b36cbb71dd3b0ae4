import { zipSync } from 'fflate';
import { letters } from './sheet-cells.ts';
import { type SheetToWrite, sheetXml } from './sheet-xml.ts';
import type { SheetColumn } from './sheets.ts';
import { STYLE_PART } from './styles.ts';
import { xmlText } from './xml.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
/** The sheet on which the choices of lists stand. */
const CHOICES = 'Từ chọn';

/**
 * The sheets as an .xlsx file. Our own writer: hucre's for several sheets brings charts, pivot tables and encryption,
 * 39 kB packed against 4 for this and the zip, and writes the text "#N/A" as an error. @throws CellTooLong
 */
export function writeSheets(sheets: readonly SheetToWrite[]): Uint8Array {
  const strings = new Map<string, number>();
  const shared = (text: string): number => {
    const number = strings.get(text) ?? strings.size;
    strings.set(text, number);
    return number;
  };
  const choosing = sheets.flatMap(({ columns }) => columns.filter((column) => column.choices !== undefined));
  const choices = (column: SheetColumn): string | undefined => {
    const place = choosing.indexOf(column);
    const span = `$${letters(place + 1)}$2:$${letters(place + 1)}$${(column.choices?.length ?? 0) + 1}`;
    return place < 0 ? undefined : `'${CHOICES}'!${span}`;
  };
  const all = choosing.length === 0 ? sheets : [...sheets, choiceSheet(choosing)];
  const parts: Record<string, string> = { 'xl/styles.xml': STYLE_PART };
  for (const [place, sheet] of all.entries())
    parts[`xl/worksheets/sheet${place + 1}.xml`] = sheetXml(sheet, shared, choices);
  parts['xl/sharedStrings.xml'] = stringsXml([...strings.keys()]);
  parts['xl/workbook.xml'] = workbookXml(all);
  parts['xl/_rels/workbook.xml.rels'] = relations([
    ...all.map((_, place) => ['worksheet', `worksheets/sheet${place + 1}.xml`] as const),
    ['styles', 'styles.xml'],
    ['sharedStrings', 'sharedStrings.xml'],
  ]);
  parts['_rels/.rels'] = relations([['officeDocument', 'xl/workbook.xml']]);
  const encoder = new TextEncoder();
  const named = Object.entries({ '[Content_Types].xml': typesXml(all.length), ...parts });
  return zipSync(Object.fromEntries(named.map(([name, xml]) => [name, encoder.encode(HEAD + xml)])), {
    mtime: '2022-01-01',
  });
}

function choiceSheet(columns: readonly SheetColumn[]): SheetToWrite {
  const height = Math.max(...columns.map(({ choices }) => choices?.length ?? 0));
  const rows = Array.from({ length: height }, (_, row) => columns.map(({ choices }) => choices?.[row] ?? null));
  return { name: CHOICES, columns: columns.map(({ head, width }) => ({ head, width })), rows };
}

function stringsXml(strings: readonly string[]): string {
  const items = strings.map((text) => `<si><t xml:space="preserve">${xmlText(text)}</t></si>`);
  return `<sst xmlns="${MAIN}" uniqueCount="${strings.length}">${items.join('')}</sst>`;
}

function workbookXml(sheets: readonly SheetToWrite[]): string {
  const listed = sheets.map(
    ({ name }, place) => `<sheet name="${xmlText(name)}" sheetId="${place + 1}" r:id="r${place + 1}"/>`,
  );
  // The head stands again on each printed page.
  const titles = sheets.map(
    ({ name }, place) =>
      `<definedName name="_xlnm.Print_Titles" localSheetId="${place}">'${xmlText(name)}'!$1:$1</definedName>`,
  );
  return `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView/></bookViews><sheets>${listed.join('')}</sheets><definedNames>${titles.join('')}</definedNames></workbook>`;
}

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const listed = targets.map(
    ([type, target], place) => `<Relationship Id="r${place + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${RELATIONS}">${listed.join('')}</Relationships>`;
}

function typesXml(sheets: number): string {
  const part = (name: string, type: string) =>
    `<Override PartName="/xl/${name}.xml" ContentType="${TYPE}.${type}+xml"/>`;
  const listed = Array.from({ length: sheets }, (_, place) => part(`worksheets/sheet${place + 1}`, 'worksheet'));
  return `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('workbook', 'sheet.main')}${part('styles', 'styles')}${part('sharedStrings', 'sharedStrings')}${listed.join('')}</Types>`;
}
