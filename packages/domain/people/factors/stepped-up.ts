import { guarded } from '@ndp/database/commit';
import type { Statement, WriteHandle } from '@ndp/database/handle';
import { and, eq, isNull } from '@ndp/database/query';
import { session } from '@ndp/database/schema/programme';
import { type Member, steppedUpUntil } from '../../permissions.ts';
import { sessionOver } from '../refresh-session.ts';

/** The session has just proved a second factor; `until` is the instant up to which that counts. */
export function steppedUpNow(
  { db }: WriteHandle<'programme'>,
  { session: own }: Pick<Member, 'session'>,
): { until: string; statements: Statement[] } {
  const steppedUpAt = new Date().toISOString();
  const until = own && steppedUpUntil({ session: { ...own, steppedUpAt } });
  if (!own || !until) throw sessionOver();
  const noted = db
    .update(session)
    .set({ steppedUpAt })
    .where(and(eq(session.id, own.id), isNull(session.revokedAt)));
  return { until, statements: [noted, guarded()] };
}
