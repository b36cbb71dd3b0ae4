import { Refusal } from '@ndp/domain/refusal';
import type { Context } from 'hono';

/** The version a change is made upon, from If-Match. Throws Refusal `precondition_required`, `precondition_failed`. */
export function seenVersion(c: Context): number {
  const header = c.req.header('if-match');
  if (header === undefined)
    throw new Refusal('precondition_required', {
      vi: 'Gửi If-Match với phiên bản bạn đang sửa, để không ghi đè lên sửa đổi của người khác.',
      en: 'Send If-Match with the version you are changing, so that nobody else’s change is overwritten.',
    });
  const version = /^"(\d{1,9})"$/.exec(header)?.[1];
  // Whatever else stands there is no version of ours, so it is not the present one either.
  return version === undefined ? -1 : Number(version);
}

export function etagOf(version: number): Record<string, string> {
  return { etag: `"${version}"` };
}
