import type { ReadHandle } from '@ndp/database/handle';
import { and, type Condition, eq, inArray, sql } from '@ndp/database/query';
import { membership, organisation, person, unit } from '@ndp/database/schema/programme';
import { isLive } from './live.ts';

/** Somebody who takes a step of review: a head or leader of the organisation. */
export interface Reviewer {
  /** Key of the person. */
  person: string;
  role: 'head' | 'leader';
  /** Slug; null for whoever is of the organisation as a whole. */
  unit: string | null;
}

/**
 * The query for all who can take a step of review in an organisation today.
 * @param home the condition that names the organisation
 * @param today ISO date in Asia/Ho_Chi_Minh
 */
export function reviewersOf(db: ReadHandle['db'], home: Condition, today: string) {
  const role = sql<Reviewer['role']>`${membership.role}`;
  return db
    .selectDistinct({ person: person.key, role, unit: unit.slug })
    .from(membership)
    .innerJoin(person, eq(person.id, membership.personId))
    .innerJoin(organisation, eq(organisation.id, membership.organisationId))
    .leftJoin(unit, eq(unit.id, membership.unitId))
    .where(and(home, inArray(membership.role, ['head', 'leader']), isLive(today)));
}
