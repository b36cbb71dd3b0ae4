import { guarded } from '@ndp/database/commit';
import { and, eq, isNull } from '@ndp/database/query';
import { credential } from '@ndp/database/schema/programme';
import * as v from 'valibot';
import type { MemberGrant } from '../../permissions.ts';
import { Refusal } from '../../refusal.ts';
import { decidedAnew } from '../again.ts';
import { changeFactors, readFactors } from './change.ts';
import { assertMayAdd } from './owned.ts';
import { Code } from './prove.ts';
import { newRecoveryCodes } from './recovery.ts';
import { wrongCode } from './refusals.ts';
import { type SteppedUp, steppedUpNow } from './stepped-up.ts';
import { acceptedStep, unsealTotp } from './totp.ts';

export const TotpConfirmation = v.strictObject({ code: Code });

/**
 * Puts the authenticator app in force once a code shows that it has the secret. Answers ten recovery codes, which are
 * shown this once and replace earlier ones; the session counts as stepped up.
 * Throws Refusal `invalid_input` (wrong code), `conflict` (nothing started), `step_up_required`.
 */
export function confirmTotp(
  grant: MemberGrant<'account.manage'>,
  code: string,
  sealingKey: string,
): Promise<{ recoveryCodes: string[]; steppedUp: SteppedUp }> {
  const { actor, programme } = grant;
  return decidedAnew(async () => {
    const { factors, heads, people } = await readFactors(grant);
    assertMayAdd(actor, factors);
    const started = factors.find(({ kind, confirmedAt }) => kind === 'totp' && confirmedAt === null);
    if (!started) throw notStarted();
    const step = acceptedStep(unsealTotp(sealingKey, started), code.replace(/[\s-]/g, ''), started.counter);
    if (step === null) throw wrongCode();
    const at = new Date().toISOString();
    const confirmed = programme.db
      .update(credential)
      .set({ confirmedAt: at, lastUsedAt: at, counter: step })
      .where(and(eq(credential.id, started.id), isNull(credential.confirmedAt)));
    const recovery = newRecoveryCodes(programme, actor.personId, sealingKey);
    const { statements, ...steppedUp } = steppedUpNow(programme, actor);
    const deed = {
      change: 'totp_added' as const,
      subject: `credential:${started.id}`,
      before: null,
      after: { kind: 'totp', recoveryCodes: 10 },
    };
    await changeFactors(grant, { heads, people }, deed, [confirmed, guarded(), ...recovery.statements, ...statements]);
    return { recoveryCodes: recovery.codes, steppedUp };
  });
}

function notStarted(): Refusal {
  return new Refusal('conflict', {
    vi: 'Chưa có ứng dụng xác thực nào đang chờ xác nhận. Bấm “Thêm ứng dụng xác thực” để bắt đầu lại.',
    en: 'No authenticator app waits to be confirmed. Start adding one again.',
  });
}
