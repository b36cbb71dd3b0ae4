import type { ReadHandle } from '@ndp/database/handle';
import { and, type Condition, eq, inArray, sql } from '@ndp/database/query';
import * as p from '@ndp/database/schema/programme';
import { dutyCounts } from './duty-counts.ts';
import { endedIn, endedQueries, inheritsDuty } from './ended.ts';
import { type Named, question } from './facts.ts';

export function whichExist(db: ReadHandle['db'], mentioned: readonly string[]) {
  const query = db
    .select({ slug: p.organisation.slug })
    .from(p.organisation)
    .where(inArray(p.organisation.slug, [...mentioned]));
  return question(query, (rows, facts) => {
    facts.unknown = mentioned.filter((slug) => !rows.some((one) => one.slug === slug));
  });
}

export function dutiesOf(db: ReadHandle['db'], parties: readonly Named[], today: string) {
  const platforms = (bearer: Condition) => sql`(select json_group_array(f.code) from duty
    left join platform f on f.id = duty.platform_id where ${bearer} and ${dutyCounts(today)})`;
  const asText = JSON.stringify(parties);
  const query = db
    .select({
      organisation: p.organisation.slug,
      unit: sql<string | null>`j.value ->> 'unit'`,
      platforms: platforms(
        sql`(duty.organisation_id = organisation.id or duty.unit_id = unit.id or ${inheritsDuty(today)})`,
      )
        .mapWith((found: string): (string | null)[] => JSON.parse(found))
        .as('platforms'),
    })
    .from(sql`json_each(${asText}) as j`)
    .innerJoin(p.organisation, sql`${p.organisation.slug} = j.value ->> 'organisation'`)
    .leftJoin(p.unit, sql`${p.unit.slug} = j.value ->> 'unit' and ${p.unit.organisationId} = ${p.organisation.id}`)
    .where(sql`j.value ->> 'unit' is null or ${p.unit.id} is not null`);
  return question(query, (rows, facts) => {
    facts.parties = rows;
  });
}

export function whatEnded(db: ReadHandle['db']) {
  const [organisations, units] = endedQueries(db);
  return [
    question(organisations, (rows, facts) => facts.ended.push(...endedIn(rows))),
    question(units, (rows, facts) => facts.ended.push(...endedIn(rows))),
  ];
}

/** Duties that plans give tasks to, or are sent to. */
const ADDRESSED: p.DutyKind[] = ['core_enterprise', 'owner', 'owner_focal', 'mic_focal', 'promoting', 'coordinator'];

export function whoBears(db: ReadHandle['db'], today: string) {
  const query = db
    .selectDistinct({
      kind: p.duty.kind,
      platform: p.platform.code,
      organisation: p.organisation.slug,
      unit: p.unit.slug,
    })
    .from(p.duty)
    .leftJoin(p.platform, eq(p.platform.id, p.duty.platformId))
    .leftJoin(p.unit, eq(p.unit.id, p.duty.unitId))
    .innerJoin(p.organisation, sql`${p.organisation.id} = coalesce(${p.unit.organisationId}, ${p.duty.organisationId})`)
    .where(and(inArray(p.duty.kind, ADDRESSED), dutyCounts(today)))
    .orderBy(p.organisation.slug);
  return question(query, (rows, facts) => {
    facts.bearers = rows;
  });
}

export function namesOfOrganisations(db: ReadHandle['db']) {
  const { slug, nameVi: name, shortVi: short } = p.organisation;
  return question(db.select({ slug, name, short }).from(p.organisation), (rows, facts) => {
    facts.directory.organisations = Object.fromEntries(rows.map(({ slug, ...names }) => [slug, names]));
  });
}

export function namesOfUnits(db: ReadHandle['db']) {
  return question(db.select({ slug: p.unit.slug, name: p.unit.nameVi }).from(p.unit), (rows, facts) => {
    facts.directory.units = Object.fromEntries(rows.map(({ slug, name }) => [slug, name]));
  });
}
