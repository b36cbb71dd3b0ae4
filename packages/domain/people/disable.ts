import { auditHead, headOf } from '@ndp/database/audit';
import { commit, repeated } from '@ndp/database/commit';
import type { Statement } from '@ndp/database/handle';
import { and, eq, inArray, isNull } from '@ndp/database/query';
import { credential, person, session } from '@ndp/database/schema/programme';
import type { SystemGrant } from '../permissions.ts';
import { invalid } from '../refusal.ts';
import { emailKey } from './email.ts';

type Operator = SystemGrant<'user.disable'> | SystemGrant<'user.enable'> | SystemGrant<'user.forget_factors'>;

/**
 * Takes a person out of use everywhere: no sign-in, every session ended, at the next request. What they did stays.
 * Throws Refusal `invalid_input` for an address that nobody has. OWASP ASVS 7.4.2
 */
export function disablePerson(grant: SystemGrant<'user.disable'>, address: string): Promise<void> {
  const at = new Date().toISOString();
  return change(grant, address, ({ id }) => [
    grant.programme.db
      .update(person)
      .set({ disabledAt: at })
      .where(and(eq(person.id, id), isNull(person.disabledAt))),
    endSessions(grant, id, at, 'disabled'),
  ]);
}

/** Takes a person into use again. They sign in anew. */
export function enablePerson(grant: SystemGrant<'user.enable'>, address: string): Promise<void> {
  return change(grant, address, ({ id }) => [
    grant.programme.db.update(person).set({ disabledAt: null }).where(eq(person.id, id)),
  ]);
}

/**
 * For somebody who has lost every second factor and whom the operator knows: all are forgotten, every session ends,
 * and the password alone suffices until a new factor is added.
 */
export function forgetFactors(grant: SystemGrant<'user.forget_factors'>, address: string): Promise<void> {
  const factors = inArray(credential.kind, ['totp', 'passkey', 'recovery']);
  return change(grant, address, ({ id }) => [
    grant.programme.db.delete(credential).where(and(eq(credential.personId, id), factors)),
    endSessions(grant, id, new Date().toISOString(), 'factors_forgotten'),
  ]);
}

function endSessions({ programme }: Operator, personId: string, at: string, why: string): Statement {
  return programme.db
    .update(session)
    .set({ revokedAt: at, revokedWhy: why })
    .where(and(eq(session.personId, personId), isNull(session.revokedAt)));
}

function change(
  { programme, actor, permission }: Operator,
  address: string,
  statements: (found: { id: string }) => Statement[],
): Promise<void> {
  return repeated(async () => {
    const [[found], heads] = await programme.read(
      programme.db
        .select({ id: person.id, disabledAt: person.disabledAt })
        .from(person)
        .where(eq(person.emailKey, emailKey(address))),
      auditHead(programme),
    );
    if (!found) throw invalid('/email', 'Không ai có địa chỉ này.', `Nobody has the address ${address}.`);
    await commit(programme, {
      head: headOf(heads),
      statements: statements(found),
      audit: {
        actor: actor.job,
        organisation: 'programme',
        action: permission,
        subject: `person:${found.id}`,
        before: { disabledAt: found.disabledAt },
        after: { by: actor.job },
      },
    });
  });
}
