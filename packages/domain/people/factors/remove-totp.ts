import { guarded } from '@ndp/database/commit';
import { eq } from '@ndp/database/query';
import { credential } from '@ndp/database/schema/programme';
import type { MemberGrant } from '../../permissions.ts';
import { notFound } from '../../refusal.ts';
import { decidedAnew } from '../again.ts';
import { changeFactors, readFactors } from './change.ts';
import { inForce } from './owned.ts';
import { noRecoveryCodes } from './recovery.ts';

/** Removes the authenticator app; recovery codes go with the last factor. Throws Refusal `not_found`. */
export function removeTotp(grant: MemberGrant<'account.secure'>): Promise<void> {
  const { actor, programme } = grant;
  return decidedAnew(async () => {
    const { factors, heads, people } = await readFactors(grant);
    const [totp] = inForce(factors, 'totp');
    if (!totp) throw notFound();
    const last = inForce(factors, 'passkey').length === 0;
    const deed = {
      change: 'totp_removed' as const,
      subject: `credential:${totp.id}`,
      before: { kind: 'totp' },
      after: null,
    };
    await changeFactors(grant, { heads, people }, deed, [
      programme.db.delete(credential).where(eq(credential.id, totp.id)),
      guarded(),
      ...(last ? [noRecoveryCodes(programme, actor.personId)] : []),
    ]);
  });
}
