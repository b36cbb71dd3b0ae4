import { newId } from '@ndp/database/ids';
import { and, eq, isNull } from '@ndp/database/query';
import { passwordReset, person } from '@ndp/database/schema/programme';
import * as v from 'valibot';
import { outgoing } from '../../mail/outgoing.ts';
import type { SystemGrant } from '../../permissions.ts';
import { emailKey } from '../email.ts';
import { hashOf, newSecret } from '../secret.ts';
import { securityEvent } from '../security-event.ts';
import { attemptsIn, counted } from '../throttle.ts';

export const ResetRequest = v.strictObject({ email: v.pipe(v.string(), v.minLength(1), v.maxLength(320)) });

/** Links that one address is sent in one hour, and minutes for which each is good. */
const MOST_AN_HOUR = 3;
const GOOD_MINUTES = 60;

/**
 * Mails a link by which the person of this address can set a password, whether they have one or not; older links die.
 * Nobody is told whether there is such a person: the caller has had their answer before this begins.
 */
export async function requestReset({ programme }: SystemGrant<'password.reset'>, address: string): Promise<void> {
  const { db } = programme;
  const key = emailKey(address);
  const buckets = [{ key: `reset:${hashOf(key)}`, most: MOST_AN_HOUR }];
  await programme.write(counted(buckets, 60));
  const [people, attempts] = await programme.read(
    db
      .select()
      .from(person)
      .where(and(eq(person.emailKey, key), isNull(person.disabledAt))),
    attemptsIn(db, buckets),
  );
  const [found] = people;
  if (!found?.email || (attempts[0]?.failures ?? 0) > MOST_AN_HOUR) return;
  const { id: personId, email, language, name } = found;
  const secret = newSecret();
  const now = Date.now();
  const at = new Date(now).toISOString();
  const expiresAt = new Date(now + GOOD_MINUTES * 60_000).toISOString();
  await programme.write([
    db
      .update(passwordReset)
      .set({ usedAt: at })
      .where(and(eq(passwordReset.personId, personId), isNull(passwordReset.usedAt))),
    db.insert(passwordReset).values({ id: newId(), createdAt: at, expiresAt, personId, tokenHash: hashOf(secret) }),
    outgoing(programme, { to: email, language, kind: 'password_reset', params: { name, secret, expiresAt } }),
  ]);
  securityEvent('password.reset_requested', { person: found.key });
}
