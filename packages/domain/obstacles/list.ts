import { and, type Condition, eq, sql } from '@ndp/database/query';
import * as p from '@ndp/database/schema/programme';
import * as v from 'valibot';
import type { Member, MemberGrant } from '../permissions.ts';
import { dayInVietnam } from '../time.ts';
import { type ObstacleRow, obstacleColumns, obstacleVisibleTo } from './columns.ts';

const PAGE = 50;
const id = v.pipe(v.string(), v.uuid());

export const ObstacleQuery = v.strictObject({
  /** What my unit has to answer, what it raised, or everything that I may see. */
  box: v.optional(v.picklist(['in', 'out', 'all']), 'all'),
  state: v.optional(v.picklist(['open', 'answered', 'closed', 'withdrawn'])),
  plan: v.optional(id),
  task: v.optional(id),
  kind: v.optional(v.picklist(['obstacle', 'policy'])),
  cursor: v.optional(v.pipe(v.string(), v.regex(/^[0-3]\.\d{4}-\d\d-\d\d\.[0-9a-f-]{36}$/))),
});
export type ObstacleQuery = v.InferOutput<typeof ObstacleQuery>;

const rank = sql<number>`case obstacle.state when 'open' then 0 when 'answered' then 1 when 'closed' then 2 else 3 end`;

/**
 * Obstacles and policy proposals that the member may see: open ones first, by the day an answer is due; and how many
 * there are in each state whatever state was asked for. One round trip.
 */
export async function listObstacles({ actor, programme }: MemberGrant<'obstacle.read'>, query: ObstacleQuery) {
  const { db } = programme;
  const today = dayInVietnam();
  const { state, cursor } = query;
  const matching = narrowed(actor, query);
  const [rows, counted] = await programme.read(
    db
      .select({ ...obstacleColumns(actor), rank: rank.as('rank') })
      .from(p.obstacle)
      .leftJoin(p.plan, eq(p.plan.id, p.obstacle.planId))
      .where(and(matching, state && eq(p.obstacle.state, state), cursor === undefined ? undefined : after(cursor)))
      .orderBy(sql`${rank}, obstacle.due_on, obstacle.id`)
      .limit(PAGE + 1),
    db
      .select({
        state: p.obstacle.state,
        n: sql<number>`count(*)`,
        overdue: sql<number>`sum(obstacle.state = 'open' and obstacle.due_on < ${today})`,
      })
      .from(p.obstacle)
      .leftJoin(p.plan, eq(p.plan.id, p.obstacle.planId))
      .where(matching)
      .groupBy(p.obstacle.state),
  );
  const items: ObstacleRow[] = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? rows[PAGE - 1] : undefined;
  const counts = { open: 0, answered: 0, closed: 0, withdrawn: 0, overdue: 0 };
  for (const { state, n, overdue } of counted) {
    counts[state] = n;
    counts.overdue += overdue;
  }
  return { items, next: last ? `${last.rank}.${last.dueOn}.${last.id}` : null, counts, today };
}

function after(cursor: string): Condition {
  const [place, dueOn, id] = cursor.split('.');
  return sql`(${rank}, obstacle.due_on, obstacle.id) > (${Number(place)}, ${dueOn}, ${id})`;
}

/** Addressed to, or raised by, this member's unit; of whoever has no unit, all of the organisation's. */
export function isIn(box: 'in' | 'out', { organisation, unit }: Member): Condition {
  const to = box === 'in' ? 'to_' : '';
  const whole = sql`${sql.raw(`obstacle.${to}organisation_id`)} = ${organisation.id}`;
  if (unit === null) return whole;
  return sql`${whole} and coalesce(${sql.raw(`obstacle.${to}unit_id`)}, ${unit.id}) = ${unit.id}`;
}

function narrowed(actor: Member, { box, plan, task, kind }: ObstacleQuery): Condition | undefined {
  return and(
    sql`(${obstacleVisibleTo(actor)})`,
    box === 'all' ? undefined : isIn(box, actor),
    plan === undefined ? undefined : eq(p.obstacle.planId, plan),
    task === undefined ? undefined : eq(p.obstacle.taskId, task),
    kind === undefined ? undefined : eq(p.obstacle.kind, kind),
  );
}
