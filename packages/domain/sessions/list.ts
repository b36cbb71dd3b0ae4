import { and, desc, eq, sql } from '@ndp/database/query';
import { membership, person, session } from '@ndp/database/schema/programme';
import type { MemberGrant } from '../permissions.ts';

const shown = {
  id: session.id,
  createdAt: session.createdAt,
  seenAt: session.seenAt,
  expiresAt: session.expiresAt,
  agent: session.agent,
  how: session.how,
};

/** One's own sessions that still live, last used first; one round trip. */
export async function listOwnSessions({ actor, programme }: MemberGrant<'account.read'>) {
  // A provider's word opens its own organisation, and tells of no other.
  const within = actor.session?.how === 'oidc' ? eq(membership.organisationId, actor.organisation.id) : undefined;
  const [sessions] = await programme.read(
    programme.db
      .select(shown)
      .from(session)
      .innerJoin(membership, eq(membership.id, session.membershipId))
      .where(and(eq(session.personId, actor.personId), lives(), within))
      .orderBy(desc(session.seenAt))
      .limit(200),
  );
  return sessions;
}

/** The living sessions of those who work in the administrator's organisation now; one round trip. */
export async function listSessions({ actor, programme }: MemberGrant<'session.manage'>) {
  const [sessions] = await programme.read(
    programme.db
      .select({ ...shown, person: { key: person.key, name: person.name } })
      .from(session)
      .innerJoin(membership, eq(membership.id, session.membershipId))
      .innerJoin(person, eq(person.id, session.personId))
      .where(and(eq(membership.organisationId, actor.organisation.id), lives()))
      .orderBy(desc(session.seenAt))
      .limit(500),
  );
  return sessions;
}

export function lives() {
  return sql`${session.revokedAt} is null and ${session.expiresAt} > ${new Date().toISOString()}`;
}
