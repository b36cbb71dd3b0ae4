import { and, desc, eq } from '@ndp/database/query';
import { calendarFeed } from '@ndp/database/schema/programme';
import type { Member, MemberGrant } from '../permissions.ts';

const { id, name, createdAt, lastUsedAt, revokedAt } = calendarFeed;
const columns = { id, name, createdAt, lastUsedAt, revokedAt };
export type FeedListed = Pick<typeof calendarFeed.$inferSelect, keyof typeof columns>;

/** A feed is of one person in one organisation. */
export function isMyFeed({ personId, organisation }: Member) {
  return and(eq(calendarFeed.personId, personId), eq(calendarFeed.organisationId, organisation.id));
}

/** One's own calendar addresses here, newest first, without their secrets. */
export async function listFeeds({ actor, programme }: MemberGrant<'calendar.manage'>): Promise<FeedListed[]> {
  const { db } = programme;
  const [feeds] = await programme.read(
    db.select(columns).from(calendarFeed).where(isMyFeed(actor)).orderBy(desc(id)).limit(100),
  );
  return feeds;
}
