import type { ReadHandle } from '@ndp/database/handle';
import { and, type Condition, eq, sql } from '@ndp/database/query';
import * as p from '@ndp/database/schema/programme';
import { type Facts, question } from './facts.ts';
import { isLive } from './live.ts';
import { reviewersOf } from './reviewers.ts';

/** Under whose name records of older papers stand, which nobody here wrote. */
const IMPORTED = { key: 'seed.plan', name: 'Nhập từ văn bản gốc' };

const named = (rows: { key: string; name: string }[], facts: Facts) => {
  facts.colleagues[IMPORTED.key] = IMPORTED.name;
  for (const { key, name } of rows) facts.colleagues[key] = name;
};

export function namesOfMembers(db: ReadHandle['db'], home: Condition) {
  const query = db
    .selectDistinct({ key: p.person.key, name: p.person.name })
    .from(p.membership)
    .innerJoin(p.person, eq(p.person.id, p.membership.personId))
    .innerJoin(p.organisation, eq(p.organisation.id, p.membership.organisationId))
    .where(home);
  return question(query, named);
}

/** The name under which an API token acts (identify-token.ts). */
export const MACHINE = sql<string>`'token:' || ${p.apiToken.prefix}`;

/** A token's work stands under its own name among that of people. */
export function namesOfMachines(db: ReadHandle['db'], home: Condition) {
  const query = db
    .select({ key: MACHINE, name: p.apiToken.name })
    .from(p.apiToken)
    .innerJoin(p.organisation, eq(p.organisation.id, p.apiToken.organisationId))
    .where(home);
  return question(query, named);
}

export function howMany(db: ReadHandle['db'], home: Condition, today: string) {
  const query = db
    .select({ people: sql<number>`count(distinct ${p.membership.personId})` })
    .from(p.membership)
    .innerJoin(p.person, eq(p.person.id, p.membership.personId))
    .innerJoin(p.organisation, eq(p.organisation.id, p.membership.organisationId))
    .where(and(home, isLive(today)));
  return question(query, ([row], facts) => {
    facts.alone = row?.people === 1;
  });
}

export function whoReviews(db: ReadHandle['db'], home: Condition, today: string) {
  return question(reviewersOf(db, home, today), (rows, facts) => {
    facts.reviewers = rows;
  });
}
