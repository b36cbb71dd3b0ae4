import { invalid } from '@ndp/domain/refusal';
import { assertNamed } from '@ndp/domain/version';
import type { Context } from 'hono';

/** The version a change is made upon, from If-Match. Throws Refusal `precondition_required`, `invalid_input`. */
export function seenVersion(c: Context): number {
  const seen = versionIfAny(c);
  assertNamed(seen);
  return seen;
}

/** The same for what may not exist yet: null where none is named. Throws Refusal `invalid_input`. */
export function versionIfAny(c: Context): number | null {
  const header = c.req.header('if-match');
  if (header === undefined) return null;
  const version = /^"(\d{1,9})"$/.exec(header)?.[1];
  if (version === undefined)
    throw invalid(
      'If-Match',
      'If-Match phải là số phiên bản đã đọc, trong ngoặc kép, như ETag đã trả về: "3".',
      'If-Match must be the version that was read, in quotes, as ETag gave it: "3".',
    );
  return Number(version);
}

export function etagOf(version: number): Record<string, string> {
  return { etag: `"${version}"` };
}
