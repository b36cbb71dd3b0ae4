import { type Condition, sql } from '@ndp/database/query';
import type { DutyKind, ResponsibleDuty } from '@ndp/database/schema/programme';
import type { Member } from '../permissions.ts';

/** Who bears a duty that a task is given to: a promoting unit is focal unit of both sides. 186 Điều 1, III.2.b */
export const BEARERS: Record<ResponsibleDuty, readonly DutyKind[]> = {
  core_enterprise: ['core_enterprise'],
  owner_focal: ['owner_focal', 'promoting'],
  mic_focal: ['mic_focal', 'promoting'],
};

/**
 * Whether a task is this member's to carry out, in a query that reads `task` and `plan`: given to their unit, or to
 * their organisation where it names no unit, or to all that bear a duty of theirs; where it names nobody, it is the
 * drafting unit's.
 */
export function answersFor(actor: Member): Condition {
  const { unit, organisation } = actor;
  return sql`case
    when task.responsible_duty is not null then ${bearsItsDuty(actor)}
    when task.responsible_unit_id is not null then task.responsible_unit_id = ${unit?.id ?? ''}
    when task.responsible_organisation_id is not null then task.responsible_organisation_id = ${organisation.id}
    when plan.unit_id is not null then plan.unit_id = ${unit?.id ?? ''}
    else plan.organisation_id = ${organisation.id} end`;
}

/** What concerns this member: their unit's tasks; of whoever has no unit (a leader), all of the organisation's. */
export function concerns(actor: Member): Condition {
  if (actor.unit !== null) return answersFor(actor);
  return sql`case
    when task.responsible_duty is not null then ${bearsItsDuty(actor)}
    else coalesce(task.responsible_organisation_id, plan.organisation_id) = ${actor.organisation.id} end`;
}

function bearsItsDuty({ duties }: Member): Condition {
  const borne = (Object.keys(BEARERS) as ResponsibleDuty[]).flatMap((duty) =>
    duties.flatMap(({ kind, platform }) => (platform && BEARERS[duty].includes(kind) ? [`${duty} ${platform}`] : [])),
  );
  return sql`exists (select 1 from plan_platform pp join platform f on f.id = pp.platform_id
    where pp.plan_id = task.plan_id
      and task.responsible_duty || ' ' || f.code in (select value from json_each(${JSON.stringify(borne)})))`;
}
