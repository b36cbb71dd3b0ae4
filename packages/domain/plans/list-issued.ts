import { canonical } from '@ndp/database/canonical';
import { and, type Condition, desc, eq, sql } from '@ndp/database/query';
import * as p from '@ndp/database/schema/programme';
import * as v from 'valibot';
import { openCursor, sealCursor } from '../cursor.ts';
import type { MemberGrant } from '../permissions.ts';
import { standingIn } from '../tasks/standing.ts';
import { dayInVietnam } from '../time.ts';
import { PLAN_KINDS, PlatformCode } from './draft.ts';
import { planVisibleTo } from './read.ts';
import { planSays } from './search.ts';

const slug = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,100}$/));

/** What may be asked of the issued plans, as it stands in the address. */
export const IssuedQuery = v.strictObject({
  year: v.optional(v.pipe(v.string(), v.regex(/^\d{4}$/), v.transform(Number))),
  kind: v.optional(v.picklist(PLAN_KINDS)),
  platform: v.optional(PlatformCode),
  organisation: v.optional(slug),
  q: v.optional(v.pipe(v.string(), v.maxLength(200))),
  limit: v.optional(
    v.pipe(v.string(), v.regex(/^\d{1,3}$/), v.transform(Number), v.minValue(1), v.maxValue(100)),
    '20',
  ),
  cursor: v.optional(v.pipe(v.string(), v.maxLength(200))),
});
export type IssuedQuery = v.InferOutput<typeof IssuedQuery>;

/**
 * Tasks of the plan's row: how many still stand, are done, are late and cannot go on.
 * @param today ISO date in Asia/Ho_Chi_Minh
 */
export function taskCounts(today: string) {
  const which = (rest: Condition) => sql<number>`(select count(*) from task where task.plan_id = ${p.plan.id}
    and task.state <> 'dropped' and ${rest})`;
  const standing = standingIn(today);
  return {
    all: which(sql`1 = 1`).as('tasks_all'),
    done: which(sql`task.state = 'done'`).as('tasks_done'),
    late: which(sql`${standing} = 'late'`).as('tasks_late'),
    blocked: which(sql`${standing} = 'blocked'`).as('tasks_blocked'),
  };
}

/** Codes of the platforms of the plan's row. */
export const platformCodes = sql`(select json_group_array(f.code) from (select f.code from plan_platform pp
  join platform f on f.id = pp.platform_id where pp.plan_id = ${p.plan.id} order by f.code) f)`.mapWith(
  (found: string): string[] => JSON.parse(found),
);

/** The months that the version's row covers. */
export const monthsCovered = sql`json_extract(${p.planVersion.contents}, '$.monthsCovered')`.mapWith(
  (found: string): number[] => JSON.parse(found),
);

/**
 * Issued plans that the member may see, of the newest year first, in it the last issued first; one round trip.
 * Throws Refusal `invalid_input` for a foreign cursor.
 */
export async function listIssued(
  { actor, programme }: MemberGrant<'plan.read'>,
  { cursor, limit, q, ...filter }: IssuedQuery,
  cursorKey: string,
) {
  const { db } = programme;
  const question = canonical({ ...filter, q: q ?? '', by: 'year' });
  const after = cursor === undefined ? null : openCursor(cursor, question, cursorKey).split(' ');
  const place = sql`(${p.plan.year}, ${p.planVersion.issuedAt}, ${p.plan.id})`;
  const [plans] = await programme.read(
    db
      .select({
        plan: p.plan,
        version: {
          number: p.planVersion.number,
          decisionNumber: p.planVersion.decisionNumber,
          decisionDate: p.planVersion.decisionDate,
          historical: p.planVersion.historical,
          issuedAt: p.planVersion.issuedAt,
        },
        organisation: {
          slug: p.organisation.slug,
          nameVi: p.organisation.nameVi,
          nameEn: p.organisation.nameEn,
          shortVi: p.organisation.shortVi,
          shortEn: p.organisation.shortEn,
        },
        unit: { slug: p.unit.slug, nameVi: p.unit.nameVi, nameEn: p.unit.nameEn },
        platforms: platformCodes.as('platforms'),
        monthsCovered: monthsCovered.as('months_covered'),
        tasks: taskCounts(dayInVietnam()),
      })
      .from(p.plan)
      .innerJoin(p.organisation, eq(p.organisation.id, p.plan.organisationId))
      .innerJoin(
        p.planVersion,
        and(eq(p.planVersion.planId, p.plan.id), eq(p.planVersion.number, p.plan.currentVersion)),
      )
      .leftJoin(p.unit, eq(p.unit.id, p.plan.unitId))
      .where(
        and(
          planVisibleTo(actor),
          filter.year === undefined ? undefined : eq(p.plan.year, filter.year),
          filter.kind && eq(p.plan.kind, filter.kind),
          filter.organisation === undefined ? undefined : eq(p.organisation.slug, filter.organisation),
          filter.platform === undefined ? undefined : isFor(filter.platform),
          q === undefined ? undefined : planSays(q),
          after ? sql`${place} < (${Number(after[0])}, ${after[1]}, ${after[2]})` : undefined,
        ),
      )
      .orderBy(desc(p.plan.year), desc(p.planVersion.issuedAt), desc(p.plan.id))
      .limit(limit + 1),
  );
  const items = plans.slice(0, limit);
  const last = items.at(-1);
  const next = plans.length > limit && last ? `${last.plan.year} ${last.version.issuedAt} ${last.plan.id}` : null;
  return { items, next: next && sealCursor(next, question, cursorKey) };
}
export type IssuedInList = Awaited<ReturnType<typeof listIssued>>['items'][number];

/** Whether the plan's row is for a platform, by code. */
export function isFor(code: string | Condition): Condition {
  return sql`exists (select 1 from plan_platform pp join platform f on f.id = pp.platform_id
    where pp.plan_id = ${p.plan.id} and f.code = ${code})`;
}
