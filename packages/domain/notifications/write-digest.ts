import { guarded } from '@ndp/database/commit';
import { DatabaseFailure } from '@ndp/database/failure';
import { and, asc, eq, inArray, sql } from '@ndp/database/query';
import { notification, person } from '@ndp/database/schema/programme';
import { outgoing } from '../mail/outgoing.ts';
import type { SystemGrant } from '../permissions.ts';
import { dayInVietnam, hourInVietnam } from '../time.ts';

/** Notifications that one mail names at most; the app has the others. */
const MOST_ITEMS = 50;

/**
 * Writes the digest of everyone whose hour (Asia/Ho_Chi_Minh) has come today: one mail with all that has waited since
 * before that hour. Person and notifications change in the batch that writes the mail, guarded, so that a second run,
 * or two at once, write nothing more. Answers how many were written.
 */
export async function writeDigests({ programme }: SystemGrant<'digest.write'>, now = new Date()): Promise<number> {
  const { db } = programme;
  const today = dayInVietnam(now);
  const hour = hourInVietnam(now);
  const midnight = `${today}T00:00:00+07:00`;
  const [due] = await programme.read(
    db
      .selectDistinct({ id: person.id, email: person.email, language: person.language, hour: person.digestHour })
      .from(notification)
      .innerJoin(person, eq(person.id, notification.personId))
      .where(
        and(
          eq(notification.mail, 'digest'),
          sql`${person.email} is not null and ${person.disabledAt} is null and ${person.digestHour} <= ${hour}
            and coalesce(${person.digestedOn}, '') < ${today} and ${notification.createdAt} <
              strftime('%Y-%m-%dT%H:%M:%fZ', ${midnight}, '+' || ${person.digestHour} || ' hours')`,
        ),
      )
      .limit(500),
  );
  let written = 0;
  for (const { id, email: to, language, hour: theirs } of due) {
    if (to === null) continue;
    // What came after today's hour waits for tomorrow's, however late this run is.
    const before = new Date(Date.parse(midnight) + theirs * 3_600_000).toISOString();
    const [items] = await programme.read(
      db
        .select({
          id: notification.id,
          kind: notification.kind,
          params: notification.params,
          href: notification.href,
        })
        .from(notification)
        .where(
          and(
            eq(notification.personId, id),
            eq(notification.mail, 'digest'),
            sql`${notification.createdAt} < ${before}`,
          ),
        )
        .orderBy(asc(notification.createdAt), asc(notification.id)),
    );
    const ids = items.map((item) => item.id);
    const told = items.slice(0, MOST_ITEMS).map(({ kind, params, href }) => ({ kind, params, href }));
    const batch = [
      db
        .update(person)
        .set({ digestedOn: today })
        .where(and(eq(person.id, id), sql`coalesce(${person.digestedOn}, '') < ${today}`)),
      guarded(),
      db
        .update(notification)
        .set({ mail: null })
        .where(and(inArray(notification.id, ids), eq(notification.mail, 'digest'))),
      guarded(ids.length),
      outgoing(programme, { to, language, kind: 'digest', params: { items: JSON.stringify(told) } }),
    ];
    written += await programme.write(batch).then(() => 1, otherRun);
  }
  return written;
}

/** A guard that did not hold: another run has written this one's digest, or the person has just changed settings. */
function otherRun(error: unknown): number {
  if (error instanceof DatabaseFailure && error.reason === 'changed') return 0;
  throw error;
}
