import { auditHead, headOf } from '@ndp/database/audit';
import { commit, guarded } from '@ndp/database/commit';
import { and, eq, inArray, isNull, sql } from '@ndp/database/query';
import { attempt, passwordReset, person } from '@ndp/database/schema/programme';
import * as v from 'valibot';
import type { SystemGrant } from '../../permissions.ts';
import { Refusal } from '../../refusal.ts';
import { decidedAnew } from '../again.ts';
import { liveMemberships } from '../live.ts';
import { assertPassword, hashPassword } from '../password.ts';
import { hashOf } from '../secret.ts';
import { securityEvent } from '../security-event.ts';
import { passwordSet } from './set.ts';

export const Reset = v.strictObject({
  token: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  password: v.pipe(v.string(), v.minLength(1), v.maxLength(256)),
});

/**
 * Sets a password by a mailed link, once, and ends all sessions of the person. Whoever has a second factor is still
 * asked for it. Throws Refusal `not_found` (unknown, used or expired link), `invalid_input` (weak password).
 * @param today ISO date in Asia/Ho_Chi_Minh
 */
export async function resetPassword(
  { programme, permission }: SystemGrant<'password.reset'>,
  { token, password }: v.InferOutput<typeof Reset>,
  today: string,
): Promise<void> {
  const { db } = programme;
  let secret: string | undefined;
  await decidedAnew(async () => {
    const owner = sql`(select person_id from password_reset where token_hash = ${hashOf(token)})`;
    const [links, people, memberships, heads] = await programme.read(
      db
        .select()
        .from(passwordReset)
        .where(eq(passwordReset.tokenHash, hashOf(token))),
      db.select().from(person).where(sql`${person.id} = ${owner}`),
      liveMemberships(db, sql`${person.id} = ${owner}`, today),
      auditHead(programme),
    );
    const [link] = links;
    const [self] = people;
    const open = link && link.usedAt === null && link.expiresAt > new Date().toISOString();
    if (!open || !self || self.disabledAt) throw linkOver();
    assertPassword(password, [self.name, self.email ?? '']);
    secret ??= await hashPassword(password);
    await commit(programme, {
      head: headOf(heads),
      statements: [
        db
          .update(passwordReset)
          .set({ usedAt: new Date().toISOString() })
          .where(and(eq(passwordReset.id, link.id), isNull(passwordReset.usedAt))),
        guarded(),
        ...passwordSet(programme, { person: self, secret, how: 'reset', keep: null }),
        // Tries of before are no reason to keep out whoever has just proved to be the owner of the address.
        db.delete(attempt).where(inArray(attempt.key, [`account:${hashOf(self.emailKey ?? '')}`])),
      ],
      audit: {
        actor: self.key,
        organisation: memberships[0]?.organisation ?? 'programme',
        action: permission,
        subject: `person:${self.id}`,
        before: null,
        after: { password: 'reset', sessions: 'ended' },
      },
    });
    securityEvent('password.reset', { person: self.key });
  });
}

function linkOver(): Refusal {
  return new Refusal('not_found', {
    vi: 'Liên kết này không đúng, đã dùng hoặc đã hết hạn. Vào “Quên mật khẩu” để nhận liên kết mới.',
    en: 'This link is wrong, used or expired. Ask for a new one at "Forgotten password".',
  });
}
