import { guarded } from '@ndp/database/commit';
import { eq } from '@ndp/database/query';
import { credential } from '@ndp/database/schema/programme';
import type { MemberGrant } from '../../permissions.ts';
import { notFound } from '../../refusal.ts';
import { decidedAnew } from '../again.ts';
import { changeFactors, readFactors } from './change.ts';
import { hasFactor, inForce } from './owned.ts';
import { noRecoveryCodes } from './recovery.ts';

/** Removes one of one's own passkeys; recovery codes go with the last factor. Throws Refusal `not_found`. */
export function removePasskey(grant: MemberGrant<'account.secure'>, id: string): Promise<void> {
  const { actor, programme } = grant;
  return decidedAnew(async () => {
    const { factors, heads, people } = await readFactors(grant);
    const passkey = inForce(factors, 'passkey').find((one) => one.id === id);
    if (!passkey) throw notFound();
    const last = !hasFactor(factors.filter((one) => one !== passkey));
    const deed = {
      change: 'passkey_removed' as const,
      label: passkey.label ?? '',
      subject: `credential:${id}`,
      before: { kind: 'passkey', label: passkey.label },
      after: null,
    };
    await changeFactors(grant, { heads, people }, deed, [
      programme.db.delete(credential).where(eq(credential.id, id)),
      guarded(),
      ...(last ? [noRecoveryCodes(programme, actor.personId)] : []),
    ]);
  });
}
