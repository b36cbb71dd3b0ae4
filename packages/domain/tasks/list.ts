import { and, asc, type Condition, eq, sql } from '@ndp/database/query';
import * as p from '@ndp/database/schema/programme';
import * as v from 'valibot';
import type { Member, MemberGrant } from '../permissions.ts';
import { PlatformCode } from '../plans/draft.ts';
import { planVisibleTo } from '../plans/read.ts';
import { calendarDate } from '../text.ts';
import { dayInVietnam } from '../time.ts';
import { type TaskFound, taskColumns, taskSeen } from './columns.ts';
import { concerns } from './responsible.ts';
import { STANDINGS, type Standing, standingIn } from './standing.ts';

const number = (pattern: RegExp) => v.optional(v.pipe(v.string(), v.regex(pattern), v.transform(Number)));
const PAGE = 100;

/** Which tasks are asked for. Days are of Asia/Ho_Chi_Minh, both included, and mean the day a task is due. */
export const TaskQuery = v.strictObject({
  plan: v.optional(v.pipe(v.string(), v.uuid())),
  platform: v.optional(PlatformCode),
  /** My unit's; without a unit, my organisation's. */
  mine: v.optional(v.literal('1')),
  /** One or several with commas between. Dropped tasks are listed only when asked for. */
  standing: v.optional(
    v.pipe(
      v.string(),
      v.check(
        (text) => text.split(',').every((one) => STANDINGS.some((standing) => standing === one)),
        `Chọn trong: ${STANDINGS.join(', ')}. / Choose among: ${STANDINGS.join(', ')}.`,
      ),
      v.transform((text) => text.split(',')),
    ),
  ),
  month: number(/^([1-9]|1[0-2])$/),
  year: number(/^20\d\d$/),
  from: v.optional(calendarDate),
  to: v.optional(calendarDate),
  /** Slug of the organisation that carries it out. */
  organisation: v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,100}$/))),
  limit: number(/^([1-9]\d?|1\d\d|200)$/),
  cursor: v.optional(v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d\.\d{1,2}\.\d{1,4}\.[0-9a-f-]{36}$/))),
});
export type TaskQuery = v.InferOutput<typeof TaskQuery>;

/**
 * The tasks that the member may see, by the day they are due, and how many there are of each standing whatever standing
 * was asked for; one round trip.
 */
export async function listTasks(grant: MemberGrant<'plan.read'>, query: TaskQuery) {
  const { actor, programme } = grant;
  const { db } = programme;
  const today = dayInVietnam();
  const { standing, cursor, limit = PAGE } = query;
  const matching = narrowed(actor, query);
  const wanted = standing
    ? sql`${standingIn(today)} in (select value from json_each(${JSON.stringify(standing)}))`
    : sql`task.state <> 'dropped'`;
  const [rows, counted] = await programme.read(
    db
      .select(taskColumns(actor, today))
      .from(p.task)
      .innerJoin(p.plan, eq(p.plan.id, p.task.planId))
      .innerJoin(p.organisation, eq(p.organisation.id, p.plan.organisationId))
      .where(and(matching, wanted, cursor === undefined ? undefined : after(cursor)))
      .orderBy(asc(p.task.dueOn), asc(p.task.month), asc(p.task.position), asc(p.task.id))
      .limit(limit + 1),
    db
      .select({ standing: sql<Standing>`${standingIn(today)}`.as('standing'), n: sql<number>`count(*)` })
      .from(p.task)
      .innerJoin(p.plan, eq(p.plan.id, p.task.planId))
      .where(matching)
      .groupBy(sql`1`),
  );
  const items = rows.slice(0, limit).map((row) => taskSeen(row, actor, today));
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, next: last ? cursorOf(last) : null, counts: countsOf(counted), today };
}

function countsOf(counted: readonly { standing: Standing; n: number }[]): Record<Standing, number> {
  const none = Object.fromEntries(STANDINGS.map((standing) => [standing, 0])) as Record<Standing, number>;
  return { ...none, ...Object.fromEntries(counted.map(({ standing, n }) => [standing, n])) };
}

/** Where the next page begins: the place of the last task shown. It says nothing that its reader has not seen. */
function cursorOf({ dueOn, month, position, id }: TaskFound): string {
  return [dueOn, month, position, id].join('.');
}

function after(cursor: string): Condition {
  const [dueOn, month, position, id] = cursor.split('.');
  return sql`(task.due_on, task.month, task.position, task.id) > (${dueOn}, ${Number(month)}, ${Number(position)}, ${id})`;
}

function narrowed(actor: Member, query: TaskQuery): Condition | undefined {
  const { plan, platform, mine, month, year, from, to, organisation } = query;
  const when = (wanted: unknown, condition: Condition) => (wanted === undefined ? undefined : condition);
  return and(
    sql`(${planVisibleTo(actor)})`,
    when(plan, sql`task.plan_id = ${plan}`),
    when(
      platform,
      sql`exists (select 1 from plan_platform q join platform f on f.id = q.platform_id
        where q.plan_id = task.plan_id and f.code = ${platform})`,
    ),
    when(mine, concerns(actor)),
    when(month, sql`task.month = ${month}`),
    when(year, sql`plan.year = ${year}`),
    when(from, sql`task.due_on >= ${from}`),
    when(to, sql`task.due_on <= ${to}`),
    when(
      organisation,
      sql`coalesce(task.responsible_organisation_id, plan.organisation_id) =
        (select o.id from organisation o where o.slug = ${organisation})`,
    ),
  );
}
