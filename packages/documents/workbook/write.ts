import type { Party, PlanContents } from '@ndp/domain/plans/contents';
import type { TemplateContent } from '@ndp/domain/plans/template';
import { writeSheets } from './file.ts';
import { monthRows } from './month-rows.ts';
import { contentRows, sectionRows } from './section-rows.ts';
import { COLUMNS, ITEMS, SHEETS, type SheetKey } from './sheets.ts';

export { CellTooLong } from './sheet-xml.ts';

/** A plan to be worked on in Excel. Texts are Vietnamese. */
export interface WorkbookInput {
  contents: PlanContents;
  template: readonly Pick<TemplateContent, 'code' | 'title' | 'type'>[];
  /** Its id, by which it is known on the way back. */
  plan: string;
  title: string;
  kind: { code: string; name: string };
  year: number;
  /** Key of the template. */
  templateKey: string;
  platforms: readonly { code: string; name: string }[];
  partyNames: (party: Party) => string;
}

/**
 * The whole plan as an .xlsx file, a sheet for each kind of content. Read again unchanged, it is the same plan: keys
 * of tasks and results stand in hidden columns, and a text that is too long for a cell goes on in the next row.
 * @throws CellTooLong
 */
export function planWorkbook(input: WorkbookInput): Uint8Array {
  const rows: Record<SheetKey, (string | number | null)[][]> = {
    info: infoRows(input),
    months: monthRows(input.contents.months, input.partyNames),
    contents: contentRows(input),
    ...sectionRows(input),
  };
  return writeSheets(
    (Object.keys(SHEETS) as SheetKey[]).map((key) => ({
      name: SHEETS[key],
      columns: Object.values(COLUMNS[key]),
      rows: rows[key],
    })),
  );
}

function infoRows({ plan, title, kind, year, platforms, contents, templateKey }: WorkbookInput): string[][] {
  return [
    [ITEMS.title, title],
    [ITEMS.kind, `${kind.name.replace(/[[\]]/g, ' ')} [${kind.code}]`],
    [ITEMS.year, String(year)],
    [ITEMS.platforms, platforms.map(({ code, name }) => `${name.replace(/[\s[\]]+/g, ' ')} [${code}]`).join('\n')],
    [ITEMS.monthsCovered, contents.monthsCovered.join(', ')],
    [ITEMS.uncoveredReason, contents.uncoveredReason ?? ''],
    [ITEMS.template, templateKey],
    [ITEMS.plan, plan],
  ];
}
