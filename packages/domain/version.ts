import { Refusal } from './refusal.ts';

/** Throws Refusal `precondition_failed` when the record is no longer the one that the caller has seen. */
export function assertSeen(seen: number, current: number): void {
  if (seen === current) return;
  throw new Refusal('precondition_failed', {
    vi: 'Người khác vừa sửa nội dung này. So hai bản rồi chọn.',
    en: 'Somebody else has just changed this. Compare the two versions and choose.',
  });
}
