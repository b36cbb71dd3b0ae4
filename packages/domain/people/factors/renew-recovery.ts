import type { MemberGrant } from '../../permissions.ts';
import { decidedAnew } from '../again.ts';
import { changeFactors, readFactors } from './change.ts';
import { hasFactor, inForce } from './owned.ts';
import { newRecoveryCodes } from './recovery.ts';
import { noFactor } from './refusals.ts';

/** Ten new recovery codes, shown once; the earlier ones work no more. Throws Refusal `conflict` without a factor. */
export function renewRecovery(
  grant: MemberGrant<'account.secure'>,
  sealingKey: string,
): Promise<{ recoveryCodes: string[] }> {
  const { actor, programme } = grant;
  return decidedAnew(async () => {
    const { factors, heads, people } = await readFactors(grant);
    if (!hasFactor(factors)) throw noFactor();
    const { codes, statements } = newRecoveryCodes(programme, actor.personId, sealingKey);
    const left = inForce(factors, 'recovery').length;
    const deed = {
      change: 'recovery_renewed' as const,
      subject: `person:${actor.personId}`,
      before: { recoveryCodes: left },
      after: { recoveryCodes: codes.length },
    };
    await changeFactors(grant, { heads, people }, deed, statements);
    return { recoveryCodes: codes };
  });
}
