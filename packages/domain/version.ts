import { Refusal } from './refusal.ts';

/** Throws Refusal `precondition_failed` when the record is no longer the one that the caller has seen. */
export function assertSeen(seen: number, current: number): void {
  if (seen === current) return;
  throw new Refusal('precondition_failed', {
    vi: 'Người khác vừa sửa nội dung này. So hai bản rồi chọn.',
    en: 'Somebody else has just changed this. Compare the two versions and choose.',
  });
}

/** A change of what exists names the version it is made upon. Throws Refusal `precondition_required`. */
export function assertNamed(seen: number | null): asserts seen is number {
  if (seen !== null) return;
  throw new Refusal('precondition_required', {
    vi: 'Gửi If-Match với phiên bản bạn đang sửa, để không ghi đè lên sửa đổi của người khác.',
    en: 'Send If-Match with the version you are changing, so that nobody else’s change is overwritten.',
  });
}
