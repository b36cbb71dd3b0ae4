import { and, eq, sql } from '@ndp/database/query';
import * as p from '@ndp/database/schema/programme';
import { isIn } from '../obstacles/list.ts';
import { type MemberGrant, may } from '../permissions.ts';
import { planVisibleTo } from '../plans/read.ts';
import { concerns } from '../tasks/responsible.ts';
import { dayInVietnam } from '../time.ts';

/** Something shared that waits for this member. */
export interface DutyNow {
  kind: 'task.late' | 'task.due' | 'obstacle.answer' | 'plan.acknowledge';
  /** Of the task, the obstacle or the plan. */
  id: string;
  title: string;
  /** ISO date in Asia/Ho_Chi_Minh; null where there is none. */
  dueOn: string | null;
  /** Codes. */
  platforms: string[];
}

/** A task is shown this many days before it is due. */
const AHEAD = 14;
const MOST = 50;

const codes = (plan: string) =>
  sql`(select json_group_array(f.code) from plan_platform pp join platform f on f.id = pp.platform_id
    where pp.plan_id = ${sql.raw(plan)})`.mapWith((found: string): string[] => JSON.parse(found));

/**
 * What of the shared circle waits for this member: their unit's tasks that are late or due within two weeks, what it has
 * to answer, plans to acknowledge. What is late first, then by day. One round trip.
 */
export async function readDutiesNow({ actor, programme }: MemberGrant<'plan.read'>) {
  const { db } = programme;
  const today = dayInVietnam();
  const allowed = (permission: Parameters<typeof may>[1]) => sql`${may(actor, permission) ? 1 : 0} = 1`;
  const [tasks, obstacles, deliveries] = await programme.read(
    db
      .select({ id: p.task.id, title: p.task.title, dueOn: p.task.dueOn, platforms: codes('plan.id').as('platforms') })
      .from(p.task)
      .innerJoin(p.plan, eq(p.plan.id, p.task.planId))
      .where(
        and(
          allowed('task.progress'),
          sql`task.state in ('planned', 'in_progress') and task.due_on <= date(${today}, ${`+${AHEAD} days`})`,
          concerns(actor),
          sql`(${planVisibleTo(actor)})`,
        ),
      )
      .orderBy(p.task.dueOn, p.task.month, p.task.position, p.task.id)
      .limit(MOST),
    db
      .select({
        id: p.obstacle.id,
        title: p.obstacle.title,
        dueOn: p.obstacle.dueOn,
        platforms: codes('obstacle.plan_id').as('platforms'),
        platform: p.platform.code,
      })
      .from(p.obstacle)
      .leftJoin(p.platform, eq(p.platform.id, p.obstacle.platformId))
      .where(and(allowed('obstacle.answer'), eq(p.obstacle.state, 'open'), isIn('in', actor)))
      .orderBy(p.obstacle.dueOn, p.obstacle.id)
      .limit(MOST),
    db
      .select({ id: p.plan.id, title: p.plan.title, platforms: codes('plan.id').as('platforms') })
      .from(p.planDelivery)
      .innerJoin(
        p.plan,
        and(eq(p.plan.id, p.planDelivery.planId), eq(p.plan.currentVersion, p.planDelivery.planVersion)),
      )
      .where(
        and(
          allowed('plan.acknowledge'),
          eq(p.planDelivery.organisationId, actor.organisation.id),
          sql`${p.planDelivery.acknowledgedAt} is null`,
        ),
      )
      .orderBy(p.planDelivery.createdAt)
      .limit(MOST),
  );
  const items: DutyNow[] = [
    ...tasks.map((task) => ({
      kind: isLate(task.dueOn, today) ? ('task.late' as const) : ('task.due' as const),
      ...task,
    })),
    ...obstacles.map(({ platform, platforms, ...one }) => ({
      ...one,
      kind: 'obstacle.answer' as const,
      platforms: platform === null ? platforms : [platform],
    })),
    ...deliveries.map((one) => ({ kind: 'plan.acknowledge' as const, dueOn: null, ...one })),
  ];
  return { items: items.sort(byUrgency(today)), today };
}

const isLate = (dueOn: string | null, today: string) => dueOn !== null && dueOn < today;

/** Late first, then by day; what has no day comes last. */
function byUrgency(today: string) {
  const rank = ({ dueOn }: DutyNow) => [isLate(dueOn, today) ? 0 : 1, dueOn ?? '9999'].join(' ');
  return (one: DutyNow, other: DutyNow) => (rank(one) < rank(other) ? -1 : rank(one) > rank(other) ? 1 : 0);
}
