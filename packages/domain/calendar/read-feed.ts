import { and, eq, sql } from '@ndp/database/query';
import * as p from '@ndp/database/schema/programme';
import { isIn } from '../obstacles/list.ts';
import type { SystemGrant } from '../permissions.ts';
import { planVisibleTo } from '../plans/read.ts';
import { concerns } from '../tasks/responsible.ts';
import { whoseFeed } from './whose-feed.ts';

type Reading = SystemGrant<'calendar.read'>;

/** Days on the calendar at most, of tasks and of answers each. */
const MOST = 1000;

/**
 * What a calendar address shows: tasks that are its person's unit's to do and what the unit has to answer, each on the
 * day it is due. It shows what the person may see now; with their membership it ends. Two round trips.
 * Throws Refusal `not_found`.
 */
export async function readFeed(grant: Reading, secret: string) {
  const { feed, member, language } = await whoseFeed(grant, secret);
  const { programme } = grant;
  const { db } = programme;
  const [tasks, obstacles] = await programme.read(
    db
      .select({
        id: p.task.id,
        title: p.task.title,
        dueOn: p.task.dueOn,
        plan: p.plan.title,
        updatedAt: sql<string>`coalesce(task.updated_at, task.created_at)`.as('updated'),
      })
      .from(p.task)
      .innerJoin(p.plan, eq(p.plan.id, p.task.planId))
      .where(and(sql`task.state in ('planned', 'in_progress')`, concerns(member), sql`(${planVisibleTo(member)})`))
      .orderBy(p.task.dueOn, p.task.month, p.task.position, p.task.id)
      .limit(MOST),
    db
      .select({ id: p.obstacle.id, title: p.obstacle.title, dueOn: p.obstacle.dueOn, updatedAt: p.obstacle.createdAt })
      .from(p.obstacle)
      .where(and(eq(p.obstacle.state, 'open'), isIn('in', member)))
      .orderBy(p.obstacle.dueOn, p.obstacle.id)
      .limit(MOST),
  );
  return { feed, language, organisation: member.organisation.slug, tasks, obstacles };
}

export type FeedRead = Awaited<ReturnType<typeof readFeed>>;

/** How long a use of an address is not noted again, in milliseconds. */
const HOUR = 3_600_000;

/** Notes that an address is in use, at most once an hour, so that its owner sees which ones are. */
export async function noteFeedUse({ programme }: Reading, { id, lastUsedAt }: FeedRead['feed']): Promise<void> {
  if (lastUsedAt !== null && Date.now() - Date.parse(lastUsedAt) < HOUR) return;
  const { db } = programme;
  await programme.write([
    db.update(p.calendarFeed).set({ lastUsedAt: new Date().toISOString() }).where(eq(p.calendarFeed.id, id)),
  ]);
}
