import { and, count, eq, isNull, sql } from '@ndp/database/query';
import {
  credential,
  membership,
  notification,
  organisation,
  person,
  session,
  unit,
} from '@ndp/database/schema/programme';
import { noticesOf } from '../notifications/mine.ts';
import type { MemberGrant } from '../permissions.ts';
import { isLive } from './live.ts';

/**
 * Everything the app shows of the one who is signed in: person, live memberships, second factors, session, what is
 * unread; in one round trip.
 * @param today ISO date in Asia/Ho_Chi_Minh
 */
export async function readMe(grant: MemberGrant<'account.read'>, today: string) {
  const { actor, programme } = grant;
  const { db } = programme;
  // A provider's word opens its own organisation, and tells of no other.
  const within = actor.session?.how === 'oidc' ? sql`${organisation.id} = ${actor.organisation.id}` : sql`1 = 1`;
  const [people, memberships, credentials, unread, sessions] = await programme.read(
    db.select().from(person).where(eq(person.id, actor.personId)),
    db
      .select({ role: membership.role, organisation, unit })
      .from(membership)
      .innerJoin(person, eq(person.id, membership.personId))
      .innerJoin(organisation, eq(organisation.id, membership.organisationId))
      .leftJoin(unit, eq(unit.id, membership.unitId))
      .where(sql`${person.id} = ${actor.personId} and ${isLive(today)} and ${within}`)
      .orderBy(membership.createdAt, membership.id),
    db
      .select({ kind: credential.kind, n: count() })
      .from(credential)
      .where(and(eq(credential.personId, actor.personId), sql`${credential.confirmedAt} is not null`))
      .groupBy(credential.kind),
    db
      .select({ n: count() })
      .from(notification)
      .where(and(noticesOf(actor), isNull(notification.readAt))),
    db
      .select({ id: session.id, expiresAt: session.expiresAt })
      .from(session)
      .where(eq(session.id, actor.session?.id ?? '')),
  );
  const [self] = people;
  const [here] = sessions;
  if (!self || !here) throw new Error('the one who was just identified is gone');
  const number = (kind: string) => credentials.find((one) => one.kind === kind)?.n ?? 0;
  return {
    person: self,
    memberships,
    session: here,
    unread: unread[0]?.n ?? 0,
    secondFactor: { totp: number('totp') > 0, passkeys: number('passkey'), recoveryLeft: number('recovery') },
  };
}
