import type { ReadHandle, Statement, WriteHandle } from '@ndp/database/handle';
import { inArray } from '@ndp/database/query';
import { attempt } from '@ndp/database/schema/programme';
import { Refusal } from '../refusal.ts';
import { hashOf } from './secret.ts';

/** Minutes in which failures are counted together. */
const WINDOW_MINUTES = 15;

/** Where failures are counted, and how many are taken in one window. */
export interface Bucket {
  key: string;
  most: number;
}

/**
 * Where a try at an account is counted. A browser that somebody signed in with before is counted apart, so a stranger
 * who uses up the account's bucket shuts out strangers only; and by whose it is, not by which one it is, as anybody can
 * make many of their own. A whole office may share one network address.
 */
export function bucketsFor(
  account: string,
  device: { people: readonly [string, ...string[]] } | null,
  address: string | null,
): [Bucket, ...Bucket[]] {
  const key = device ? `device:${hashOf(`${device.people[0]} ${account}`)}` : `account:${hashOf(account)}`;
  const own = { key, most: 10 };
  return address ? [own, { key: `address:${address}`, most: 200 }] : [own];
}

/** Counts a try before it is examined, so that many tries at once are all counted. */
export function counted(buckets: readonly Bucket[], minutes = WINDOW_MINUTES): Statement[] {
  const now = new Date();
  const until = new Date(now.getTime() + minutes * 60_000).toISOString();
  return buckets.map(({ key }) => ({
    sql: `INSERT INTO attempt (key, failures, window_ends_at) VALUES (?1, 1, ?2) ON CONFLICT (key) DO UPDATE SET
      failures = CASE WHEN window_ends_at <= ?3 THEN 1 ELSE failures + 1 END,
      window_ends_at = CASE WHEN window_ends_at <= ?3 THEN ?2 ELSE window_ends_at END`,
    args: [key, until, now.toISOString()],
  }));
}

/** What a success takes back: it was no failure. */
export function forgiven(
  handle: WriteHandle<'programme'>,
  [own, ...shared]: readonly [Bucket, ...Bucket[]],
): Statement[] {
  const back = shared.map(({ key }) => ({
    sql: 'UPDATE attempt SET failures = failures - 1 WHERE key = ?',
    args: [key],
  }));
  return [handle.db.delete(attempt).where(inArray(attempt.key, [own.key])), ...back];
}

export function attemptsIn(db: ReadHandle['db'], buckets: readonly Bucket[]) {
  const keys = buckets.map(({ key }) => key);
  return db.select().from(attempt).where(inArray(attempt.key, keys));
}

/** What to do instead of trying again, behind how long to wait. */
const INSTEAD = { vi: ', hoặc dùng “Quên mật khẩu”', en: ', or use "Forgotten password"' };

/** Throws Refusal `too_many_requests`, with the seconds to wait, when a bucket is over its measure. */
export function assertWithin(
  buckets: readonly Bucket[],
  found: readonly (typeof attempt.$inferSelect)[],
  instead = INSTEAD,
): void {
  for (const { key, most } of buckets) {
    const { failures, windowEndsAt } = found.find((row) => row.key === key) ?? { failures: 0, windowEndsAt: '' };
    const seconds = Math.ceil((Date.parse(windowEndsAt) - Date.now()) / 1000);
    if (failures <= most || !(seconds > 0)) continue;
    const detail = {
      vi: `Đã thử quá nhiều lần. Đợi ${Math.ceil(seconds / 60)} phút rồi thử lại${instead.vi}.`,
      en: `Too many tries. Wait ${Math.ceil(seconds / 60)} minutes, then try again${instead.en}.`,
    };
    throw new Refusal('too_many_requests', detail, [], { 'retry-after': String(seconds) });
  }
}
