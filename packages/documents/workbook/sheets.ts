import { FORM_WORDS, PURPOSE_WORDS, SOURCE_WORDS } from '../words.ts';

/** The workbook's sheets, by the words on their tabs. */
export const SHEETS = {
  info: 'Thông tin',
  months: 'Tháng',
  contents: 'Nội dung',
  targets: 'Chỉ tiêu',
  stages: 'Giai đoạn',
  agreements: 'Thỏa thuận',
  groups: 'Tổ công tác',
  lines: 'Nguồn lực',
  assignments: 'Phân công',
} as const;
export type SheetKey = keyof typeof SHEETS;

export interface SheetColumn {
  head: string;
  /** In characters. */
  width: number;
  /** What is typed into it: a text stays as typed, "=1" and "007" included. */
  type?: 'number' | 'money' | 'date';
  /** What may be chosen, offered as a list. */
  choices?: readonly string[];
  /** Kept for the way back, shown to nobody. */
  hidden?: true;
}
const column = (head: string, width: number, more: Omit<SheetColumn, 'head' | 'width'> = {}): SheetColumn => ({
  head,
  width,
  ...more,
});
const number = { type: 'number' } as const;
const date = { type: 'date' } as const;
const hidden = { hidden: true } as const;
const CODE = column('Mã nội dung', 20);

/** Columns of each sheet. A reader finds them by their head, so that they may be moved and others put between. */
export const COLUMNS = {
  info: { item: column('Mục', 34), value: column('Giá trị', 90) },
  months: {
    month: column('Tháng', 10),
    number: column('TT việc', 8),
    task: column('Công việc', 60),
    result: column('Kết quả cần đạt', 50),
    of: column('Của việc số', 12),
    responsible: column('Chủ trì', 34),
    cooperating: column('Phối hợp', 34),
    starts: column('Bắt đầu', 12, date),
    due: column('Hạn', 12, date),
    taskKey: column('Khóa việc', 14, hidden),
    resultKey: column('Khóa kết quả', 14, hidden),
  },
  contents: {
    code: CODE,
    title: column('Tên nội dung', 44),
    text: column('Nội dung', 90),
    form: column('Hình thức phát triển', 40, {
      choices: Object.entries(FORM_WORDS).map(([form, words]) => `${form}. ${words}`),
    }),
    focalUnit: column('Đơn vị đầu mối', 34),
    mark: column('Dấu', 6, hidden),
  },
  targets: {
    code: CODE,
    name: column('Chỉ tiêu', 60),
    unit: column('Đơn vị tính', 16),
    value: column('Giá trị', 16, number),
    month: column('Tháng', 10),
  },
  stages: {
    code: CODE,
    name: column('Giai đoạn', 30),
    objective: column('Mục tiêu', 50),
    scope: column('Phạm vi', 50),
    users: column('Đối tượng sử dụng chính', 40),
  },
  agreements: {
    code: CODE,
    title: column('Thỏa thuận', 50),
    parties: column('Các bên', 40),
    number: column('Số', 20),
    date: column('Ngày ký', 12, date),
    reviewedOn: column('Ngày rà soát', 12, date),
  },
  groups: {
    code: CODE,
    name: column('Ban, tổ công tác', 50),
    members: column('Thành phần', 60),
    decision: column('Quyết định', 30),
  },
  lines: {
    code: CODE,
    source: column('Nguồn', 24, { choices: Object.values(SOURCE_WORDS) }),
    purpose: column('Mục đích', 28, { choices: Object.values(PURPOSE_WORDS) }),
    year: column('Năm', 8, number),
    amount: column('Số tiền (triệu đồng)', 22, { type: 'money' }),
    note: column('Ghi chú', 50),
  },
  assignments: { code: CODE, party: column('Cơ quan, đơn vị', 50), responsibility: column('Trách nhiệm', 80) },
} as const satisfies Record<SheetKey, Record<string, SheetColumn>>;

/** Lines of the first sheet. */
export const ITEMS = {
  title: 'Tên kế hoạch',
  kind: 'Loại kế hoạch',
  year: 'Năm',
  platforms: 'Nền tảng số',
  monthsCovered: 'Các tháng có trong kế hoạch',
  uncoveredReason: 'Lý do không nêu các tháng khác',
  template: 'Mẫu nội dung (giữ nguyên)',
  plan: 'Mã kế hoạch (giữ nguyên)',
} as const;

/** The most characters (UTF-16 code units) that Excel keeps in one cell. */
export const CELL_MOST = 32_767;
/** Marks of rows on the sheet of contents: the plan has this content; its text goes on from the row above. */
export const MARK = { has: '1', goesOn: '+' } as const;
