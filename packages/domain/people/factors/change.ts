import { type AuditHead, auditHead, headOf } from '@ndp/database/audit';
import type { ReadHandle, Statement } from '@ndp/database/handle';
import { eq } from '@ndp/database/query';
import { person } from '@ndp/database/schema/programme';
import type { NoticeParams } from '../../notifications/kinds.ts';
import { notify } from '../../notifications/notify.ts';
import type { Addressee } from '../../notifications/receivers.ts';
import type { Member, MemberGrant } from '../../permissions.ts';
import { SECURITY_PAGE } from '../new-device.ts';
import { commitAs, type Deed } from '../record.ts';
import { securityEvent } from '../security-event.ts';
import { factorsOf } from './owned.ts';

export type FactorChange = NoticeParams['factor_changed']['change'];

/** What a change needs to know besides the factors themselves: the head of the trail, and who is told. */
interface Read {
  heads: AuditHead[];
  people: Addressee[];
}

/** Whom a change of their own factors is told to. */
export function oneself(db: ReadHandle['db'], { personId }: Pick<Member, 'personId'>) {
  const { id, email, name, language } = person;
  return db.select({ id, email, name, language }).from(person).where(eq(person.id, personId));
}

/** What a change of one's factors is decided by: the factors, the head of the trail, whom to tell. One round trip. */
export async function readFactors({ actor, programme }: MemberGrant<'account.manage' | 'account.secure'>) {
  const [factors, heads, people] = await programme.read(
    factorsOf(programme.db, actor.personId),
    auditHead(programme),
    oneself(programme.db, actor),
  );
  return { factors, heads, people };
}

/**
 * The one place through which a person's second factors change: the change with its audit entry, the person told of
 * it, and a line in the security log.
 */
export async function changeFactors(
  grant: MemberGrant<'account.manage' | 'account.secure'>,
  { heads, people }: Read,
  { change, label = '', ...deed }: Deed & { change: FactorChange; label?: string },
  statements: readonly Statement[],
): Promise<void> {
  const params = { change, label, at: new Date().toISOString() };
  const told = people.flatMap((self) =>
    notify(grant.programme, { person: self, kind: 'factor_changed', params, href: SECURITY_PAGE }),
  );
  await commitAs(grant, headOf(heads), deed, [...statements, ...told]);
  securityEvent(change.replace('_', '.'), { person: grant.actor.person, session: grant.actor.session?.id ?? null });
}
