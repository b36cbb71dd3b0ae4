import { auditHead, headOf } from '@ndp/database/audit';
import { repeated } from '@ndp/database/commit';
import { newId } from '@ndp/database/ids';
import { and, count, isNull } from '@ndp/database/query';
import { calendarFeed } from '@ndp/database/schema/programme';
import * as v from 'valibot';
import { commitAs } from '../people/record.ts';
import { hashOf, newSecret } from '../people/secret.ts';
import type { MemberGrant } from '../permissions.ts';
import { Refusal } from '../refusal.ts';
import { writtenName } from '../text.ts';
import { type FeedListed, isMyFeed } from './list-feeds.ts';

export const NewFeed = v.strictObject({
  /** What the person calls it: "Điện thoại". */
  name: writtenName(100),
});

/** Addresses of one person that are good at a time. */
const MOST = 20;

/**
 * Makes an address from which a calendar program reads when tasks and answers are due; only the secret's hash stays.
 * Throws Refusal `conflict` when the person has too many.
 */
export async function createFeed(
  grant: MemberGrant<'calendar.manage'>,
  { name }: v.InferOutput<typeof NewFeed>,
): Promise<FeedListed & { secret: string }> {
  const { actor, programme } = grant;
  const { db } = programme;
  return repeated(async () => {
    const [live, heads] = await programme.read(
      db
        .select({ n: count() })
        .from(calendarFeed)
        .where(and(isMyFeed(actor), isNull(calendarFeed.revokedAt))),
      auditHead(programme),
    );
    if ((live[0]?.n ?? 0) >= MOST) throw new Refusal('conflict', TOO_MANY);
    const secret = newSecret();
    const feed = { id: newId(), createdAt: new Date().toISOString(), name };
    const { personId, organisation } = actor;
    await commitAs(grant, headOf(heads), { subject: `calendar_feed:${feed.id}`, before: null, after: { name } }, [
      db.insert(calendarFeed).values({ ...feed, personId, organisationId: organisation.id, tokenHash: hashOf(secret) }),
    ]);
    return { ...feed, lastUsedAt: null, revokedAt: null, secret };
  });
}

const TOO_MANY = {
  vi: `Bạn đã có ${MOST} địa chỉ lịch. Thu hồi một địa chỉ không dùng rồi tạo lại.`,
  en: `You have ${MOST} calendar addresses. Revoke one that you do not use, then make another.`,
};
