import { desc, eq, sql } from '@ndp/database/query';
import * as p from '@ndp/database/schema/programme';
import { authorName } from '../people/author-name.ts';
import type { Member, MemberGrant } from '../permissions.ts';
import { planVisibleTo } from '../plans/read.ts';
import { notFound } from '../refusal.ts';
import { dayInVietnam } from '../time.ts';
import { taskColumns, taskSeen } from './columns.ts';

/** Updates and obstacles shown with a task. */
const MOST = 200;

/** The query for one task, if this member may see it. */
export function taskQuery(db: MemberGrant<'plan.read'>['programme']['db'], id: string, actor: Member, today: string) {
  return db
    .select(taskColumns(actor, today))
    .from(p.task)
    .innerJoin(p.plan, eq(p.plan.id, p.task.planId))
    .innerJoin(p.organisation, eq(p.organisation.id, p.plan.organisationId))
    .where(sql`task.id = ${id} and (${planVisibleTo(actor)})`);
}

/** One task with what was reported of it (newest first) and its obstacles; one round trip. Foreign is as unknown. */
export async function readTask({ actor, programme }: MemberGrant<'plan.read'>, id: string) {
  const { db } = programme;
  const today = dayInVietnam();
  const [rows, updates, obstacles] = await programme.read(
    taskQuery(db, id, actor, today),
    db
      .select({
        id: p.taskUpdate.id,
        at: p.taskUpdate.createdAt,
        author: authorName('task_update.author').as('author_name'),
        organisation: { slug: p.organisation.slug, short: p.organisation.shortVi },
        progress: p.taskUpdate.progress,
        state: p.taskUpdate.state,
        note: p.taskUpdate.note,
        results: p.taskUpdate.results,
        evidence: p.taskUpdate.evidence,
      })
      .from(p.taskUpdate)
      .innerJoin(p.organisation, eq(p.organisation.id, p.taskUpdate.organisationId))
      .where(eq(p.taskUpdate.taskId, id))
      .orderBy(desc(p.taskUpdate.id))
      .limit(MOST),
    db
      .select({
        id: p.obstacle.id,
        kind: p.obstacle.kind,
        title: p.obstacle.title,
        state: p.obstacle.state,
        dueOn: p.obstacle.dueOn,
        blocks: p.obstacle.blocks,
      })
      .from(p.obstacle)
      .where(eq(p.obstacle.taskId, id))
      .orderBy(desc(p.obstacle.id))
      .limit(MOST),
  );
  const [row] = rows;
  if (!row) throw notFound();
  return { task: taskSeen(row, actor, today), updates, obstacles, today };
}

export type TaskRead = Awaited<ReturnType<typeof readTask>>;
