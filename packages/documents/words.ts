import type { PURPOSES, SOURCES } from '@ndp/domain/plans/sections';

/** Words of a plan's closed lists, as its papers and workbooks write them. 186 Điều 1, IV.1.b (thứ 1, thứ 2) */
export const SOURCE_WORDS: Record<(typeof SOURCES)[number], string> = {
  public: 'Đầu tư công',
  enterprise: 'Đầu tư của doanh nghiệp',
  other: 'Nguồn khác',
};
export const PURPOSE_WORDS: Record<(typeof PURPOSES)[number], string> = {
  build: 'Xây dựng',
  use: 'Đưa vào sử dụng',
  operate: 'Duy trì, vận hành',
  upgrade: 'Nâng cấp, cập nhật, tối ưu',
  expand: 'Mở rộng',
  other: 'Mục đích khác',
};
export const FORM_WORDS: Record<1 | 2 | 3, string> = {
  1: 'Cơ quan chủ quản lập dự án đầu tư xây dựng và chủ trì quản lý, vận hành nền tảng',
  2: 'Cơ quan chủ quản đặt hàng doanh nghiệp xây dựng, duy trì, vận hành nền tảng và cam kết thuê dịch vụ',
  3: 'Kết hợp đầu tư xây dựng và đặt hàng doanh nghiệp',
};

const PLAIN = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 12 });
/** "1.284,5": Vietnamese separators. */
export const inVietnamese = (number: number): string => PLAIN.format(number);

/** "05/03/2022" of an ISO date. */
export const dayInNumbers = (iso: string): string => iso.split('-').reverse().join('/');

const ROMAN = [
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
] as const;
/** "XIV", as headings of the first level are numbered. */
export function roman(number: number): string {
  let [left, text] = [number, ''];
  for (const [value, letter] of ROMAN) for (; left >= value; left -= value) text += letter;
  return text;
}
