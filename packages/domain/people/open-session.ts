import type { Statement, WriteHandle } from '@ndp/database/handle';
import { newId } from '@ndp/database/ids';
import { type SignInWay, session } from '@ndp/database/schema/programme';
import type { Claims } from './identify.ts';
import type { LiveMembership } from './live.ts';
import { hashOf, newSecret } from './secret.ts';

/** A session that is not used for so long ends; and whatever its use, it ends after so many days. */
const IDLE_HOURS = 12;
const LONGEST_DAYS = 7;

/** What a browser gets: an access token is made of `claims`, `refresh` goes into its own cookie. */
export interface OpenedSession {
  claims: Claims;
  refresh: string;
  /** Instant up to which it can be refreshed. */
  expiresAt: string;
}

export interface NewSession {
  membership: LiveMembership;
  how: SignInWay;
  /** True when a second factor was proved while signing in. */
  steppedUp: boolean;
  /** The browser as it calls itself; shown in the list of sessions. */
  agent: string | null;
}

/** A new session and the statement that records it. */
export function openSession(
  handle: WriteHandle<'programme'>,
  { membership, how, steppedUp, agent }: NewSession,
): { opened: OpenedSession; statement: Statement } {
  const now = new Date();
  const at = now.toISOString();
  const id = newId();
  const refresh = newSecret();
  const endsAt = new Date(now.getTime() + LONGEST_DAYS * 86_400_000).toISOString();
  const expiresAt = idleUntil(now, endsAt);
  const statement = handle.db.insert(session).values({
    id,
    createdAt: at,
    personId: membership.personId,
    membershipId: membership.id,
    how,
    refreshHash: hashOf(refresh),
    rotatedAt: at,
    seenAt: at,
    expiresAt,
    endsAt,
    agent: agent?.slice(0, 300) ?? null,
    steppedUpAt: steppedUp ? at : null,
  });
  return { opened: { claims: claimsOf(membership, { id, generation: 0 }), refresh, expiresAt }, statement };
}

export function claimsOf(
  membership: LiveMembership,
  { id: session, generation }: { id: string; generation: number },
): Claims {
  const { person, organisation, role, unit, revision } = membership;
  return { person, organisation, role, unit, revision, session, generation };
}

/** The instant up to which a session can be refreshed when it is used now. */
export function idleUntil(now: Date, endsAt: string): string {
  const idle = new Date(now.getTime() + IDLE_HOURS * 3_600_000).toISOString();
  return idle < endsAt ? idle : endsAt;
}
