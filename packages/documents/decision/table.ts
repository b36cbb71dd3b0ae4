import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalMergeType,
  WidthType,
} from 'docx';
import { clean, type Letters, LINE, run, SIZE } from './layout.ts';

/** One cell: its text, and how it lies. `merge` joins it with the cells below (start) or above (go on). */
export interface Written extends Letters {
  text: string;
  align?: 'left' | 'center' | 'right';
  span?: number;
  merge?: 'start' | 'on';
}
type Cell = string | Written;

export interface Column {
  head: string;
  /** Share of the line. */
  share: number;
  align?: Written['align'];
}

const ALIGN = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT };
const EDGE = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
const EDGES = { top: EDGE, bottom: EDGE, left: EDGE, right: EDGE, insideHorizontal: EDGE, insideVertical: EDGE };

/** A table whose head stands again on each page and whose rows stay whole. */
export function table(columns: readonly Column[], rows: readonly (readonly Cell[])[]): Table {
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => Math.floor((LINE * share) / shares));
  const head = columns.map(({ head }): Written => ({ text: head, bold: true, align: 'center' }));
  return new Table({
    width: { size: LINE, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: EDGES,
    margins: { left: 85, right: 85, top: 40, bottom: 40 },
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: cellsOf(head, columns, widths) }),
      ...rows.map((row) => new TableRow({ cantSplit: true, children: cellsOf(row, columns, widths) })),
    ],
  });
}

function cellsOf(row: readonly Cell[], columns: readonly Column[], widths: readonly number[]): TableCell[] {
  let place = 0;
  return row.map((given) => {
    const cell: Written = typeof given === 'string' ? { text: given } : given;
    const { text, align = columns[place]?.align ?? 'left', span = 1, merge, ...letters } = cell;
    const width = widths.slice(place, place + span).reduce((sum, one) => sum + one, 0);
    place += span;
    return new TableCell({
      width: { size: width, type: WidthType.DXA },
      columnSpan: span,
      ...(merge && { verticalMerge: merge === 'start' ? VerticalMergeType.RESTART : VerticalMergeType.CONTINUE }),
      children: clean(text)
        .split('\n')
        .map(
          (line) => new Paragraph({ alignment: ALIGN[align], children: [run(line, { size: SIZE.table, ...letters })] }),
        ),
    });
  });
}
