import { sql } from '@ndp/database/query';
import * as p from '@ndp/database/schema/programme';
import { mayRaiseOf } from '../obstacles/may-raise.ts';
import { type Member, may } from '../permissions.ts';
import { answersFor } from './responsible.ts';
import { isBlocked, isUnanswered, type Standing, standingOf } from './standing.ts';

/** Whom a task is for, as people read it; one of `organisation` and `duty` is null. */
export interface TaskParty {
  organisation: { slug: string; short: string } | null;
  unit: { slug: string; name: string } | null;
  duty: string | null;
}

/** A result that a task is done against: its own, or one of its whole month. */
export interface TaskResult {
  id: string;
  text: string;
  metAt: string | null;
  metNote: string | null;
  own: boolean;
}

const json = <T>(found: string): T => JSON.parse(found);
const yes = (found: number) => found === 1;

const party = (organisation: string, unit: string) =>
  `'organisation', json(case when ${organisation}.id is null then null
    else json_object('slug', ${organisation}.slug, 'short', ${organisation}.short_vi) end),
  'unit', json(case when ${unit}.id is null then null else json_object('slug', ${unit}.slug, 'name', ${unit}.name_vi) end)`;

const responsible = sql`(select json_object(${sql.raw(party('o', 'u'))}, 'duty', task.responsible_duty)
  from (select 1) left join organisation o on o.id = task.responsible_organisation_id
  left join unit u on u.id = task.responsible_unit_id)`;
const cooperating = sql`(select json_group_array(json_object(${sql.raw(party('o', 'u'))}, 'duty', j.value ->> 'duty'))
  from json_each(task.cooperating) j left join organisation o on o.slug = j.value ->> 'organisation'
  left join unit u on u.slug = j.value ->> 'unit' and u.organisation_id = o.id)`;
/** The same rule as contents.ts, resultsOf. */
const results = sql`(select json_group_array(json_object('id', r.id, 'text', r.text, 'metAt', r.met_at,
    'metNote', r.met_note, 'own', json(case when r.tasks = '[]' then 'false' else 'true' end)))
  from (select * from expected_result e where e.plan_id = task.plan_id and e.month = task.month and e.dropped = 0
    and (e.tasks = '[]' or exists (select 1 from json_each(e.tasks) k where k.value = task.key))
    order by e.position) r)`;
const openObstacles = sql<number>`(select count(*) from obstacle b where b.task_id = task.id and b.state = 'open')`;

/** What is read of a task by a query of `task`, `plan` and the `organisation` that issued it. */
export function taskColumns(actor: Member, today: string) {
  return {
    id: p.task.id,
    version: p.task.version,
    month: p.task.month,
    position: p.task.position,
    title: p.task.title,
    startsOn: p.task.startsOn,
    dueOn: p.task.dueOn,
    state: p.task.state,
    progress: p.task.progress,
    plan: { id: p.plan.id, title: p.plan.title, kind: p.plan.kind, year: p.plan.year },
    issuer: { slug: p.organisation.slug, short: p.organisation.shortVi },
    responsible: responsible.mapWith(json<TaskParty>).as('responsible'),
    cooperating: cooperating.mapWith(json<TaskParty[]>).as('cooperating'),
    results: results.mapWith(json<TaskResult[]>).as('results'),
    openObstacles: openObstacles.as('open_obstacles'),
    blocked: isBlocked.mapWith(yes).as('blocked'),
    unanswered: isUnanswered(today).mapWith(yes).as('unanswered'),
    ours: answersFor(actor).mapWith(yes).as('ours'),
    raises: mayRaiseOf(actor, sql`null`).mapWith(yes).as('raises'),
    /** Of the version of its plan that counts now. */
    current: sql`task.plan_version = plan.current_version`.mapWith(yes).as('current'),
  };
}

/** One row of those columns. */
export interface TaskRow {
  id: string;
  version: number;
  month: number;
  position: number;
  title: string;
  startsOn: string | null;
  dueOn: string | null;
  state: p.TaskState;
  progress: number;
  plan: Pick<typeof p.plan.$inferSelect, 'id' | 'title' | 'kind' | 'year'>;
  issuer: { slug: string; short: string };
  responsible: TaskParty;
  cooperating: TaskParty[];
  results: TaskResult[];
  openObstacles: number;
  blocked: boolean;
  unanswered: boolean;
  ours: boolean;
  raises: boolean;
  current: boolean;
}

export interface TaskFound extends TaskRow {
  dueOn: string;
  standing: Standing;
  mayProgress: boolean;
  mayRaise: boolean;
}

/** A task as it stands today for this member. */
export function taskSeen(row: TaskRow, actor: Member, today: string): TaskFound {
  const { dueOn } = row;
  if (dueOn === null) throw new Error(`task ${row.id} has no due date`);
  const going = row.current && row.state !== 'dropped';
  const mayProgress = row.ours && going && may(actor, 'task.progress');
  const mayRaise = row.raises && row.state !== 'dropped' && may(actor, 'obstacle.raise');
  return { ...row, dueOn, standing: standingOf({ ...row, dueOn }, today), mayProgress, mayRaise };
}
