import type { ObstacleRow, Place } from '@ndp/domain/obstacles/columns';
import type { listObstacles } from '@ndp/domain/obstacles/list';
import type { ObstacleRead } from '@ndp/domain/obstacles/read';
import { mayDo, REPLY_KINDS } from '@ndp/domain/obstacles/state';
import type { Member } from '@ndp/domain/permissions';
import * as v from 'valibot';
import { ObstacleShort, OrganisationShort, presentShort } from './present-task.ts';
import { day, instant, text } from './shapes.ts';

const flag = v.boolean();
const PlaceAnswer = v.object({
  organisation: OrganisationShort,
  unit: v.nullable(v.object({ slug: text, name: text })),
});
const Titled = v.nullable(v.object({ id: text, title: text }));

export const ObstacleAnswer = v.object({
  ...ObstacleShort.entries,
  version: v.number(),
  body: text,
  raisedAt: instant,
  from: v.object({ ...PlaceAnswer.entries, author: v.pipe(text, v.description('Name')) }),
  to: PlaceAnswer,
  plan: Titled,
  task: Titled,
  platform: v.nullable(v.object({ code: text, slug: text })),
  answeredAt: v.nullable(instant),
  closedAt: v.nullable(instant),
  mayComment: flag,
  mayAnswer: flag,
  mayExtend: flag,
  mayClose: flag,
  mayReopen: flag,
  mayWithdraw: flag,
  mayLink: flag,
});
const count = v.number();
export const ObstacleListAnswer = v.object({
  items: v.array(ObstacleAnswer),
  next: v.nullable(text),
  counts: v.object({ open: count, answered: count, closed: count, withdrawn: count, overdue: count }),
});
export const OneObstacleAnswer = v.object({
  ...ObstacleAnswer.entries,
  replies: v.array(
    v.object({
      id: text,
      at: instant,
      kind: v.picklist(REPLY_KINDS),
      body: text,
      dueOn: v.nullable(day),
      author: v.pipe(text, v.description('Name')),
      organisation: OrganisationShort,
    }),
  ),
  links: v.array(ObstacleShort),
});

/** @param today ISO date in Asia/Ho_Chi_Minh */
export function presentObstacle(row: ObstacleRow, actor: Member, today: string): v.InferOutput<typeof ObstacleAnswer> {
  const { version, body, createdAt, author, plan, task, platform, answeredAt, closedAt } = row;
  return {
    ...presentShort(row, today),
    ...{ version, body, plan, task, platform, answeredAt, closedAt, raisedAt: createdAt },
    from: { ...placeOf(row.from), author },
    to: placeOf(row.to),
    ...mayDo(row, actor),
  };
}

const placeOf = ({ organisation, unit }: Place) => ({ organisation, unit });

export function presentObstacles(
  { items, next, counts, today }: Awaited<ReturnType<typeof listObstacles>>,
  actor: Member,
): v.InferOutput<typeof ObstacleListAnswer> {
  return { items: items.map((one) => presentObstacle(one, actor, today)), next, counts };
}

export function presentOneObstacle(
  { obstacle, replies, links, today }: ObstacleRead,
  actor: Member,
): v.InferOutput<typeof OneObstacleAnswer> {
  return {
    ...presentObstacle(obstacle, actor, today),
    replies: replies.map(({ id, at, kind, body, dueOn, author, organisation }) => ({
      ...{ id, at, kind, body, dueOn, author, organisation },
    })),
    links: links.map((one) => presentShort(one, today)),
  };
}
