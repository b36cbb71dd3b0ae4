import { type Condition, eq, or, sql } from '@ndp/database/query';
import * as p from '@ndp/database/schema/programme';
import type { Member, MemberGrant } from '../permissions.ts';
import { notFound } from '../refusal.ts';
import { contentsIn, type PlanContents } from './contents.ts';

/** Duties that let their bearer read what concerns the platform. permissions: plan.read. */
const READERS = ['owner', 'owner_focal', 'mic_focal', 'promoting', 'core_enterprise', 'overseer'];

/**
 * Who sees an issued plan: its sender, its recipients, bearers of a reading duty on one of its platforms, those whom
 * it gives a task, and the coordinator. The one predicate of `plan.read`, to be used by every query for plans and tasks.
 */
export function planVisibleTo(member: Member): Condition {
  const codes = member.duties.flatMap(({ platform, kind }) => (platform && READERS.includes(kind) ? [platform] : []));
  const coordinates = member.duties.some(({ platform, kind }) => platform === null && kind === 'coordinator');
  if (coordinates) return sql`1 = 1`;
  const mine = member.organisation.id;
  return or(
    eq(p.plan.organisationId, mine),
    sql`exists (select 1 from plan_recipient r where r.plan_id = ${p.plan.id} and r.organisation_id = ${mine})`,
    sql`exists (select 1 from task t where t.plan_id = ${p.plan.id} and t.responsible_organisation_id = ${mine})`,
    sql`exists (select 1 from plan_platform pp join platform f on f.id = pp.platform_id
      where pp.plan_id = ${p.plan.id} and f.code in (select value from json_each(${JSON.stringify(codes)})))`,
  ) as Condition;
}

export interface IssuedPlan {
  plan: typeof p.plan.$inferSelect;
  organisation: { slug: string; nameVi: string; nameEn: string };
  version: typeof p.planVersion.$inferSelect;
  contents: PlanContents;
  /** Slug of the drafting unit. */
  unit: string | null;
  /** Codes of the platforms it is for. */
  platforms: string[];
  tasks: (typeof p.task.$inferSelect)[];
  results: (typeof p.expectedResult.$inferSelect)[];
}

/** One issued plan with its current version, tasks and results, in one round trip; foreign is as unknown. */
export async function readPlan(grant: MemberGrant<'plan.read'>, id: string): Promise<IssuedPlan> {
  const { db } = grant.programme;
  const visible = sql`${p.plan.id} = ${id} and (${planVisibleTo(grant.actor)})`;
  const current = sql`(select current_version from plan where id = ${id})`;
  const [plans, platforms, tasks, results] = await grant.programme.read(
    db
      .select({
        plan: p.plan,
        version: p.planVersion,
        unit: p.unit.slug,
        organisation: { slug: p.organisation.slug, nameVi: p.organisation.nameVi, nameEn: p.organisation.nameEn },
      })
      .from(p.plan)
      .innerJoin(p.organisation, eq(p.organisation.id, p.plan.organisationId))
      .leftJoin(p.unit, eq(p.unit.id, p.plan.unitId))
      .innerJoin(
        p.planVersion,
        sql`${p.planVersion.planId} = ${p.plan.id} and ${p.planVersion.number} = ${p.plan.currentVersion}`,
      )
      .where(visible),
    db
      .select({ code: p.platform.code })
      .from(p.planPlatform)
      .innerJoin(p.platform, eq(p.platform.id, p.planPlatform.platformId))
      .where(eq(p.planPlatform.planId, id))
      .orderBy(p.platform.code),
    db
      .select()
      .from(p.task)
      .where(sql`${p.task.planId} = ${id} and ${p.task.planVersion} = ${current}`)
      .orderBy(p.task.month, p.task.position),
    db
      .select()
      .from(p.expectedResult)
      .where(sql`${p.expectedResult.planId} = ${id} and ${p.expectedResult.planVersion} = ${current}`)
      .orderBy(p.expectedResult.month, p.expectedResult.position),
  );
  const found = plans[0];
  if (!found) throw notFound();
  return {
    ...found,
    contents: contentsIn(found.version.contents),
    platforms: platforms.map(({ code }) => code),
    tasks,
    results,
  };
}

/** The issued plans that the member may see, newest first, at most 100. */
export async function listPlans(grant: MemberGrant<'plan.read'>) {
  const { db } = grant.programme;
  const [plans] = await grant.programme.read(
    db.select().from(p.plan).where(planVisibleTo(grant.actor)).orderBy(sql`${p.plan.createdAt} desc`).limit(100),
  );
  return plans;
}
