import { eq, sql } from '@ndp/database/query';
import { unit } from '@ndp/database/schema/programme';
import { type MemberGrant, may } from '../permissions.ts';

/**
 * The units of one's own organisation with how many members and duties each has; one round trip. Ended ones are
 * listed for 30 days, so that ending can be undone.
 * @param today ISO date in Asia/Ho_Chi_Minh
 */
export async function listUnits({ actor, programme }: MemberGrant<'member.read'>, today: string) {
  const since = new Date(Date.parse(today) - 30 * 86_400_000).toISOString().slice(0, 10);
  const [units] = await programme.read(
    programme.db
      .select({ unit, members: liveMembersOf(today), duties: liveDutiesOf(today) })
      .from(unit)
      .where(sql`${eq(unit.organisationId, actor.organisation.id)} and coalesce(${unit.validTo}, '9') > ${since}`)
      .orderBy(unit.nameVi),
  );
  return { units, manages: may(actor, 'unit.manage') };
}
export type ListedUnit = Awaited<ReturnType<typeof listUnits>>['units'][number];

/** How many have a seat in the unit of the row today. Named by hand: the builder leaves tables out of lone columns. */
export function liveMembersOf(today: string) {
  return sql<number>`(select count(*) from membership m where m.unit_id = unit.id
    and coalesce(m.valid_to, '9') > ${today})`;
}

/** How many duties the unit of the row bears today. */
export function liveDutiesOf(today: string) {
  return sql<number>`(select count(*) from duty d where d.unit_id = unit.id
    and d.state not in ('ended', 'declined') and coalesce(d.valid_to, '9') > ${today})`;
}
