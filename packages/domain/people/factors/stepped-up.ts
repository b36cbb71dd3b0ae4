import { guarded } from '@ndp/database/commit';
import type { Statement, WriteHandle } from '@ndp/database/handle';
import { and, eq, isNull, sql } from '@ndp/database/query';
import { session } from '@ndp/database/schema/programme';
import { type Member, steppedUpUntil } from '../../permissions.ts';
import { sessionOver } from '../refresh-session.ts';
import { hashOf, newSecret } from '../secret.ts';

/** A session that has just proved a second factor: its tokens of before are good no longer, these take their place. */
export interface SteppedUp {
  /** Instant up to which the proof counts. */
  until: string;
  renewed: { generation: number; refresh: string; expiresAt: string };
}

/** The statements by which a session steps up, and what its browser gets. OWASP ASVS 7.2.4 */
export function steppedUpNow(
  { db }: WriteHandle<'programme'>,
  { session: own }: Pick<Member, 'session'>,
): SteppedUp & { statements: Statement[] } {
  const steppedUpAt = new Date().toISOString();
  const until = own && steppedUpUntil({ session: { steppedUpAt } });
  if (!own || !until) throw sessionOver();
  const refresh = newSecret();
  const generation = own.generation + 1;
  const noted = db
    .update(session)
    .set({
      steppedUpAt,
      generation,
      // The token of before stays known for a moment, as after any refresh (refresh-session.ts).
      previousHash: sql`refresh_hash`,
      refreshHash: hashOf(refresh),
      rotatedAt: steppedUpAt,
    })
    .where(and(eq(session.id, own.id), eq(session.generation, own.generation), isNull(session.revokedAt)));
  return { until, renewed: { generation, refresh, expiresAt: own.expiresAt }, statements: [noted, guarded()] };
}
