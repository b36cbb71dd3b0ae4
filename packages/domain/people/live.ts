import type { ReadHandle } from '@ndp/database/handle';
import { type Condition, eq, sql } from '@ndp/database/query';
import { membership, organisation, person, unit } from '@ndp/database/schema/programme';

/**
 * A membership that gives power today: dated, its organisation's workspace open, its person not disabled.
 * @param today ISO date in Asia/Ho_Chi_Minh
 */
export function isLive(today: string): Condition {
  return sql`coalesce(${membership.validFrom}, '0') <= ${today} and coalesce(${membership.validTo}, '9') > ${today}
    and ${organisation.tenantState} = 'active' and ${person.disabledAt} is null`;
}

/** The live memberships of whoever `who` names, oldest first. */
export function liveMemberships(db: ReadHandle['db'], who: Condition, today: string) {
  return db
    .select({
      id: membership.id,
      personId: person.id,
      person: person.key,
      role: membership.role,
      revision: membership.revision,
      organisation: organisation.slug,
      unit: unit.slug,
    })
    .from(membership)
    .innerJoin(person, eq(person.id, membership.personId))
    .innerJoin(organisation, eq(organisation.id, membership.organisationId))
    .leftJoin(unit, eq(unit.id, membership.unitId))
    .where(sql`${who} and ${isLive(today)}`)
    .orderBy(membership.createdAt, membership.id);
}

export interface LiveMembership {
  id: string;
  personId: string;
  person: string;
  role: (typeof membership.$inferSelect)['role'];
  revision: number;
  /** Slugs. */
  organisation: string;
  unit: string | null;
}
