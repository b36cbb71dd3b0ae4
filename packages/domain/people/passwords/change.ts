import { auditHead, headOf } from '@ndp/database/audit';
import { repeated } from '@ndp/database/commit';
import { and, eq } from '@ndp/database/query';
import { credential, person } from '@ndp/database/schema/programme';
import * as v from 'valibot';
import type { MemberGrant } from '../../permissions.ts';
import { invalid } from '../../refusal.ts';
import { assertPassword, hashPassword, passwordMatches } from '../password.ts';
import { commitAs } from '../record.ts';
import { securityEvent } from '../security-event.ts';
import { assertWithin, attemptsIn, type Bucket, counted, forgiven } from '../throttle.ts';
import { passwordSet } from './set.ts';

const typed = v.pipe(v.string(), v.minLength(1), v.maxLength(256));
export const PasswordChange = v.strictObject({ current: typed, password: typed });

/** Tries of one person in a quarter of an hour, from whichever session. */
const MOST = 10;

/**
 * Changes one's own password and ends all one's other sessions. Every try is counted before it is examined. Throws
 * Refusal `invalid_input` (wrong current password, or a weak new one), `too_many_requests`.
 */
export async function changePassword(
  grant: MemberGrant<'account.manage'>,
  { current, password }: v.InferOutput<typeof PasswordChange>,
): Promise<void> {
  const { actor, programme } = grant;
  const { db } = programme;
  const buckets: [Bucket] = [{ key: `password:${actor.personId}`, most: MOST }];
  await programme.write(counted(buckets));
  let secret: string | undefined;
  await repeated(async () => {
    const [people, credentials, attempts, heads] = await programme.read(
      db.select().from(person).where(eq(person.id, actor.personId)),
      db
        .select({ secret: credential.secret })
        .from(credential)
        .where(and(eq(credential.personId, actor.personId), eq(credential.kind, 'password'))),
      attemptsIn(db, buckets),
      auditHead(programme),
    );
    assertWithin(buckets, attempts);
    const [self] = people;
    if (!self) throw new Error('the one who was just identified is gone');
    if (!(await passwordMatches(current, credentials[0]?.secret ?? null))) {
      securityEvent('password.wrong', { person: actor.person, session: actor.session?.id ?? null });
      throw wrongCurrent();
    }
    assertPassword(password, [self.name, self.email ?? '']);
    if (password === current) throw sameAgain();
    secret ??= await hashPassword(password);
    const keep = actor.session?.id ?? null;
    const deed = { subject: `person:${self.id}`, before: null, after: { password: 'changed', otherSessions: 'ended' } };
    await commitAs(grant, headOf(heads), deed, [
      ...forgiven(programme, buckets),
      ...passwordSet(programme, { person: self, secret, how: 'changed', keep }),
    ]);
    securityEvent('password.changed', { person: actor.person, session: keep });
  });
}

function wrongCurrent() {
  return invalid(
    '/current',
    'Mật khẩu hiện tại chưa đúng. Nếu quên, đăng xuất rồi dùng “Quên mật khẩu”.',
    'The current password is wrong. If you have forgotten it, sign out and use "Forgotten password".',
  );
}

function sameAgain() {
  return invalid(
    '/password',
    'Mật khẩu mới phải khác mật khẩu hiện tại.',
    'Choose a password other than the current one.',
  );
}
