import { type Condition, sql } from '@ndp/database/query';
import { dutiesCalled } from '../duties/names.ts';
import { type Member, PERMISSIONS } from '../permissions.ts';
import { Refusal } from '../refusal.ts';
import { answersFor } from '../tasks/responsible.ts';

const { duties } = PERMISSIONS['obstacle.raise'];

/**
 * Who may say that something stands in the way, in a query that reads `task`, `plan` and `platform` as far as they
 * are meant: bearers of such a duty towards the platform or one of the plan's, the organisation that issued the plan,
 * and of a task whoever is given it. 186 Điều 1, IV.2.c; Điều 2, V.1.b
 */
export function mayRaiseOf(actor: Member, platform: Condition): Condition {
  const borne = actor.duties.flatMap(({ kind, platform: code }) =>
    code !== null && (duties as readonly string[]).includes(kind) ? [code] : [],
  );
  return sql`(coalesce(plan.organisation_id = ${actor.organisation.id}, 0)
    or exists (select 1 from platform b where b.code in (select value from json_each(${JSON.stringify(borne)}))
      and (b.id = ${platform} or b.id in (select pp.platform_id from plan_platform pp where pp.plan_id = plan.id)))
    or (task.id is not null and (${answersFor(actor)})))`;
}

/** Says which duty is missing, and what else would do. */
export function bearsNothingHere(): Refusal {
  const [vi, en] = [dutiesCalled(duties, 'vi'), dutiesCalled(duties, 'en')];
  return new Refusal('forbidden', {
    vi: `Cơ quan, đơn vị của bạn không có trách nhiệm ở đây. Nêu được khi là ${vi} của nền tảng này, là cơ quan ban hành kế hoạch, hoặc từ công việc được giao cho mình.`,
    en: `Your organisation or unit bears no duty here. Those who may: ${en} of this platform, the organisation that issued the plan, and, from a task, whoever is given it.`,
  });
}
