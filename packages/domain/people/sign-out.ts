import { or, sql } from '@ndp/database/query';
import { session } from '@ndp/database/schema/programme';
import type { SystemGrant } from '../permissions.ts';
import { hashOf } from './secret.ts';

/** Ends the session of a refresh token, whether it is the newest one or the one before. Unknown ones end nothing. */
export async function signOut({ programme }: SystemGrant<'sign_in'>, refresh: string): Promise<void> {
  const hash = hashOf(refresh);
  await programme.write([
    programme.db
      .update(session)
      .set({ revokedAt: new Date().toISOString(), revokedWhy: 'signed_out' })
      .where(or(sql`${session.refreshHash} = ${hash}`, sql`${session.previousHash} = ${hash}`)),
  ]);
}
