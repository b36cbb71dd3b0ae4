import type { ReadHandle, Statement, WriteHandle } from '@ndp/database/handle';
import { type Condition, desc, eq } from '@ndp/database/query';
import { person, session } from '@ndp/database/schema/programme';
import type { Addressee } from '../notifications/receivers.ts';
import { Refusal } from '../refusal.ts';
import type { LiveMembership } from './live.ts';
import { unknownDevice } from './new-device.ts';
import { type NewSession, type OpenedSession, openSession } from './open-session.ts';
import type { Caller } from './sign-in.ts';

/** Where the person that `who` names worked last. */
export function lastPlace(db: ReadHandle['db'], who: Condition) {
  return db
    .select({ membershipId: session.membershipId })
    .from(session)
    .innerJoin(person, eq(person.id, session.personId))
    .where(who)
    .orderBy(desc(session.seenAt))
    .limit(1);
}

/** Who enters: the person, where they may work, and where they did last. */
interface Entering {
  person: Addressee & { key: string };
  memberships: readonly LiveMembership[];
  latest: readonly { membershipId: string }[];
}

/**
 * Opens a session where the person worked last, or in their oldest live membership, and tells them of a browser that
 * is not known to be theirs. Throws Refusal `forbidden` when there is no membership.
 */
export function enter(
  handle: WriteHandle<'programme'>,
  { person, memberships, latest }: Entering,
  caller: Caller,
  way: Pick<NewSession, 'how' | 'steppedUp'>,
): { opened: OpenedSession; statements: Statement[] } {
  const membership = memberships.find(({ id }) => id === latest[0]?.membershipId) ?? memberships[0];
  if (!membership) throw belongsNowhere();
  const { opened, statement } = openSession(handle, { ...way, membership, agent: caller.agent });
  return { opened, statements: [statement, ...unknownDevice(handle, person, caller)] };
}

/** Told only to someone who has proved who they are. */
export function belongsNowhere(): Refusal {
  return new Refusal('forbidden', {
    vi: 'Tài khoản của bạn không còn thuộc cơ quan nào. Liên hệ quản trị của cơ quan bạn.',
    en: 'Your account no longer belongs to any organisation. Ask the administrator of yours.',
  });
}
