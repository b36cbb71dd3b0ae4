import { auditHead, headOf } from '@ndp/database/audit';
import { repeated } from '@ndp/database/commit';
import { and, type Condition, eq, inArray, ne } from '@ndp/database/query';
import { membership, session } from '@ndp/database/schema/programme';
import { commitAs } from '../people/record.ts';
import type { MemberGrant } from '../permissions.ts';
import { notFound } from '../refusal.ts';
import { lives } from './list.ts';

type Grant = MemberGrant<'account.own' | 'session.manage'>;

/** Ends one of one's own sessions; its access token is refused at the next request. */
export async function revokeOwnSession(grant: MemberGrant<'account.own'>, id: string): Promise<void> {
  const ended = await revoke(grant, and(eq(session.id, id), eq(session.personId, grant.actor.personId)), 'by_owner');
  if (ended === 0) throw notFound();
}

/** Ends all of one's own sessions but this one. */
export async function revokeOtherSessions(grant: MemberGrant<'account.own'>): Promise<void> {
  const { personId, session: here } = grant.actor;
  await revoke(grant, and(eq(session.personId, personId), ne(session.id, here?.id ?? '')), 'by_owner');
}

/** Ends a session of somebody who works in the administrator's organisation now. */
export async function revokeSession(grant: MemberGrant<'session.manage'>, id: string): Promise<void> {
  const here = grant.programme.db
    .select({ id: membership.id })
    .from(membership)
    .where(eq(membership.organisationId, grant.actor.organisation.id));
  const ended = await revoke(grant, and(eq(session.id, id), inArray(session.membershipId, here)), 'by_admin');
  if (ended === 0) throw notFound();
}

async function revoke(grant: Grant, which: Condition | undefined, why: 'by_owner' | 'by_admin'): Promise<number> {
  const { programme } = grant;
  const { db } = programme;
  return repeated(async () => {
    const [found, heads] = await programme.read(
      db.select({ id: session.id, personId: session.personId }).from(session).where(and(which, lives())),
      auditHead(programme),
    );
    if (found.length === 0) return 0;
    const ids = found.map(({ id }) => id);
    const deed = { subject: `person:${found[0]?.personId}`, before: { sessions: ids }, after: { revoked: why } };
    await commitAs(grant, headOf(heads), deed, [
      db
        .update(session)
        .set({ revokedAt: new Date().toISOString(), revokedWhy: why })
        .where(and(inArray(session.id, ids), lives())),
    ]);
    return ids.length;
  });
}
