import type { ReadHandle } from '@ndp/database/handle';
import { and, type Condition, eq, inArray, sql } from '@ndp/database/query';
import * as p from '@ndp/database/schema/programme';
import type { PlanKind } from '@ndp/database/schema/workspace';
import type { PlanTemplate } from '../plans/template.ts';
import { dutyCounts } from './duty-counts.ts';
import { question } from './facts.ts';

type StoredTemplate = Pick<PlanTemplate, 'key' | 'kind'> & { body: string; basis: NonNullable<PlanTemplate['basis']> };

/** A query for the templates in force, of one kind or of all; templateIn() reads its rows. @param today ISO date in Viet Nam */
export function templatesOn(db: ReadHandle['db'], today: string, kind?: PlanKind) {
  const { key, body, validFrom, validTo } = p.planTemplate;
  const { number, date, issuerVi: issuer, titleVi: title } = p.legalBasis;
  const inForce = sql`coalesce(${validFrom}, '0') <= ${today} and coalesce(${validTo}, '9') > ${today}`;
  return db
    .select({ key, kind: p.planTemplate.kind, body, basis: { number, date, issuer, title } })
    .from(p.planTemplate)
    .innerJoin(p.legalBasis, eq(p.legalBasis.id, p.planTemplate.legalBasisId))
    .where(and(inForce, kind && eq(p.planTemplate.kind, kind)))
    .orderBy(key);
}

export function templateIn({ key, kind, body, basis }: StoredTemplate): PlanTemplate {
  return { key, kind, basis, ...JSON.parse(body) };
}

export function templatesInForce(db: ReadHandle['db'], kind: PlanKind, today: string) {
  return question(templatesOn(db, today, kind), (rows, facts) => {
    facts.templates = rows.map(templateIn);
  });
}

/** Slugs of the organisations that own the platform of the row. @param today ISO date in Viet Nam */
export function ownersOn(today: string) {
  return sql`(select json_group_array(o.slug) from duty join organisation o on o.id = duty.organisation_id
    where duty.platform_id = platform.id and duty.kind = 'owner' and ${dutyCounts(today)})`
    .mapWith((found: string): string[] => JSON.parse(found))
    .as('owners');
}

/**
 * A query for what the rules of drafting ask of platforms (may-draft.ts).
 * @param which condition on table platform
 * @param today ISO date in Viet Nam
 */
export function platformFacts(db: ReadHandle['db'], which: Condition, today: string) {
  return db
    .select({
      code: p.platform.code,
      group: p.platform.groupCode,
      owners: ownersOn(today),
      focal: sql`(select json_group_array(distinct o.slug) from duty left join unit u on u.id = duty.unit_id
        join organisation o on o.id = coalesce(u.organisation_id, duty.organisation_id)
        where duty.platform_id = platform.id and duty.kind in ('mic_focal', 'promoting') and ${dutyCounts(today)})`
        .mapWith((found: string): string[] => JSON.parse(found))
        .as('focal'),
    })
    .from(p.platform)
    .where(which);
}

export function platformsCalled(db: ReadHandle['db'], codes: readonly string[], today: string) {
  return question(platformFacts(db, inArray(p.platform.code, [...codes]), today), (rows, facts) => {
    facts.platforms = rows;
  });
}

/** A platform stands in several editions; the newest says its number and name. */
export function namesOfPlatforms(db: ReadHandle['db']) {
  const query = db
    .select({ code: p.platform.code, number: p.editionEntry.number, name: p.editionEntry.nameVi })
    .from(p.platform)
    .innerJoin(p.editionEntry, eq(p.editionEntry.platformId, p.platform.id))
    .innerJoin(p.catalogueEdition, eq(p.catalogueEdition.id, p.editionEntry.editionId))
    .orderBy(p.catalogueEdition.date);
  return question(query, (rows, facts) => {
    facts.directory.platforms = Object.fromEntries(rows.map(({ code, ...entry }) => [code, entry]));
  });
}
