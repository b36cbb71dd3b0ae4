import { eq, sql } from '@ndp/database/query';
import { attempt, credential, person } from '@ndp/database/schema/programme';
import * as v from 'valibot';
import type { SystemGrant } from '../../permissions.ts';
import { decidedAnew } from '../again.ts';
import { enter, lastPlace } from '../enter.ts';
import { liveMemberships } from '../live.ts';
import type { OpenedSession } from '../open-session.ts';
import { hashOf } from '../secret.ts';
import { securityEvent, signedInAs } from '../security-event.ts';
import type { Caller } from '../sign-in.ts';
import { isOpen, stepOf, triedOnce, usedUp } from '../step.ts';
import { Code, proofBy } from './prove.ts';
import { stepOver, wrongCode } from './refusals.ts';
import { nextTry, triesForgotten, triesKey } from './tries.ts';

export const StepToken = v.pipe(v.string(), v.minLength(1), v.maxLength(100));
export const SignInCode = v.strictObject({ step: StepToken, code: Code });
export type SignInCode = v.InferOutput<typeof SignInCode>;

/** Wrong codes after which a step is dead; signing in begins again with the password. */
const MOST_TRIES = 5;

/**
 * Answers the second question of signing in, by a code. Every code is counted before it is answered, at the step and
 * at the person. Throws Refusal `invalid_input` (wrong code), `unauthenticated` (step over), `too_many_requests`.
 * @param today ISO date in Asia/Ho_Chi_Minh
 */
export function signInByCode(
  { programme }: SystemGrant<'sign_in'>,
  { step, code }: SignInCode,
  caller: Caller,
  sealingKey: string,
  today: string,
): Promise<OpenedSession> {
  const { db } = programme;
  const asked = sql`(select person_id from sign_in_step where token_hash = ${hashOf(step)} and kind = 'second_factor')`;
  return decidedAnew(async () => {
    const [steps, people, factors, memberships, latest, attempts] = await programme.read(
      stepOf(db, 'second_factor', step),
      db.select().from(person).where(sql`${person.id} = ${asked}`),
      db.select().from(credential).where(sql`${credential.personId} = ${asked}`),
      liveMemberships(db, sql`${person.id} = ${asked}`, today),
      lastPlace(db, eq(person.id, asked)),
      db
        .select()
        .from(attempt)
        .where(sql`${attempt.key} in ('factor:' || ${asked}, 'factor:' || ${asked} || ':known')`),
    );
    const [found] = steps;
    const [self] = people;
    if (!isOpen(found) || found.tries >= MOST_TRIES || !self || self.disabledAt) throw stepOver();
    const key = triesKey(self.id, caller.device?.people.includes(self.key) === true);
    const counted = nextTry(
      key,
      attempts.find((row) => row.key === key),
    );
    const proof = proofBy(programme, { code, personId: self.id, factors }, sealingKey);
    if (!proof) {
      await programme.write([...counted, ...triedOnce(programme, found)]);
      securityEvent('second_factor.failed', { person: self.key, tries: found.tries + 1 });
      throw wrongCode();
    }
    const way = { how: 'password', steppedUp: true } as const;
    const { opened, statements } = enter(programme, { person: self, memberships, latest }, caller, way);
    await programme.write([
      ...counted,
      triesForgotten(programme, key),
      ...usedUp(programme, found),
      ...proof.statements,
      ...statements,
    ]);
    if (proof.factor === 'recovery')
      securityEvent('recovery.used', { person: self.key, session: opened.claims.session });
    signedInAs(opened.claims, way);
    return opened;
  });
}
