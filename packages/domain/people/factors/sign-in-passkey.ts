import { eq, sql } from '@ndp/database/query';
import { credential, person } from '@ndp/database/schema/programme';
import type { SystemGrant } from '../../permissions.ts';
import { Refusal } from '../../refusal.ts';
import { decidedAnew } from '../again.ts';
import { enter, lastPlace } from '../enter.ts';
import { liveMemberships } from '../live.ts';
import type { OpenedSession } from '../open-session.ts';
import { securityEvent, signedInAs } from '../security-event.ts';
import type { Caller } from '../sign-in.ts';
import { isOpen, stepOf, usedUp } from '../step.ts';
import { userHandle } from './ask-passkey.ts';
import { answeredBy, passkeyUsed, type RelyingParty } from './passkey.ts';
import { stepOver } from './refusals.ts';
import type { PasskeyAnswer } from './step-up-passkey.ts';

/**
 * Signs in by a passkey alone: it says who one is, and proves device and person at once. A challenge works once,
 * rightly answered or not. Throws Refusal `unauthenticated`, `forbidden` (no live membership).
 * @param today ISO date in Asia/Ho_Chi_Minh
 */
export function signInByPasskey(
  { programme }: SystemGrant<'sign_in'>,
  { step, response }: PasskeyAnswer,
  caller: Caller,
  site: RelyingParty,
  today: string,
): Promise<OpenedSession> {
  const { db } = programme;
  const owner = sql`(select person_id from credential where handle = ${response.id} and kind = 'passkey')`;
  return decidedAnew(async () => {
    const [steps, passkeys, people, memberships, latest] = await programme.read(
      stepOf(db, 'passkey', step),
      db.select().from(credential).where(eq(credential.handle, response.id)),
      db.select().from(person).where(sql`${person.id} = ${owner}`),
      liveMemberships(db, sql`${person.id} = ${owner}`, today),
      lastPlace(db, eq(person.id, owner)),
    );
    const [found] = steps;
    if (!isOpen(found)) throw stepOver();
    const [passkey] = passkeys;
    const [self] = people;
    const counter = passkey ? await answeredBy(passkey, response, found.detail ?? '', site) : null;
    const named = response.response.userHandle;
    const theirs =
      self && !self.disabledAt && (!named || named === Buffer.from(userHandle(self.id)).toString('base64url'));
    if (!passkey || counter === null || !theirs) {
      await programme.write(usedUp(programme, found));
      securityEvent('passkey.failed', { person: self?.key ?? null });
      throw unknownPasskey();
    }
    const way = { how: 'passkey', steppedUp: true } as const;
    const { opened, statements } = enter(programme, { person: self, memberships, latest }, caller, way);
    await programme.write([...usedUp(programme, found), ...passkeyUsed(programme, passkey, counter), ...statements]);
    signedInAs(opened.claims, way);
    return opened;
  });
}

function unknownPasskey(): Refusal {
  return new Refusal('unauthenticated', {
    vi: 'Khóa truy cập này không dùng được ở đây. Thử khóa khác hoặc đăng nhập bằng mật khẩu.',
    en: 'This passkey does not open anything here. Try another, or sign in by password.',
  });
}
