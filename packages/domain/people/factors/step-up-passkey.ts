import * as v from 'valibot';
import type { MemberGrant } from '../../permissions.ts';
import { invalid, type Refusal } from '../../refusal.ts';
import { decidedAnew } from '../again.ts';
import { securityEvent } from '../security-event.ts';
import { isOpen, stepOf, usedUp } from '../step.ts';
import { factorsOf, inForce } from './owned.ts';
import { Assertion, answeredBy, passkeyUsed, type RelyingParty } from './passkey.ts';
import { challengeOver } from './refusals.ts';
import { StepToken } from './sign-in-code.ts';
import { type SteppedUp, steppedUpNow } from './stepped-up.ts';

export const PasskeyAnswer = v.strictObject({ step: StepToken, response: Assertion });
export type PasskeyAnswer = v.InferOutput<typeof PasskeyAnswer>;

/**
 * Proves a second factor again, by one of one's own passkeys; answers until when that counts, with new tokens. A challenge
 * works once, rightly answered or not. Throws Refusal `conflict` (challenge over), `invalid_input`.
 */
export function stepUpByPasskey(
  { actor, programme }: MemberGrant<'account.manage'>,
  { step, response }: PasskeyAnswer,
  site: RelyingParty,
): Promise<SteppedUp> {
  return decidedAnew(async () => {
    const [factors, steps] = await programme.read(
      factorsOf(programme.db, actor.personId),
      stepOf(programme.db, 'step_up', step),
    );
    const [found] = steps;
    if (!isOpen(found) || found.personId !== actor.personId) throw challengeOver();
    const passkey = inForce(factors, 'passkey').find(({ handle }) => handle === response.id);
    const counter = passkey ? await answeredBy(passkey, response, found.detail ?? '', site) : null;
    if (!passkey || counter === null) {
      await programme.write(usedUp(programme, found));
      securityEvent('second_factor.failed', { person: actor.person, session: actor.session?.id ?? null });
      throw wrongPasskey();
    }
    const { statements, ...steppedUp } = steppedUpNow(programme, actor);
    await programme.write([...usedUp(programme, found), ...passkeyUsed(programme, passkey, counter), ...statements]);
    return steppedUp;
  });
}

function wrongPasskey(): Refusal {
  return invalid(
    '/response',
    'Khóa truy cập này không phải của bạn hoặc không xác nhận được. Thử lại hoặc nhập mã xác thực.',
    'This passkey is not yours or did not confirm you. Try again, or enter a code.',
  );
}
