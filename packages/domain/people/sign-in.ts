import { and, eq, sql } from '@ndp/database/query';
import { credential, person } from '@ndp/database/schema/programme';
import * as v from 'valibot';
import type { SystemGrant } from '../permissions.ts';
import { Refusal } from '../refusal.ts';
import { emailKey } from './email.ts';
import { enter, lastPlace } from './enter.ts';
import { liveMemberships } from './live.ts';
import type { OpenedSession } from './open-session.ts';
import { passwordMatches } from './password.ts';
import { securityEvent, signedInAs } from './security-event.ts';
import { askStep } from './step.ts';
import { assertWithin, attemptsIn, bucketsFor, counted, forgiven } from './throttle.ts';

export const Credentials = v.strictObject({
  email: v.pipe(v.string(), v.minLength(1), v.maxLength(320)),
  password: v.pipe(v.string(), v.minLength(1), v.maxLength(256)),
});
export type Credentials = v.InferOutput<typeof Credentials>;

/** Who is asking, as far as the network tells. */
export interface Caller {
  /** A browser that has signed in before: who they were, the first one first. */
  device: { people: readonly [string, ...string[]] } | null;
  /** Network address as the edge saw it, where there is an edge. */
  address: string | null;
  agent: string | null;
}

export type SecondFactorMethod = 'totp' | 'recovery' | 'passkey';
export type SignInResult =
  | { state: 'signed_in'; opened: OpenedSession }
  | { state: 'second_factor'; step: string; methods: SecondFactorMethod[] };

/** Minutes in which the second question must be answered. */
const STEP_MINUTES = 10;

/**
 * Signs in by password. An unknown person, a disabled one and a wrong password are told apart neither by words nor
 * by time. Where a second factor is confirmed, answers a step that works once instead of a session.
 * Throws Refusal `unauthenticated`, `forbidden` (no live membership), `too_many_requests`.
 * @param today ISO date in Asia/Ho_Chi_Minh
 */
export async function signIn(
  { programme }: SystemGrant<'sign_in'>,
  { email, password }: Credentials,
  caller: Caller,
  today: string,
): Promise<SignInResult> {
  const { db } = programme;
  const key = emailKey(email);
  const buckets = bucketsFor(key, caller.device, caller.address);
  await programme.write(counted(buckets));
  const who = and(eq(person.emailKey, key));
  const [people, credentials, memberships, latest, attempts] = await programme.read(
    db.select().from(person).where(who),
    db
      .select({ kind: credential.kind, secret: credential.secret, confirmedAt: credential.confirmedAt })
      .from(credential)
      .innerJoin(person, eq(person.id, credential.personId))
      .where(who),
    liveMemberships(db, sql`${person.emailKey} = ${key}`, today),
    lastPlace(db, eq(person.emailKey, key)),
    attemptsIn(db, buckets),
  );
  assertWithin(buckets, attempts);
  const found = people[0];
  const stored = credentials.find(({ kind }) => kind === 'password')?.secret ?? null;
  const right = await passwordMatches(password, found?.disabledAt ? null : stored);
  if (!right) securityEvent('sign_in.failed', { person: found?.key ?? null, how: 'password' });
  if (!found || !right) throw wrongPassword();

  const methods = methodsOf(credentials);
  if (methods.length > 0) {
    const { step, statements } = askStep(programme, {
      kind: 'second_factor',
      personId: found.id,
      minutes: STEP_MINUTES,
    });
    await programme.write([...forgiven(programme, buckets), ...statements]);
    return { state: 'second_factor', step, methods };
  }
  const way = { how: 'password', steppedUp: false } as const;
  const { opened, statements } = enter(programme, { person: found, memberships, latest }, caller, way);
  await programme.write([...forgiven(programme, buckets), ...statements]);
  signedInAs(opened.claims, way);
  return { state: 'signed_in', opened };
}

/** The second factors a person has confirmed. */
export function methodsOf(credentials: readonly { kind: string; confirmedAt: string | null }[]): SecondFactorMethod[] {
  const has = (kind: string) => credentials.some((one) => one.kind === kind && one.confirmedAt !== null);
  const second: SecondFactorMethod[] = [];
  if (has('totp')) second.push('totp');
  if (has('passkey')) second.push('passkey');
  if (second.length > 0 && has('recovery')) second.push('recovery');
  return second;
}

function wrongPassword(): Refusal {
  return new Refusal('unauthenticated', {
    vi: 'Địa chỉ thư hoặc mật khẩu chưa đúng. Nhập lại, hoặc dùng “Quên mật khẩu”.',
    en: 'The address or the password is wrong. Try again, or use "Forgotten password".',
  });
}
