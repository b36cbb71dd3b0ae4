import type { SheetColumn } from '@ndp/documents/workbook/sheets';
import { CELLS } from '@ndp/domain/overview/read';
import type { OverviewPlan, OverviewRow } from '@ndp/domain/overview/row';

/** The columns of the overview as a table, in Vietnamese as all papers of the programme. */
export const OVERVIEW_COLUMNS: readonly SheetColumn[] = [
  { head: 'Số hiệu', width: 8, type: 'number' },
  { head: 'Mã', width: 11 },
  { head: 'Nền tảng', width: 40 },
  { head: 'Nhóm', width: 7 },
  { head: 'Cơ quan chủ quản', width: 24 },
  { head: 'Đơn vị đầu mối', width: 24 },
  { head: 'Loại kế hoạch', width: 16 },
  { head: 'Cơ quan lập', width: 18 },
  { head: 'Trạng thái', width: 16 },
  { head: 'Số quyết định', width: 16 },
  { head: 'Ngày', width: 12, type: 'date' },
  { head: 'Bản', width: 6, type: 'number' },
  { head: 'Số tháng không có kế hoạch', width: 12, type: 'number' },
  { head: 'Công việc', width: 10, type: 'number' },
  { head: 'Xong', width: 8, type: 'number' },
  { head: 'Trễ hạn', width: 8, type: 'number' },
  { head: 'Vướng mắc', width: 10, type: 'number' },
];

const KINDS: Record<(typeof CELLS)[number], string> = {
  mic: 'Kế hoạch của Bộ',
  merged: 'Kế hoạch gộp',
  owner: 'Kế hoạch của cơ quan chủ quản',
  enterprise: 'Kế hoạch của doanh nghiệp',
};

/** A line for each plan that there is, then for each that there should be. */
export function overviewLines(rows: readonly OverviewRow[]): (string | number | null)[][] {
  return rows.flatMap(({ platform, owners, focal, cells, missing }) => {
    const { number, code, nameVi, group } = platform;
    const names = (all: readonly { nameVi: string }[]) => all.map((one) => one.nameVi).join('; ');
    const head = [number, code, nameVi, group, names(owners), names(focal)];
    return CELLS.flatMap((kind) => [
      ...cells[kind].plans.map((plan) => [...head, KINDS[kind], ...planLine(plan)]),
      ...missing
        .filter((one) => one.kind === kind)
        .map(({ organisation }) => [...head, KINDS[kind], organisation.shortVi, 'Chưa có', ...NOTHING]),
    ]);
  });
}

const NOTHING = Array.from({ length: 8 }, () => null);

function planLine({ organisation, historical, number, date, version, monthsCovered, tasks }: OverviewPlan) {
  const { all, done, late, blocked } = tasks;
  const state = historical ? 'Ghi nhận từ văn bản giấy' : 'Đã ban hành';
  return [organisation.shortVi, state, number, date, version, 12 - monthsCovered.length, all, done, late, blocked];
}
