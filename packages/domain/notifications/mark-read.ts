import { and, count, inArray, isNull } from '@ndp/database/query';
import { notification } from '@ndp/database/schema/programme';
import * as v from 'valibot';
import type { MemberGrant } from '../permissions.ts';
import { noticesOf } from './mine.ts';

export const MarkRead = v.union([
  v.strictObject({ ids: v.pipe(v.array(v.pipe(v.string(), v.uuid())), v.minLength(1), v.maxLength(100)) }),
  v.strictObject({ all: v.literal(true) }),
]);

/** Marks one's own notifications as read, these or all; ids of others mark nothing. Answers how many are unread. */
export async function markRead(
  { actor, programme }: MemberGrant<'account.manage'>,
  which: v.InferOutput<typeof MarkRead>,
): Promise<number> {
  const { db } = programme;
  const unread = and(noticesOf(actor), isNull(notification.readAt));
  await programme.write([
    db
      .update(notification)
      .set({ readAt: new Date().toISOString() })
      .where(and(unread, 'ids' in which ? inArray(notification.id, which.ids) : undefined)),
  ]);
  const [left] = await programme.read(db.select({ n: count() }).from(notification).where(unread));
  return left[0]?.n ?? 0;
}
