import { type Condition, eq, or, sql } from '@ndp/database/query';
import * as p from '@ndp/database/schema/programme';
import { authorName } from '../people/author-name.ts';
import type { Member } from '../permissions.ts';
import { lastVisible, planVisibleTo } from '../plans/read.ts';

/** An organisation, or one unit of it. */
export interface Place {
  organisation: { slug: string; short: string };
  unit: { slug: string; name: string } | null;
}

/**
 * Who sees an obstacle: the organisations between which it stands, and those who see its plan. For a query that reads
 * `obstacle` and, joined from the left, `plan`.
 */
export function obstacleVisibleTo(actor: Member): Condition {
  const mine = actor.organisation.id;
  return or(
    eq(p.obstacle.organisationId, mine),
    eq(p.obstacle.toOrganisationId, mine),
    planVisibleTo(actor),
  ) as Condition;
}

const place = (organisation: string, unit: string) =>
  sql`(select json_object('organisation', json_object('slug', o.slug, 'short', o.short_vi),
      'unit', json(case when u.id is null then null else json_object('slug', u.slug, 'name', u.name_vi) end))
    from organisation o left join unit u on u.id = ${sql.raw(unit)} where o.id = ${sql.raw(organisation)})`.mapWith(
    (found: string): Place => JSON.parse(found),
  );

const parsed = <T>(found: string): T => JSON.parse(found);

/** The version that was in force when the obstacle was raised. */
const ofThen = sql`(select max(o.number) from plan_version o where o.plan_id = obstacle.plan_id
  and o.issued_at <= obstacle.created_at)`;

/** What a version calls the obstacle's task `t`; null where it has none such. */
const taskIn = (version: Condition) => sql`(select k.value ->> '$.title' from plan_version o,
  json_each(o.contents, '$.months') m, json_each(m.value, '$.tasks') k
  where o.plan_id = obstacle.plan_id and o.number = ${version} and k.value ->> '$.key' = t.key)`;

/**
 * The plan and the task as they are called now for those who see the plan; otherwise by the last version that the
 * member may read, and where there is none by that in force when the obstacle was raised.
 */
function calledFor(actor: Member) {
  const seen = sql`(${planVisibleTo(actor)})`;
  const kept = sql`coalesce(${lastVisible(actor, sql`obstacle.plan_id`)}, ${ofThen})`;
  const planTitle = sql`case when ${seen} then plan.title else (select coalesce(o.title, plan.title) from plan_version o
    where o.plan_id = obstacle.plan_id and o.number = ${kept}) end`;
  const taskTitle = sql`case when ${seen} then t.title else coalesce(${taskIn(kept)}, ${taskIn(ofThen)}) end`;
  return {
    plan: sql`(select json_object('id', f.id, 'title', f.title) from (select plan.id, ${planTitle} title) f
      where f.title is not null)`
      .mapWith(parsed<{ id: string; title: string }>)
      .as('of_plan'),
    task: sql`(select json_object('id', f.id, 'title', f.title) from (select t.id, ${taskTitle} title from task t
      where t.id = obstacle.task_id) f where f.title is not null)`
      .mapWith(parsed<{ id: string; title: string }>)
      .as('of_task'),
  };
}

/** What this member reads of an obstacle by a query of `obstacle` and, joined from the left, `plan`. */
export const obstacleColumns = (actor: Member) => ({
  id: p.obstacle.id,
  version: p.obstacle.version,
  createdAt: p.obstacle.createdAt,
  kind: p.obstacle.kind,
  title: p.obstacle.title,
  body: p.obstacle.body,
  state: p.obstacle.state,
  dueOn: p.obstacle.dueOn,
  blocks: p.obstacle.blocks,
  answeredAt: p.obstacle.answeredAt,
  closedAt: p.obstacle.closedAt,
  organisationId: p.obstacle.organisationId,
  unitId: p.obstacle.unitId,
  toOrganisationId: p.obstacle.toOrganisationId,
  toUnitId: p.obstacle.toUnitId,
  planOwner: sql<string | null>`${p.plan.organisationId}`.as('plan_owner'),
  planYear: sql<number | null>`${p.plan.year}`.as('plan_year'),
  author: authorName('obstacle.author').as('author_name'),
  from: place('obstacle.organisation_id', 'obstacle.unit_id').as('from_place'),
  to: place('obstacle.to_organisation_id', 'obstacle.to_unit_id').as('to_place'),
  ...calledFor(actor),
  platform: sql`(select json_object('code', f.code, 'slug', f.slug) from platform f where f.id = obstacle.platform_id)`
    .mapWith(parsed<{ code: string; slug: string }>)
    .as('of_platform'),
});

export interface ObstacleRow {
  id: string;
  version: number;
  createdAt: string;
  kind: 'obstacle' | 'policy';
  title: string;
  body: string;
  state: p.ObstacleState;
  dueOn: string;
  blocks: boolean;
  answeredAt: string | null;
  closedAt: string | null;
  organisationId: string;
  unitId: string | null;
  toOrganisationId: string;
  toUnitId: string | null;
  planOwner: string | null;
  planYear: number | null;
  author: string;
  from: Place;
  to: Place;
  plan: { id: string; title: string } | null;
  task: { id: string; title: string } | null;
  platform: { code: string; slug: string } | null;
}
