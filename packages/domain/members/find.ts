import { auditHead, headOf } from '@ndp/database/audit';
import type { Statement } from '@ndp/database/handle';
import { and, eq, sql } from '@ndp/database/query';
import { membership, organisation, person, unit } from '@ndp/database/schema/programme';
import { notify } from '../notifications/notify.ts';
import { receivers } from '../notifications/receivers.ts';
import type { MemberGrant } from '../permissions.ts';
import { notFound, Refusal } from '../refusal.ts';

/** A membership of the administrator's own organisation, with what else a change of it needs; one round trip. */
export async function findMember({ actor, programme }: MemberGrant<'member.manage'>, id: string, today: string) {
  const { db } = programme;
  const ours = eq(membership.organisationId, actor.organisation.id);
  const [found, units, administrators, siblings, told, organisations, heads] = await programme.read(
    db
      .select({ membership, person, unit })
      .from(membership)
      .innerJoin(person, eq(person.id, membership.personId))
      .leftJoin(unit, eq(unit.id, membership.unitId))
      .where(and(ours, eq(membership.id, id))),
    db.select().from(unit).where(eq(unit.organisationId, actor.organisation.id)),
    db
      .select({ id: membership.id, validTo: membership.validTo })
      .from(membership)
      .innerJoin(person, eq(person.id, membership.personId))
      .where(and(ours, administers(today))),
    db
      .select({ id: membership.id, role: membership.role })
      .from(membership)
      .where(and(ours, sql`${membership.personId} = (select person_id from membership where id = ${id})`)),
    receivers(db, sql`${person.id} = (select person_id from membership where id = ${id})`),
    db.select().from(organisation).where(eq(organisation.id, actor.organisation.id)),
    auditHead(programme),
  );
  const [one] = found;
  const [receiver] = told;
  const [here] = organisations;
  if (!one || !here) throw notFound();
  return { ...one, units, administrators, siblings, receiver, organisation: here, head: headOf(heads) };
}

/** A live membership that administers: role, dates, and a person who is not disabled. */
function administers(today: string) {
  return sql`${membership.role} = 'admin' and coalesce(${membership.validFrom}, '0') <= ${today}
    and coalesce(${membership.validTo}, '9') > ${today} and ${person.disabledAt} is null`;
}

/** Holds the batch to it that somebody still administers the organisation, whatever others do at the same time. */
export function someoneAdministers(organisation: string, today: string): Statement {
  return {
    sql: `INSERT INTO guard (changed, expected) SELECT count(*) > 0, 1 FROM membership m JOIN person p ON p.id = m.person_id
      WHERE m.organisation_id = ?1 AND m.role = 'admin' AND coalesce(m.valid_from, '0') <= ?2
      AND coalesce(m.valid_to, '9') > ?2 AND p.disabled_at IS NULL`,
    args: [organisation, today],
  };
}

export function lastAdministrator(pointer?: string): Refusal {
  const detail = {
    vi: 'Đây là quản trị cuối cùng của cơ quan. Giao quyền quản trị cho người khác trước.',
    en: 'This is the last administrator of the organisation. Make somebody else one first.',
  };
  return new Refusal('rule_broken', detail, pointer === undefined ? [] : [{ pointer, detail }]);
}

/** Tells the person what has become of their membership; those who are disabled are told nothing. */
export function tellOf(
  { actor, programme }: MemberGrant<'member.manage'>,
  { receiver, organisation: { nameVi, nameEn }, membership: { role } }: Awaited<ReturnType<typeof findMember>>,
  change: 'changed' | 'ended' | 'restored',
): Statement[] {
  if (!receiver) return [];
  return notify(programme, {
    person: receiver,
    organisation: actor.organisation.id,
    kind: 'membership_changed',
    params: { organisation: nameVi, organisationEn: nameEn, change, role },
    href: `/t/${actor.organisation.slug}`,
  });
}
