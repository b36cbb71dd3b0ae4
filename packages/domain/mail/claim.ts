import { newId } from '@ndp/database/ids';
import { and, asc, eq, inArray, isNull, sql } from '@ndp/database/query';
import { email } from '@ndp/database/schema/programme';
import type { SystemGrant } from '../permissions.ts';

export type ClaimedMail = Pick<
  typeof email.$inferSelect,
  'id' | 'createdAt' | 'recipient' | 'language' | 'kind' | 'params' | 'attempts'
>;

/** How long a mail belongs to who took it, in minutes; a job that dies leaves it to the next after that. */
const LEASE_MINUTES = 5;

/**
 * Takes the oldest mails that are due, at most so many. Two jobs at once never get the same mail: each writes its own
 * mark where no other holds one.
 */
export async function claimMail({ programme }: SystemGrant<'mail.send'>, most: number): Promise<ClaimedMail[]> {
  const { db } = programme;
  const now = new Date();
  const due = and(
    isNull(email.sentAt),
    isNull(email.parkedAt),
    sql`(${email.notBefore} is null or ${email.notBefore} <= ${now.toISOString()})`,
  );
  const [waiting] = await programme.read(
    db.select({ id: email.id }).from(email).where(due).orderBy(asc(email.createdAt), asc(email.id)).limit(most),
  );
  if (waiting.length === 0) return [];
  const claim = newId();
  const notBefore = new Date(now.getTime() + LEASE_MINUTES * 60_000).toISOString();
  const ids = waiting.map(({ id }) => id);
  await programme.write([
    db
      .update(email)
      .set({ claim, notBefore })
      .where(and(inArray(email.id, ids), due)),
  ]);
  const [mine] = await programme.read(
    db
      .select({
        id: email.id,
        createdAt: email.createdAt,
        recipient: email.recipient,
        language: email.language,
        kind: email.kind,
        params: email.params,
        attempts: email.attempts,
      })
      .from(email)
      .where(and(eq(email.claim, claim), isNull(email.sentAt)))
      .orderBy(asc(email.createdAt), asc(email.id)),
  );
  return mine;
}
