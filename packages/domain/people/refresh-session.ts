import { createHmac } from 'node:crypto';
import { guarded } from '@ndp/database/commit';
import { DatabaseFailure } from '@ndp/database/failure';
import { and, eq, or, sql } from '@ndp/database/query';
import { session } from '@ndp/database/schema/programme';
import type { SystemGrant } from '../permissions.ts';
import { Refusal } from '../refusal.ts';
import { liveMemberships } from './live.ts';
import { claimsOf, idleUntil, type OpenedSession } from './open-session.ts';
import { hashOf, newSecret } from './secret.ts';
import { securityEvent } from './security-event.ts';

/** For so long, in seconds, the token before the last is taken once more: its bearer may not have got the answer. */
const GRACE_SECONDS = 30;

/**
 * Changes a refresh token for the next one. A token that was changed before ends the whole session: one of its two
 * bearers has stolen it. A membership that ended is replaced by another of the person's, if there is one.
 * @param sealingKey with which the next token is made of this one
 * @param today ISO date in Asia/Ho_Chi_Minh
 */
export async function refreshSession(
  grant: SystemGrant<'sign_in'>,
  refresh: string,
  sealingKey: string,
  today: string,
): Promise<OpenedSession> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await rotate(grant, refresh, sealingKey, today);
    } catch (error) {
      const raced = error instanceof DatabaseFailure && error.reason === 'changed';
      if (!raced || tries === 3) throw error;
    }
  }
}

async function rotate(
  { programme }: SystemGrant<'sign_in'>,
  refresh: string,
  sealingKey: string,
  today: string,
): Promise<OpenedSession> {
  const { db } = programme;
  const hash = hashOf(refresh);
  const mine = or(eq(session.refreshHash, hash), eq(session.previousHash, hash));
  const [sessions, memberships] = await programme.read(
    db.select().from(session).where(mine),
    liveMemberships(
      db,
      sql`person.id = (select person_id from session where refresh_hash = ${hash} or previous_hash = ${hash})`,
      today,
    ),
  );
  const found = sessions[0];
  const now = new Date();
  const at = now.toISOString();
  if (!found || found.revokedAt || found.expiresAt <= at) throw sessionOver();
  const late = found.refreshHash !== hash && Date.parse(found.rotatedAt) + GRACE_SECONDS * 1000 < now.getTime();
  if (late) {
    await programme.write([
      db.update(session).set({ revokedAt: at, revokedWhy: 'reuse' }).where(eq(session.id, found.id)),
    ]);
    securityEvent('session.reuse', { session: found.id });
    throw sessionOver();
  }
  // What an identity provider opened never goes over into another organisation.
  const another = found.how === 'oidc' ? undefined : memberships[0];
  const membership = memberships.find(({ id }) => id === found.membershipId) ?? another;
  if (!membership) throw sessionOver();
  const successor = successorOf(refresh, sealingKey);
  // Asked again by other tabs, or after an answer that was lost: the same answer, so that all go on with one token.
  if (found.refreshHash === hashOf(successor))
    return { claims: claimsOf(membership, found), refresh: successor, expiresAt: found.expiresAt };
  const next = found.refreshHash === hash ? successor : newSecret();
  const expiresAt = idleUntil(now, found.endsAt);
  const previousHash = found.refreshHash;
  const change = { refreshHash: hashOf(next), previousHash, rotatedAt: at, seenAt: at, expiresAt };
  await programme.write([
    db
      .update(session)
      .set({ ...change, membershipId: membership.id })
      .where(and(eq(session.id, found.id), eq(session.refreshHash, found.refreshHash), sql`revoked_at is null`)),
    guarded(),
  ]);
  return { claims: claimsOf(membership, found), refresh: next, expiresAt };
}

/** The token that follows another: known by who has the key of the environment, guessed by nobody who has the token. */
function successorOf(refresh: string, sealingKey: string): string {
  return createHmac('sha256', sealingKey).update(`refresh:${refresh}`).digest('base64url');
}

export function sessionOver(): Refusal {
  return new Refusal('unauthenticated', {
    vi: 'Phiên đăng nhập không còn hiệu lực. Đăng nhập lại.',
    en: 'This session is no longer valid. Sign in again.',
  });
}
