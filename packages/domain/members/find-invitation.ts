import { eq, sql } from '@ndp/database/query';
import { invitation, organisation, person, unit } from '@ndp/database/schema/programme';
import { hashOf } from '../people/secret.ts';
import type { SystemGrant } from '../permissions.ts';
import { notFound } from '../refusal.ts';
import { openInvitation } from './open-invitation.ts';

/**
 * The open invitation behind a link's secret, with whoever already has its address; one round trip. Wrong, used,
 * taken back, expired and a suspended organisation's are all as unknown.
 * @param today ISO date in Asia/Ho_Chi_Minh
 */
export async function findInvitation({ programme }: SystemGrant<'sign_in'>, secret: string, today: string) {
  const { db } = programme;
  const [found, known] = await programme.read(
    db
      .select({ invitation, organisation, unit, invitedBy: { key: person.key, name: person.name } })
      .from(invitation)
      .innerJoin(organisation, eq(organisation.id, invitation.organisationId))
      .innerJoin(person, eq(person.id, invitation.invitedBy))
      .leftJoin(unit, eq(unit.id, invitation.unitId))
      .where(openInvitation(hashOf(secret), today)),
    db
      .select()
      .from(person)
      .where(sql`${person.emailKey} = (select email_key from invitation where token_hash = ${hashOf(secret)})`),
  );
  const [one] = found;
  if (!one) throw notFound();
  return { ...one, person: known[0] ?? null };
}
