/** What is wrong in a workbook, where, and what to do about it. */
export interface CellTrouble {
  sheet: string;
  /** "C7" */
  cell: string;
  message: { vi: string; en: string };
}
export interface Place {
  sheet: string;
  cell: string;
}
export type Message = CellTrouble['message'];
export type Report = (place: Place, message: Message) => void;

/** More of them help nobody; the first ones usually explain the rest. */
const MOST = 200;

/** Gathers troubles, each once. */
export function troubles(): { report: Report; found: CellTrouble[] } {
  const found: CellTrouble[] = [];
  const seen = new Set<string>();
  const report: Report = ({ sheet, cell }, message) => {
    const key = `${sheet}!${cell} ${message.vi}`;
    if (seen.has(key) || found.length >= MOST) return;
    seen.add(key);
    found.push({ sheet, cell, message });
  };
  return { report, found };
}

export const SAID = {
  formula: {
    vi: 'Công thức này chưa có kết quả. Mở bằng Excel, lưu lại, hoặc dán giá trị thay cho công thức.',
    en: 'This formula has no result yet. Open and save the file in Excel, or paste the value in its place.',
  },
  error: {
    vi: 'Ô này báo lỗi công thức. Sửa công thức hoặc nhập giá trị.',
    en: 'This cell shows a formula error. Correct the formula or type the value.',
  },
  number: { vi: 'Nhập một con số, ví dụ 1.284,5.', en: 'Give a number, for example 1.284,5 (decimal comma).' },
  year: { vi: 'Nhập năm, ví dụ 2027.', en: 'Give a year, for example 2027.' },
  day: {
    vi: 'Nhập ngày theo ngày/tháng/năm, ví dụ 05/03/2027.',
    en: 'Give a day as day/month/year, for example 05/03/2027.',
  },
  money: {
    vi: 'Nhập số tiền theo triệu đồng, lẻ đến đồng (tối đa 6 chữ số thập phân).',
    en: 'Give the amount in millions of đồng, exact to the đồng (at most 6 decimals).',
  },
  month: { vi: 'Nhập tháng từ 1 đến 12, ví dụ “Tháng 3”.', en: 'Give a month from 1 to 12, for example “Tháng 3”.' },
  months: { vi: 'Nhập các tháng, ví dụ “1, 2, 3” hoặc “1-6”.', en: 'List the months, for example “1, 2, 3” or “1-6”.' },
  task: {
    vi: 'Dòng này thiếu công việc. Nhập công việc hoặc xóa các ô còn lại của việc.',
    en: 'This row has no task. Write the task or clear the other cells of it.',
  },
  result: {
    vi: 'Dòng này thiếu kết quả cần đạt. Nhập kết quả hoặc xóa “Của việc số”.',
    en: 'This row has no expected result. Write it or clear “Của việc số”.',
  },
  ofTask: {
    vi: 'Trong tháng không có đúng một việc mang số này. Sửa “Của việc số” theo cột “TT việc”.',
    en: 'Not exactly one task of the month has this number. Correct “Của việc số” by the column “TT việc”.',
  },
  party: {
    vi: 'Không nhận ra cơ quan, đơn vị này. Viết kèm mã trong ngoặc vuông, ví dụ “Tên đơn vị [ma-co-quan/ma-don-vi]”.',
    en: 'This organisation or unit is not known. Add its reference in brackets: “Name [organisation/unit]”.',
  },
  organisation: {
    vi: 'Phân công cho một cơ quan hoặc đơn vị cụ thể, không phải cho một nhóm.',
    en: 'Assign this to one organisation or unit, not to a group.',
  },
  code: {
    vi: 'Mã nội dung này không có ở trang “Nội dung”. Chép mã từ trang đó.',
    en: 'This content code is not on the sheet “Nội dung”. Copy a code from there.',
  },
  form: {
    vi: 'Bắt đầu bằng 1, 2 hoặc 3 theo hình thức phát triển.',
    en: 'Begin with 1, 2 or 3 for the form of development.',
  },
  noSheet: {
    vi: 'Tệp thiếu trang này. Tải lại tệp mẫu và giữ đủ các trang.',
    en: 'The file lacks this sheet. Download it again and keep all sheets.',
  },
  noHead: {
    vi: 'Không thấy dòng tiêu đề các cột. Giữ dòng đầu của trang như tệp mẫu.',
    en: 'The row of column heads is missing. Keep the first row of the sheet as downloaded.',
  },
} as const satisfies Record<string, Message>;

export const noColumn = (head: string): Message => ({
  vi: `Thiếu cột “${head}”. Giữ các cột như tệp mẫu.`,
  en: `The column “${head}” is missing. Keep the columns as downloaded.`,
});
export const noItem = (item: string): Message => ({
  vi: `Thiếu dòng “${item}”. Giữ các dòng như tệp mẫu.`,
  en: `The line “${item}” is missing. Keep the lines as downloaded.`,
});
export const oneOf = (words: readonly string[]): Message => ({
  vi: `Chọn một trong: ${words.join('; ')}.`,
  en: `Choose one of: ${words.join('; ')}.`,
});
