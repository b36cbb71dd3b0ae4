import { and, eq, sql } from '@ndp/database/query';
import { credential, invitation, membership, person, session, unit } from '@ndp/database/schema/programme';
import { type MemberGrant, may } from '../permissions.ts';

/** How long an ended membership stays in the list, so that ending it can be undone, in days. */
const SHOWN_AFTER_END_DAYS = 30;

/**
 * The members of one's own organisation, and for its administrators the invitations that wait; one round trip.
 * Addresses, last use and second factors are for administrators only.
 * @param today ISO date in Asia/Ho_Chi_Minh
 */
export async function listMembers(grant: MemberGrant<'member.read'>, today: string) {
  const { actor, programme } = grant;
  const { db } = programme;
  const manages = may(actor, 'member.manage');
  const mine = eq(membership.organisationId, actor.organisation.id);
  const since = new Date(Date.parse(today) - SHOWN_AFTER_END_DAYS * 86_400_000).toISOString().slice(0, 10);
  const shown = manages
    ? sql`coalesce(${membership.validTo}, '9') > ${since}`
    : sql`coalesce(${membership.validTo}, '9') > ${today}`;
  const [members, invitations] = await programme.read(
    db
      .select({
        membership,
        person: { key: person.key, name: person.name, email: person.email, disabledAt: person.disabledAt },
        unit,
        lastSeenAt: sql<
          string | null
        >`(select max(${session.seenAt}) from ${session} where ${session.membershipId} = ${membership.id})`,
        secondFactor: sql<number>`exists (select 1 from ${credential} where ${credential.personId} = ${person.id}
          and ${credential.kind} in ('totp', 'passkey') and ${credential.confirmedAt} is not null)`,
      })
      .from(membership)
      .innerJoin(person, eq(person.id, membership.personId))
      .leftJoin(unit, eq(unit.id, membership.unitId))
      .where(and(mine, shown))
      .orderBy(membership.role, person.name)
      .limit(1000),
    db
      .select({ invitation, unit, invitedBy: { key: person.key, name: person.name } })
      .from(invitation)
      .innerJoin(person, eq(person.id, invitation.invitedBy))
      .leftJoin(unit, eq(unit.id, invitation.unitId))
      .where(
        sql`${invitation.organisationId} = ${actor.organisation.id} and ${invitation.acceptedAt} is null
          and ${invitation.revokedAt} is null and ${manages ? 1 : 0} = 1`,
      )
      .orderBy(sql`${invitation.createdAt} desc`)
      .limit(500),
  );
  return { members, invitations, manages };
}
export type ListedMember = Awaited<ReturnType<typeof listMembers>>['members'][number];
export type ListedInvitation = Awaited<ReturnType<typeof listMembers>>['invitations'][number];
