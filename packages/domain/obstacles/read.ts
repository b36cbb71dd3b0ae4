import { asc, eq, sql } from '@ndp/database/query';
import * as p from '@ndp/database/schema/programme';
import { authorName } from '../people/author-name.ts';
import type { Member, MemberGrant } from '../permissions.ts';
import { notFound } from '../refusal.ts';
import { dayInVietnam } from '../time.ts';
import { obstacleColumns, obstacleVisibleTo } from './columns.ts';

type Builder = MemberGrant<'obstacle.read'>['programme']['db'];
const MOST = 500;

/** The query for one obstacle, if this member may see it. */
export function obstacleQuery(db: Builder, id: string, actor: Member) {
  return db
    .select(obstacleColumns(actor))
    .from(p.obstacle)
    .leftJoin(p.plan, eq(p.plan.id, p.obstacle.planId))
    .where(sql`obstacle.id = ${id} and (${obstacleVisibleTo(actor)})`);
}

/** Those it is linked with, whichever way, as far as this member sees them. */
function linkedQuery(db: Builder, id: string, actor: Member) {
  return db
    .select({
      id: p.obstacle.id,
      kind: p.obstacle.kind,
      title: p.obstacle.title,
      state: p.obstacle.state,
      dueOn: p.obstacle.dueOn,
      blocks: p.obstacle.blocks,
    })
    .from(p.obstacle)
    .leftJoin(p.plan, eq(p.plan.id, p.obstacle.planId))
    .where(
      sql`obstacle.id in (select linked_id from obstacle_link where obstacle_id = ${id}
        union select obstacle_id from obstacle_link where linked_id = ${id}) and (${obstacleVisibleTo(actor)})`,
    )
    .orderBy(asc(p.obstacle.id))
    .limit(MOST);
}

/** One obstacle with what was said of it, oldest first, and what it is linked with; one round trip. */
export async function readObstacle({ actor, programme }: MemberGrant<'obstacle.read'>, id: string) {
  const { db } = programme;
  const [found, replies, links] = await programme.read(
    obstacleQuery(db, id, actor),
    db
      .select({
        id: p.reply.id,
        at: p.reply.createdAt,
        kind: p.reply.kind,
        body: p.reply.body,
        dueOn: p.reply.dueOn,
        author: authorName('reply.author').as('author_name'),
        organisation: { slug: p.organisation.slug, short: p.organisation.shortVi },
      })
      .from(p.reply)
      .innerJoin(p.organisation, eq(p.organisation.id, p.reply.organisationId))
      .where(eq(p.reply.obstacleId, id))
      .orderBy(asc(p.reply.id))
      .limit(MOST),
    linkedQuery(db, id, actor),
  );
  const [obstacle] = found;
  if (!obstacle) throw notFound();
  return { obstacle, replies, links, today: dayInVietnam() };
}

export type ObstacleRead = Awaited<ReturnType<typeof readObstacle>>;
