import type { ReadHandle } from '@ndp/database/handle';
import { and, type Condition, eq, inArray, sql } from '@ndp/database/query';
import * as p from '@ndp/database/schema/programme';
import type { PlanKind } from '@ndp/database/schema/workspace';
import type { PlanTemplate } from '../plans/template.ts';
import { dutyCounts } from './duty-counts.ts';
import { type Ended, endedIn, endedQueries, inheritsDuty } from './ended.ts';
import { isLive } from './live.ts';
import { type Reviewer, reviewersOf } from './reviewers.ts';

/** An organisation or one of its units, by slug. */
export interface Named {
  organisation: string;
  unit: string | null;
}

/** What a route wants to know besides who asks; answered in the round trip that finds out who it is. */
export interface Questions {
  /** Slugs of organisations that the request names; those that do not exist are answered as `unknown`. */
  mentioned?: readonly string[];
  /** The names of all who ever were members of the same organisation, and of its API tokens, by person key. */
  colleagues?: boolean;
  /** The templates in force for this kind of plan. */
  templates?: PlanKind | undefined;
  /** What the catalogue says of these platforms, by code. */
  platforms?: readonly string[];
  /** Which of these exist, and the duties they bear. */
  parties?: readonly Named[];
  /** Whether the organisation has one single person. */
  alone?: boolean;
  /** Who can take a step of review in the organisation. */
  reviewers?: boolean;
  /** Which organisations and units have an end. */
  ended?: boolean;
  /** Who bears the duties to which plans give tasks and are sent. */
  bearers?: boolean;
  /** What organisations, units and platforms are called, for papers that name them. */
  directory?: boolean;
}

/** Names as papers use them, by slug or code. */
export interface Directory {
  organisations: Record<string, { name: string; short: string }>;
  units: Record<string, string>;
  platforms: Record<string, { number: number; name: string }>;
}

export interface PlatformFacts {
  code: string;
  /** Of the national catalogue; null for platforms of a sector or province. */
  group: 'I' | 'II' | null;
  /** Slugs of the organisations that own it. */
  owners: string[];
  /** Slugs of the ministries whose units are its focal units. */
  focal: string[];
}

/** A unit counts with its own duties and those of its organisation. `platforms`: codes, null for the whole programme. */
export interface PartyFacts extends Named {
  platforms: (string | null)[];
}

/** Somebody who bears a duty, themselves or by a unit. `platform`: code, null for the whole programme. */
export interface BearerFacts extends Named {
  kind: p.DutyKind;
  platform: string | null;
}

export interface Facts {
  unknown: string[];
  colleagues: Record<string, string>;
  templates: PlanTemplate[];
  platforms: PlatformFacts[];
  parties: PartyFacts[];
  alone: boolean;
  reviewers: Reviewer[];
  ended: Ended[];
  bearers: BearerFacts[];
  directory: Directory;
}

const NOBODY: Directory = { organisations: {}, units: {}, platforms: {} };

type Query = Parameters<ReadHandle['read']>[number];
interface Question {
  query: Query;
  take(rows: never[], facts: Facts): void;
}

/**
 * The queries for what was asked, and how their answers are read; what was not asked costs nothing.
 * @param home the condition that names the organisation one acts for
 * @param today ISO date in Asia/Ho_Chi_Minh
 */
export function asking(db: ReadHandle['db'], home: Condition, today: string, questions: Questions) {
  const { mentioned, colleagues, templates, platforms, parties, alone, reviewers, ended, bearers, directory } =
    questions;
  const asked: Question[] = [
    ...(mentioned?.length ? [whichExist(db, mentioned)] : []),
    ...(colleagues ? [namesOfMembers(db, home), namesOfMachines(db, home)] : []),
    ...(templates ? [templatesInForce(db, templates, today)] : []),
    ...(platforms?.length ? [platformsCalled(db, platforms, today)] : []),
    ...(parties?.length ? [dutiesOf(db, parties, today)] : []),
    ...(alone ? [howMany(db, home, today)] : []),
    ...(reviewers ? [whoReviews(db, home, today)] : []),
    ...(ended ? whatEnded(db) : []),
    ...(bearers ? [whoBears(db, today)] : []),
    ...(directory ? [namesOfOrganisations(db), namesOfUnits(db), namesOfPlatforms(db)] : []),
  ];
  return {
    queries: asked.map(({ query }) => query),
    /** @param answers one list of rows for each query, in their order */
    facts(answers: readonly unknown[]): Facts {
      const facts: Facts = {
        ...{
          unknown: [],
          colleagues: {},
          templates: [],
          platforms: [],
          parties: [],
          alone: false,
          reviewers: [],
          ended: [],
          bearers: [],
        },
        directory: { ...NOBODY },
      };
      // Each list of rows belongs to the query at its place, whose types the batch does not keep.
      for (const [place, { take }] of asked.entries()) take(answers[place] as never[], facts);
      return facts;
    },
  };
}

const question = <R>(query: Query & { _: { result: R[] } }, take: (rows: R[], facts: Facts) => void): Question => ({
  query,
  take: take as Question['take'],
});

function whichExist(db: ReadHandle['db'], mentioned: readonly string[]) {
  const query = db
    .select({ slug: p.organisation.slug })
    .from(p.organisation)
    .where(inArray(p.organisation.slug, [...mentioned]));
  return question(query, (rows, facts) => {
    facts.unknown = mentioned.filter((slug) => !rows.some((one) => one.slug === slug));
  });
}

/** Under whose name records of older papers stand, which nobody here wrote. */
const IMPORTED = { key: 'seed.plan', name: 'Nhập từ văn bản gốc' };

const named = (rows: { key: string; name: string }[], facts: Facts) => {
  facts.colleagues[IMPORTED.key] = IMPORTED.name;
  for (const { key, name } of rows) facts.colleagues[key] = name;
};

function namesOfMembers(db: ReadHandle['db'], home: Condition) {
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
function namesOfMachines(db: ReadHandle['db'], home: Condition) {
  const query = db
    .select({ key: MACHINE, name: p.apiToken.name })
    .from(p.apiToken)
    .innerJoin(p.organisation, eq(p.organisation.id, p.apiToken.organisationId))
    .where(home);
  return question(query, named);
}

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

type StoredTemplate = Pick<PlanTemplate, 'key' | 'kind'> & { body: string; basis: NonNullable<PlanTemplate['basis']> };

export function templateIn({ key, kind, body, basis }: StoredTemplate): PlanTemplate {
  return { key, kind, basis, ...JSON.parse(body) };
}

function templatesInForce(db: ReadHandle['db'], kind: PlanKind, today: string) {
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

function platformsCalled(db: ReadHandle['db'], codes: readonly string[], today: string) {
  return question(platformFacts(db, inArray(p.platform.code, [...codes]), today), (rows, facts) => {
    facts.platforms = rows;
  });
}

function dutiesOf(db: ReadHandle['db'], parties: readonly Named[], today: string) {
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

function howMany(db: ReadHandle['db'], home: Condition, today: string) {
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

function whoReviews(db: ReadHandle['db'], home: Condition, today: string) {
  return question(reviewersOf(db, home, today), (rows, facts) => {
    facts.reviewers = rows;
  });
}

function whatEnded(db: ReadHandle['db']) {
  const [organisations, units] = endedQueries(db);
  return [
    question(organisations, (rows, facts) => facts.ended.push(...endedIn(rows))),
    question(units, (rows, facts) => facts.ended.push(...endedIn(rows))),
  ];
}

/** Duties that plans give tasks to, or are sent to. */
const ADDRESSED: p.DutyKind[] = ['core_enterprise', 'owner', 'owner_focal', 'mic_focal', 'promoting', 'coordinator'];

function whoBears(db: ReadHandle['db'], today: string) {
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

function namesOfOrganisations(db: ReadHandle['db']) {
  const { slug, nameVi: name, shortVi: short } = p.organisation;
  return question(db.select({ slug, name, short }).from(p.organisation), (rows, facts) => {
    facts.directory.organisations = Object.fromEntries(rows.map(({ slug, ...names }) => [slug, names]));
  });
}

function namesOfUnits(db: ReadHandle['db']) {
  return question(db.select({ slug: p.unit.slug, name: p.unit.nameVi }).from(p.unit), (rows, facts) => {
    facts.directory.units = Object.fromEntries(rows.map(({ slug, name }) => [slug, name]));
  });
}

/** A platform stands in several editions; the newest says its number and name. */
function namesOfPlatforms(db: ReadHandle['db']) {
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
