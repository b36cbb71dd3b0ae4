import { invalid } from '../refusal.ts';

/**
 * An answer is due today at the earliest, and within the year after that of the plan it is about: what nobody has to
 * answer before is no obstacle of the plan. Throws Refusal `invalid_input` at /dueOn.
 * @param year of the plan; null for a platform
 * @param today ISO date in Asia/Ho_Chi_Minh
 */
export function assertDue(dueOn: string, year: number | null, today: string): void {
  if (dueOn < today)
    throw invalid(
      '/dueOn',
      'Hạn trả lời đã qua. Chọn hôm nay hoặc ngày sau.',
      'This day has passed. Choose a later one.',
    );
  const last = Math.max(Number(today.slice(0, 4)), year ?? 0) + 1;
  if (Number(dueOn.slice(0, 4)) > last)
    throw invalid(
      '/dueOn',
      `Hạn trả lời quá xa. Chọn ngày chậm nhất là 31/12/${last}.`,
      `This day is too far ahead. Choose one until 31 December ${last}.`,
    );
}
