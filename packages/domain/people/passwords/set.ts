import type { Statement, WriteHandle } from '@ndp/database/handle';
import { newId } from '@ndp/database/ids';
import { and, eq, isNull, ne } from '@ndp/database/query';
import { credential, passwordReset, session, signInStep } from '@ndp/database/schema/programme';
import { notify } from '../../notifications/notify.ts';
import type { Addressee } from '../../notifications/receivers.ts';
import { SECURITY_PAGE } from '../new-device.ts';

interface NewPassword {
  person: Addressee;
  /** Made by hashPassword. */
  secret: string;
  how: 'changed' | 'reset';
  /** The session that goes on; null ends all. */
  keep: string | null;
}

/**
 * A person's new password: the old one goes, sessions and sign-ins half done end, links of "forgotten
 * password" die, and the person is told.
 * Second factors stay as they are.
 */
export function passwordSet(handle: WriteHandle<'programme'>, { person, secret, how, keep }: NewPassword) {
  const { db } = handle;
  const at = new Date().toISOString();
  const { id: personId } = person;
  const statements: Statement[] = [
    db.delete(credential).where(and(eq(credential.personId, personId), eq(credential.kind, 'password'))),
    db.insert(credential).values({ id: newId(), createdAt: at, personId, kind: 'password', secret, confirmedAt: at }),
    db
      .update(session)
      .set({ revokedAt: at, revokedWhy: 'password' })
      .where(and(eq(session.personId, personId), isNull(session.revokedAt), ne(session.id, keep ?? ''))),
    db
      .update(passwordReset)
      .set({ usedAt: at })
      .where(and(eq(passwordReset.personId, personId), isNull(passwordReset.usedAt))),
    // A sign-in that the old password had begun is not finished by a second factor.
    db
      .update(signInStep)
      .set({ usedAt: at })
      .where(and(eq(signInStep.personId, personId), eq(signInStep.kind, 'second_factor'), isNull(signInStep.usedAt))),
    ...notify(handle, { person, kind: 'password_changed', params: { how, at }, href: SECURITY_PAGE }),
  ];
  return statements;
}
