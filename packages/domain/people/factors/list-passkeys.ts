import { and, asc, eq } from '@ndp/database/query';
import { credential } from '@ndp/database/schema/programme';
import type { MemberGrant } from '../../permissions.ts';

/** One's own passkeys, oldest first. */
export async function listPasskeys({ actor, programme }: MemberGrant<'account.read'>) {
  const { id, label, createdAt, lastUsedAt } = credential;
  const [passkeys] = await programme.read(
    programme.db
      .select({ id, label, createdAt, lastUsedAt })
      .from(credential)
      .where(and(eq(credential.personId, actor.personId), eq(credential.kind, 'passkey')))
      .orderBy(asc(credential.createdAt), asc(credential.id)),
  );
  return passkeys;
}
