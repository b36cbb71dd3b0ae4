import type { SheetColumn } from '@ndp/documents/workbook/sheets';

import { CELLS } from '@ndp/domain/overview/read';
import type { OverviewPlan, OverviewRow } from '@ndp/domain/overview/row';
import type { Language } from './problem.ts';

type Kind = (typeof CELLS)[number];

/** The columns of the overview as a table: headings, width in characters, what stands in them. */
const COLUMNS: readonly (Record<Language, string> & Omit<SheetColumn, 'head'>)[] = [
  { vi: 'Số hiệu', en: 'Number', width: 8, type: 'number' },
  { vi: 'Mã', en: 'Code', width: 11 },
  { vi: 'Nền tảng', en: 'Platform', width: 40 },
  { vi: 'Nhóm', en: 'Group', width: 7 },
  { vi: 'Cơ quan chủ quản', en: 'Owner', width: 24 },
  { vi: 'Đơn vị đầu mối', en: 'Focal unit', width: 24 },
  { vi: 'Loại kế hoạch', en: 'Kind of plan', width: 16 },
  { vi: 'Cơ quan lập', en: 'Drawn up by', width: 18 },
  { vi: 'Trạng thái', en: 'State', width: 16 },
  { vi: 'Số quyết định', en: 'Decision number', width: 16 },
  { vi: 'Ngày', en: 'Date', width: 12, type: 'date' },
  { vi: 'Bản', en: 'Version', width: 6, type: 'number' },
  { vi: 'Số tháng không có kế hoạch', en: 'Months without a plan', width: 12, type: 'number' },
  { vi: 'Công việc', en: 'Tasks', width: 10, type: 'number' },
  { vi: 'Xong', en: 'Done', width: 8, type: 'number' },
  { vi: 'Trễ hạn', en: 'Overdue', width: 8, type: 'number' },
  { vi: 'Vướng mắc', en: 'Blocked', width: 10, type: 'number' },
];

interface Words {
  kinds: Record<Kind, string>;
  missing: string;
  historical: string;
  issued: string;
  /** Of the sheet, and of the file without its ending. */
  sheet: (year: number) => string;
  file: (year: number) => string;
}

const WORDS: Record<Language, Words> = {
  vi: {
    kinds: {
      mic: 'Kế hoạch của Bộ',
      merged: 'Kế hoạch gộp',
      owner: 'Kế hoạch của cơ quan chủ quản',
      enterprise: 'Kế hoạch của doanh nghiệp',
    },
    missing: 'Chưa có',
    historical: 'Ghi nhận từ văn bản giấy',
    issued: 'Đã ban hành',
    sheet: (year) => `Kế hoạch ${year}`,
    file: (year) => `ke-hoach-${year}`,
  },
  en: {
    kinds: {
      mic: 'Plan of the Ministry',
      merged: 'Merged plan',
      owner: 'Plan of the owner',
      enterprise: 'Plan of an enterprise',
    },
    missing: 'None yet',
    historical: 'Recorded from an older paper',
    issued: 'Issued',
    sheet: (year) => `Plans ${year}`,
    file: (year) => `plans-${year}`,
  },
};

export interface OverviewTable {
  sheet: string;
  file: string;
  columns: SheetColumn[];
  rows: (string | number | null)[][];
}

/** The overview of a year as a table in one language: a line for each plan that there is and each that there should be. */
export function overviewTable(year: number, rows: readonly OverviewRow[], language: Language): OverviewTable {
  const words = WORDS[language];
  return {
    sheet: words.sheet(year),
    file: words.file(year),
    columns: COLUMNS.map(({ vi, en, ...column }) => ({ ...column, head: { vi, en }[language] })),
    rows: rows.flatMap((row) => linesOf(row, words, language)),
  };
}

const NOTHING = Array.from({ length: 8 }, () => null);

function linesOf({ platform, owners, focal, cells, missing }: OverviewRow, words: Words, language: Language) {
  const name = ({ nameVi, nameEn }: { nameVi: string; nameEn: string }) => (language === 'en' ? nameEn : nameVi);
  const short = ({ shortVi, shortEn }: OverviewPlan['organisation']) => (language === 'en' ? shortEn : shortVi);
  const names = (all: readonly { nameVi: string; nameEn: string }[]) => all.map(name).join('; ');
  const head = [platform.number, platform.code, name(platform), platform.group, names(owners), names(focal)];
  return CELLS.flatMap((kind) => [
    ...cells[kind].plans.map((plan) => [
      ...head,
      words.kinds[kind],
      short(plan.organisation),
      ...planLine(plan, words),
    ]),
    ...missing
      .filter((one) => one.kind === kind)
      .map(({ organisation }) => [...head, words.kinds[kind], short(organisation), words.missing, ...NOTHING]),
  ]);
}

function planLine({ historical, number, date, version, monthsCovered, tasks }: OverviewPlan, words: Words) {
  const { all, done, late, blocked } = tasks;
  const state = historical ? words.historical : words.issued;
  return [state, number, date, version, 12 - monthsCovered.length, all, done, late, blocked];
}
