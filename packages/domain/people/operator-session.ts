import { eq, sql } from '@ndp/database/query';
import { person, type Role } from '@ndp/database/schema/programme';
import type { SystemGrant } from '../permissions.ts';
import { notFound } from '../refusal.ts';
import type { Claims } from './identify.ts';
import { liveMemberships } from './live.ts';
import { openSession } from './open-session.ts';

/**
 * A session that the operator of a stack opens for a member, for the command line; listed with the member's other
 * sessions. Throws Refusal `not_found` when there is no such live membership.
 * @param today ISO date in Asia/Ho_Chi_Minh
 */
export async function operatorSession(
  { programme }: SystemGrant<'session.open'>,
  who: { person: string; organisation: string; role: Role },
  today: string,
): Promise<Claims> {
  const [memberships] = await programme.read(liveMemberships(programme.db, sql`${eq(person.key, who.person)}`, today));
  const membership = memberships.find(
    ({ organisation, role }) => organisation === who.organisation && role === who.role,
  );
  if (!membership) throw notFound();
  const { opened, statement } = openSession(programme, { membership, how: 'operator', steppedUp: true, agent: null });
  await programme.write([statement]);
  return opened.claims;
}
