import { guarded } from '@ndp/database/commit';
import type { Statement, WriteHandle } from '@ndp/database/handle';
import { eq } from '@ndp/database/query';
import { attempt } from '@ndp/database/schema/programme';
import { Refusal } from '../../refusal.ts';

/** So many codes of one person are examined in so many minutes, however many sessions and steps they come by. */
const MOST = 10;
const WINDOW_MINUTES = 15;

export type Attempt = typeof attempt.$inferSelect;

/** Where a person's codes are counted; a browser that is known as theirs apart, so that no stranger shuts it out. */
export function triesKey(personId: string, known = false): string {
  return known ? `factor:${personId}:known` : `factor:${personId}`;
}

/**
 * Counts one more try, provided that none was counted since `found` was read. It goes into the same batch as what the
 * code does, and no answer is given before: many tries at once are examined, but counted one by one.
 * Throws Refusal `too_many_requests` with the seconds to wait.
 */
export function nextTry(key: string, found: Attempt | undefined, now = Date.now()): Statement[] {
  const left = found ? Math.ceil((Date.parse(found.windowEndsAt) - now) / 1000) : 0;
  const failures = found && left > 0 ? found.failures : 0;
  if (failures >= MOST) throw tooMany(left);
  const until = left > 0 && found ? found.windowEndsAt : new Date(now + WINDOW_MINUTES * 60_000).toISOString();
  return [
    {
      sql: `INSERT INTO attempt (key, failures, window_ends_at) VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE
        SET failures = excluded.failures, window_ends_at = excluded.window_ends_at
        WHERE failures = ? AND window_ends_at = ?`,
      args: [key, failures + 1, until, found?.failures ?? -1, found?.windowEndsAt ?? ''],
    },
    guarded(),
  ];
}

/** A right code forgets the wrong ones before it. */
export function triesForgotten({ db }: WriteHandle<'programme'>, key: string): Statement {
  return db.delete(attempt).where(eq(attempt.key, key));
}

function tooMany(seconds: number): Refusal {
  const minutes = Math.ceil(seconds / 60);
  const detail = {
    vi: `Đã thử quá nhiều mã. Đợi ${minutes} phút rồi nhập mã mới.`,
    en: `Too many codes were tried. Wait ${minutes} minutes, then enter a new one.`,
  };
  return new Refusal('too_many_requests', detail, [], { 'retry-after': String(seconds) });
}
