import { type Condition, eq, or, sql } from '@ndp/database/query';
import * as p from '@ndp/database/schema/programme';
import { authorName } from '../people/author-name.ts';
import type { Member } from '../permissions.ts';
import { planVisibleTo } from '../plans/read.ts';

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

/** What is read of an obstacle by a query of `obstacle` and, joined from the left, `plan`. */
export const obstacleColumns = {
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
  plan: sql`(select json_object('id', l.id, 'title', l.title) from plan l where l.id = obstacle.plan_id)`
    .mapWith(parsed<{ id: string; title: string }>)
    .as('of_plan'),
  task: sql`(select json_object('id', t.id, 'title', t.title) from task t where t.id = obstacle.task_id)`
    .mapWith(parsed<{ id: string; title: string }>)
    .as('of_task'),
  platform: sql`(select json_object('code', f.code, 'slug', f.slug) from platform f where f.id = obstacle.platform_id)`
    .mapWith(parsed<{ code: string; slug: string }>)
    .as('of_platform'),
};

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
