import { guarded } from '@ndp/database/commit';
import { and, eq, isNull } from '@ndp/database/query';
import { person, type Role, session } from '@ndp/database/schema/programme';
import { assertOwnSession, type MemberGrant } from '../permissions.ts';
import { notFound } from '../refusal.ts';
import type { Claims } from './identify.ts';
import { liveMemberships } from './live.ts';
import { claimsOf } from './open-session.ts';
import { sessionOver } from './refresh-session.ts';

/**
 * Goes on with the same session in another organisation (or role) of the same person. An organisation in which one
 * has no live membership is as unknown as any other. Throws Refusal `not_found`, and `forbidden` for a session that an
 * identity provider opened: it stays in its organisation.
 * @param today ISO date in Asia/Ho_Chi_Minh
 */
export async function switchOrganisation(
  { actor, programme }: MemberGrant<'account.manage'>,
  organisation: string,
  role: Role | undefined,
  today: string,
): Promise<Claims> {
  const { db } = programme;
  if (!actor.session) throw sessionOver();
  const [memberships] = await programme.read(liveMemberships(db, eq(person.id, actor.personId), today));
  const chosen = memberships.find((one) => one.organisation === organisation && (!role || one.role === role));
  if (!chosen) throw notFound();
  if (chosen.organisation !== actor.organisation.slug) assertOwnSession(actor);
  await programme.write([
    db
      .update(session)
      .set({ membershipId: chosen.id, seenAt: new Date().toISOString() })
      .where(and(eq(session.id, actor.session.id), isNull(session.revokedAt))),
    guarded(),
  ]);
  return claimsOf(chosen, actor.session);
}
