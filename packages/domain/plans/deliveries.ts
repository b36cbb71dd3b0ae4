import { type Condition, eq, sql } from '@ndp/database/query';
import * as p from '@ndp/database/schema/programme';
import { MACHINE } from '../people/ask-people.ts';
import { bears, type MemberGrant } from '../permissions.ts';

/** The name of whoever acknowledged: a person, or one of the recipient's API tokens. */
export const acknowledgedByName = sql<string | null>`coalesce(
  (select r.name from person r where r.key = ${p.planDelivery.acknowledgedBy}),
  (select ${p.apiToken.name} from ${p.apiToken} where ${MACHINE} = ${p.planDelivery.acknowledgedBy}),
  ${p.planDelivery.acknowledgedBy})`;

/**
 * The query for whom a version of a plan reached. Its sender, the coordinator and overseers of its platforms follow
 * every recipient; a recipient knows of itself alone.
 */
export function deliveriesOf({ actor, programme }: MemberGrant<'plan.read'>, plan: string, version: Condition) {
  const overseen = actor.duties.flatMap(({ platform, kind }) => (platform && kind === 'overseer' ? [platform] : []));
  const mine = actor.organisation.id;
  const followsAll = bears(actor, ['coordinator'], null)
    ? sql`1 = 1`
    : sql`exists (select 1 from plan s where s.id = ${plan} and s.organisation_id = ${mine})
      or exists (select 1 from plan_platform pp join platform f on f.id = pp.platform_id
        where pp.plan_id = ${plan} and f.code in (select value from json_each(${JSON.stringify(overseen)})))`;
  return programme.db
    .select({
      delivery: p.planDelivery,
      organisation: {
        slug: p.organisation.slug,
        shortVi: p.organisation.shortVi,
        shortEn: p.organisation.shortEn,
      },
      acknowledgedByName: acknowledgedByName.as('acknowledged_by_name'),
    })
    .from(p.planDelivery)
    .innerJoin(p.organisation, eq(p.organisation.id, p.planDelivery.organisationId))
    .where(
      sql`${p.planDelivery.planId} = ${plan} and ${p.planDelivery.planVersion} = ${version}
        and (${p.planDelivery.organisationId} = ${mine} or ${followsAll})`,
    )
    .orderBy(p.organisation.slug);
}
export type PlanDelivered = Awaited<ReturnType<typeof deliveriesOf>>[number];
