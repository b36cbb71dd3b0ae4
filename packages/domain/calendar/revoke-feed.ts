import { auditHead, headOf } from '@ndp/database/audit';
import { guarded } from '@ndp/database/commit';
import { and, eq, isNull } from '@ndp/database/query';
import { calendarFeed } from '@ndp/database/schema/programme';
import { decidedAnew } from '../people/again.ts';
import { commitAs } from '../people/record.ts';
import type { MemberGrant } from '../permissions.ts';
import { notFound } from '../refusal.ts';
import { isMyFeed } from './list-feeds.ts';

/** Takes one of one's own calendar addresses back, from the next reading on. One taken back before stays as it is. */
export async function revokeFeed(grant: MemberGrant<'calendar.manage'>, id: string): Promise<void> {
  const { actor, programme } = grant;
  const { db } = programme;
  const mine = and(isMyFeed(actor), eq(calendarFeed.id, id));
  await decidedAnew(async () => {
    const [feeds, heads] = await programme.read(db.select().from(calendarFeed).where(mine), auditHead(programme));
    const [found] = feeds;
    if (!found) throw notFound();
    if (found.revokedAt) return;
    const revokedAt = new Date().toISOString();
    await commitAs(
      grant,
      headOf(heads),
      { subject: `calendar_feed:${id}`, before: { name: found.name }, after: { revokedAt } },
      [
        db
          .update(calendarFeed)
          .set({ revokedAt })
          .where(and(mine, isNull(calendarFeed.revokedAt))),
        guarded(),
      ],
    );
  });
}
