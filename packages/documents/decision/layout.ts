import {
  AlignmentType,
  BorderStyle,
  type FileChild,
  type IParagraphOptions,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';

// Decree 30/2020, Annex I: A4; top and bottom 20-25 mm, left 30-35, right 15-20; Times New Roman 13-14.
// Lengths are in twips (1/1440 inch), sizes of letters in half-points, as the format has them.
const twips = (millimetres: number) => Math.round((millimetres * 1440) / 25.4);

export const FONT = 'Times New Roman';
export const PAGE = { width: twips(210), height: twips(297) };
export const MARGIN = { top: twips(20), bottom: twips(20), left: twips(30), right: twips(15), header: twips(10) };
/** How wide a line of text is. */
export const LINE = PAGE.width - MARGIN.left - MARGIN.right;

/** Sizes of letters by what they are for. */
export const SIZE = { body: 28, table: 26, number: 26, nation: 24, motto: 26, copies: 24, recipient: 22, note: 22 };

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is left out
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]/g;

/** A text as paper takes it: well-formed, NFC, without control characters, which XML forbids. */
export const clean = (text: string): string => text.toWellFormed().replace(CONTROL, '').normalize('NFC');

/** Capitals of a Vietnamese text, without the surprises of a locale. */
export const upper = (text: string): string => clean(text).toUpperCase();

export interface Letters {
  size?: number;
  bold?: boolean;
  italics?: boolean;
}

export function run(text: string, letters: Letters = {}): TextRun {
  return new TextRun({ text: clean(text), ...letters });
}

/** A line in the middle: titles, and what stands in the header's columns. */
export function centred(text: string, letters: Letters = {}, more: IParagraphOptions = {}): Paragraph {
  return new Paragraph({ alignment: AlignmentType.CENTER, ...more, children: [run(text, letters)] });
}

/** A paragraph of the body: justified, first line 1.27 cm in, at least 6 pt from the next. */
export function body(runs: TextRun[], more: IParagraphOptions = {}): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: twips(12.7) },
    spacing: { before: 120, after: 0 },
    ...more,
    children: runs,
  });
}

/** The paragraphs of a text of several lines. */
export function bodies(text: string, letters: Letters = {}): Paragraph[] {
  const lines = clean(text).split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => body([run(line.trim(), letters)]));
}

/** A rule in the middle of a column. @param length and @param column in twips */
export function rule(length: number, column: number): Paragraph {
  const side = Math.max(0, Math.round((column - length) / 2));
  return new Paragraph({
    indent: { left: side, right: side },
    spacing: { before: 0, after: 60, line: 60, lineRule: 'exact' },
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 1, color: '000000' } },
    children: [],
  });
}

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE };

/** Blocks beside each other without borders: the header, the recipients and the signature. */
export function beside(columns: readonly { width: number; rows: readonly FileChild[][] }[]): Table {
  const height = Math.max(...columns.map(({ rows }) => rows.length));
  return new Table({
    width: { size: LINE, type: WidthType.DXA },
    columnWidths: columns.map(({ width }) => width),
    layout: TableLayoutType.FIXED,
    borders: NO_BORDERS,
    margins: { left: 0, right: 0, top: 0, bottom: 0 },
    rows: Array.from(
      { length: height },
      (_, place) =>
        new TableRow({
          cantSplit: true,
          children: columns.map(
            ({ width, rows }) =>
              new TableCell({ width: { size: width, type: WidthType.DXA }, children: cellOf(rows[place]) }),
          ),
        }),
    ),
  });
}

/** A cell needs at least one paragraph, or Word calls the file broken. */
function cellOf(blocks: readonly FileChild[] | undefined): (Paragraph | Table)[] {
  const kept = (blocks ?? []).filter((block) => block instanceof Paragraph || block instanceof Table);
  return kept.length > 0 ? kept : [new Paragraph({})];
}
