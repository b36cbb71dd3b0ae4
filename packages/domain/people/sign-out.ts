import { and, eq, isNull, or } from '@ndp/database/query';
import { session } from '@ndp/database/schema/programme';
import type { SystemGrant } from '../permissions.ts';
import { hashOf } from './secret.ts';

/** How a browser shows which session it has: by its refresh token, or by the id in its access token. */
export type ShownSession = { refresh: string } | { id: string };

/** Ends a session, by its newest refresh token, the one before, or its id. Unknown ones end nothing. */
export async function signOut({ programme }: SystemGrant<'sign_in'>, shown: ShownSession): Promise<void> {
  const hash = 'refresh' in shown ? hashOf(shown.refresh) : '';
  const which =
    'id' in shown ? eq(session.id, shown.id) : or(eq(session.refreshHash, hash), eq(session.previousHash, hash));
  await programme.write([
    programme.db
      .update(session)
      .set({ revokedAt: new Date().toISOString(), revokedWhy: 'signed_out' })
      .where(and(which, isNull(session.revokedAt))),
  ]);
}
