import { assertNamed } from '@ndp/domain/version';
import type { Context } from 'hono';

/** The version a change is made upon, from If-Match. Throws Refusal `precondition_required`, `precondition_failed`. */
export function seenVersion(c: Context): number {
  const seen = versionIfAny(c);
  assertNamed(seen);
  return seen;
}

/** The same for what may not exist yet: null where none is named. */
export function versionIfAny(c: Context): number | null {
  const header = c.req.header('if-match');
  if (header === undefined) return null;
  const version = /^"(\d{1,9})"$/.exec(header)?.[1];
  // Whatever else stands there is no version of ours, so it is not the present one either.
  return version === undefined ? -1 : Number(version);
}

export function etagOf(version: number): Record<string, string> {
  return { etag: `"${version}"` };
}
