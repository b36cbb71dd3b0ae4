import { type Condition, desc, eq, or, sql } from '@ndp/database/query';
import * as p from '@ndp/database/schema/programme';
import { bears, type Member, type MemberGrant } from '../permissions.ts';
import { notFound } from '../refusal.ts';
import { contentsIn, type PlanContents } from './contents.ts';
import type { PlanDecision } from './decision.ts';
import { deliveriesOf, type PlanDelivered } from './deliveries.ts';
import type { PlanTemplate } from './template.ts';

/** Duties that let their bearer read what concerns the platform. permissions: plan.read. */
export const READERS: readonly p.DutyKind[] = [
  'owner',
  'owner_focal',
  'mic_focal',
  'promoting',
  'core_enterprise',
  'overseer',
];

/**
 * Who sees an issued plan: its sender, the recipients of its version in force, bearers of a reading duty on one of its platforms, those whom
 * it gives a task, and the coordinator. The one predicate of `plan.read`, to be used by every query for plans and tasks.
 */
export function planVisibleTo(member: Member): Condition {
  const codes = member.duties.flatMap(({ platform, kind }) => (platform && READERS.includes(kind) ? [platform] : []));
  // 186 Điều 2, II.2.a: the coordinator follows the whole programme.
  if (bears(member, ['coordinator'], null)) return sql`1 = 1`;
  const mine = member.organisation.id;
  return or(
    eq(p.plan.organisationId, mine),
    sql`exists (select 1 from plan_recipient r where r.plan_id = ${p.plan.id} and r.organisation_id = ${mine})`,
    sql`exists (select 1 from task t where t.plan_id = ${p.plan.id} and t.state <> 'dropped'
      and t.responsible_organisation_id = ${mine})`,
    sql`exists (select 1 from plan_platform pp join platform f on f.id = pp.platform_id
      where pp.plan_id = ${p.plan.id} and f.code in (select value from json_each(${JSON.stringify(codes)})))`,
  ) as Condition;
}

/**
 * Who may read a version of a plan: whoever sees the plan reads all, and whom it no longer concerns keeps those that
 * it was sent, or that gave it a task. Tables by name: plan, plan_version.
 */
export function versionVisibleTo(member: Member): Condition {
  const { id, slug } = member.organisation;
  return sql`((${planVisibleTo(member)}) or exists (select 1 from plan_delivery d where d.plan_id = plan.id
      and d.plan_version = plan_version.number and d.organisation_id = ${id})
    or exists (select 1 from json_each(plan_version.contents, '$.months') m, json_each(m.value, '$.tasks') k
      where k.value ->> '$.responsible.organisation' = ${slug}))`;
}

/** The number of the last version that the member may read, of those before another number where one is given. */
export function lastVisible(member: Member, id: string | Condition, before?: Condition): Condition {
  return sql`(select max(plan_version.number) from plan_version join plan on plan.id = plan_version.plan_id
    where plan.id = ${id} and ${versionVisibleTo(member)} and ${before ? sql`plan_version.number < ${before}` : sql`1 = 1`})`;
}

type Decided = Pick<
  typeof p.planVersion.$inferSelect,
  'number' | 'decisionNumber' | 'decisionDate' | 'issuedAt' | 'historical'
>;

export interface IssuedPlan {
  plan: typeof p.plan.$inferSelect;
  organisation: { slug: string; nameVi: string; nameEn: string; shortVi: string; shortEn: string };
  unit: { slug: string; nameVi: string; nameEn: string } | null;
  /** The version asked for; otherwise the current one, or the last that the member may read. */
  version: typeof p.planVersion.$inferSelect;
  contents: PlanContents;
  /** Null for plans of before templates. */
  template: PlanTemplate | null;
  /** Null for plans of before decisions were kept whole. */
  decision: PlanDecision | null;
  /** Those that the member may read, newest first. */
  versions: Decided[];
  /** Codes of the platforms it is for. */
  platforms: string[];
  /** Of all versions, by `key`: a task lives on over them. None for whom it is no longer sent to. */
  tasks: (typeof p.task.$inferSelect)[];
  results: (typeof p.expectedResult.$inferSelect)[];
  /** Whom this version reached, as far as the member may know. */
  deliveries: PlanDelivered[];
  /** Every organisation and unit that the contents name. */
  parties: {
    organisations: { slug: string; nameVi: string; nameEn: string; shortVi: string; shortEn: string }[];
    units: { slug: string; nameVi: string; nameEn: string }[];
  };
}

/**
 * One issued plan in one of its versions, with its tasks and results and whom it reached; one round trip. Foreign is
 * as unknown. Throws Refusal `not_found`.
 */
export async function readPlan(grant: MemberGrant<'plan.read'>, id: string, number?: number): Promise<IssuedPlan> {
  const { db } = grant.programme;
  const wanted = sql`coalesce(${number ?? null}, ${lastVisible(grant.actor, id)})`;
  // What has come of it since is for those who see the plan as it is now.
  const followed = sql`exists (select 1 from plan where plan.id = ${id} and (${planVisibleTo(grant.actor)}))`;
  const [plans, versions, platforms, tasks, results, deliveries, organisations, units] = await grant.programme.read(
    db
      .select({ plan: p.plan, version: p.planVersion, organisation: NAMES, unit: UNIT })
      .from(p.plan)
      .innerJoin(p.organisation, eq(p.organisation.id, p.plan.organisationId))
      .innerJoin(p.planVersion, sql`${p.planVersion.planId} = ${p.plan.id} and ${p.planVersion.number} = ${wanted}`)
      .leftJoin(p.unit, eq(p.unit.id, p.plan.unitId))
      .where(sql`${p.plan.id} = ${id} and ${versionVisibleTo(grant.actor)}`),
    db
      .select(DECIDED)
      .from(p.planVersion)
      .innerJoin(p.plan, eq(p.plan.id, p.planVersion.planId))
      .where(sql`${p.plan.id} = ${id} and ${versionVisibleTo(grant.actor)}`)
      .orderBy(desc(p.planVersion.number)),
    db
      .select({ code: p.platform.code })
      .from(p.planPlatform)
      .innerJoin(p.platform, eq(p.platform.id, p.planPlatform.platformId))
      .where(eq(p.planPlatform.planId, id))
      .orderBy(p.platform.code),
    db.select().from(p.task).where(sql`task.plan_id = ${id} and ${followed}`),
    db.select().from(p.expectedResult).where(sql`expected_result.plan_id = ${id} and ${followed}`),
    deliveriesOf(grant, id, wanted),
    db
      .select(NAMES)
      .from(p.organisation)
      .where(sql`${p.organisation.slug} in (${named(id, wanted, ['organisation'])})`),
    db
      .select(UNIT)
      .from(p.unit)
      .where(sql`${p.unit.slug} in (${named(id, wanted, ['unit', 'focalUnit'])})`),
  );
  const found = plans[0];
  if (!found) throw notFound();
  const { contents, template, decision } = found.version;
  return {
    ...found,
    contents: contentsIn(contents),
    template: template === null ? null : JSON.parse(template),
    decision: decision === null ? null : JSON.parse(decision),
    versions,
    platforms: platforms.map(({ code }) => code),
    tasks,
    results,
    deliveries,
    parties: { organisations, units },
  };
}

const { slug, nameVi, nameEn, shortVi, shortEn } = p.organisation;
export const NAMES = { slug, nameVi, nameEn, shortVi, shortEn };
export const UNIT = { slug: p.unit.slug, nameVi: p.unit.nameVi, nameEn: p.unit.nameEn };
const DECIDED = {
  number: p.planVersion.number,
  decisionNumber: p.planVersion.decisionNumber,
  decisionDate: p.planVersion.decisionDate,
  issuedAt: p.planVersion.issuedAt,
  historical: p.planVersion.historical,
};

/** The query for slugs that the contents of a version give under these names, wherever they stand. */
export function named(id: string, version: Condition, fields: readonly string[]): Condition {
  return sql`select t.value from plan_version v, json_tree(v.contents) t where v.plan_id = ${id}
    and v.number = ${version} and t.type = 'text' and t.key in (select value from json_each(${JSON.stringify(fields)}))`;
}
