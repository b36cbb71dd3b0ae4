import { eq } from '@ndp/database/query';
import { attempt } from '@ndp/database/schema/programme';
import * as v from 'valibot';
import type { MemberGrant } from '../../permissions.ts';
import { decidedAnew } from '../again.ts';
import { securityEvent } from '../security-event.ts';
import { factorsOf, hasFactor } from './owned.ts';
import { Code, proofBy } from './prove.ts';
import { noFactor, wrongCode } from './refusals.ts';
import { type SteppedUp, steppedUpNow } from './stepped-up.ts';
import { nextTry, triesForgotten, triesKey } from './tries.ts';

export const StepUpCode = v.strictObject({ code: Code });

/**
 * Proves a second factor again, by a code; answers until when that counts, with new tokens. Every code is counted before
 * it is answered. Throws Refusal `invalid_input` (wrong code), `too_many_requests`, `conflict` (no factor).
 */
export function stepUp(grant: MemberGrant<'account.manage'>, code: string, sealingKey: string): Promise<SteppedUp> {
  const { actor, programme } = grant;
  const { db } = programme;
  const key = triesKey(actor.personId);
  return decidedAnew(async () => {
    const [factors, attempts] = await programme.read(
      factorsOf(db, actor.personId),
      db.select().from(attempt).where(eq(attempt.key, key)),
    );
    if (!hasFactor(factors)) throw noFactor();
    const counted = nextTry(key, attempts[0]);
    const about = { person: actor.person, session: actor.session?.id ?? null };
    const proof = proofBy(programme, { code, personId: actor.personId, factors }, sealingKey);
    if (!proof) {
      await programme.write(counted);
      securityEvent('second_factor.failed', about);
      throw wrongCode();
    }
    const { statements, ...steppedUp } = steppedUpNow(programme, actor);
    await programme.write([...counted, triesForgotten(programme, key), ...proof.statements, ...statements]);
    if (proof.factor === 'recovery') securityEvent('recovery.used', about);
    return steppedUp;
  });
}
