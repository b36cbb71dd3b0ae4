import { and, count, desc, eq, isNull, sql } from '@ndp/database/query';
import { notification, organisation } from '@ndp/database/schema/programme';
import * as v from 'valibot';
import type { MemberGrant } from '../permissions.ts';
import { noticesOf } from './mine.ts';

export const NotificationQuery = v.strictObject({
  /** Id of the last one of the page before. */
  cursor: v.optional(v.pipe(v.string(), v.uuid())),
});

const PAGE = 20;

/** One's own notifications, newest first, with the number unread; one round trip. */
export async function listNotifications(
  { actor, programme }: MemberGrant<'account.read'>,
  { cursor }: v.InferOutput<typeof NotificationQuery>,
) {
  const { db } = programme;
  const mine = noticesOf(actor);
  const [found, unread] = await programme.read(
    db
      .select({
        id: notification.id,
        kind: notification.kind,
        params: notification.params,
        href: notification.href,
        createdAt: notification.createdAt,
        readAt: notification.readAt,
        organisation: organisation.slug,
      })
      .from(notification)
      .leftJoin(organisation, eq(organisation.id, notification.organisationId))
      // Ids sort by time.
      .where(and(mine, cursor ? sql`${notification.id} < ${cursor}` : undefined))
      .orderBy(desc(notification.id))
      .limit(PAGE + 1),
    db
      .select({ n: count() })
      .from(notification)
      .where(and(mine, isNull(notification.readAt))),
  );
  const items = found.slice(0, PAGE);
  const next = found.length > PAGE ? (items.at(-1)?.id ?? null) : null;
  return { items, next, unread: unread[0]?.n ?? 0 };
}
