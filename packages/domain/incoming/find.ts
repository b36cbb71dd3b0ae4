import { auditHead, headOf } from '@ndp/database/audit';
import type { ReadHandle } from '@ndp/database/handle';
import { and, eq, sql } from '@ndp/database/query';
import * as p from '@ndp/database/schema/programme';
import { receivers } from '../notifications/receivers.ts';
import { MACHINE } from '../people/ask-people.ts';
import type { MemberGrant } from '../permissions.ts';
import { acknowledgedByName } from '../plans/deliveries.ts';
import { notFound } from '../refusal.ts';
import { dayInVietnam } from '../time.ts';

/** The query for entries of the incoming registers, each with its plan, its version and who sent it. */
export function arrivals(db: ReadHandle['db']) {
  return db
    .select({
      delivery: p.planDelivery,
      plan: p.plan,
      decision: { number: p.planVersion.decisionNumber, date: p.planVersion.decisionDate },
      title: p.planVersion.title,
      historical: p.planVersion.historical,
      from: {
        slug: p.organisation.slug,
        nameVi: p.organisation.nameVi,
        nameEn: p.organisation.nameEn,
        shortVi: p.organisation.shortVi,
        shortEn: p.organisation.shortEn,
      },
      acknowledgedByName: acknowledgedByName.as('acknowledged_by_name'),
    })
    .from(p.planDelivery)
    .innerJoin(p.plan, eq(p.plan.id, p.planDelivery.planId))
    .innerJoin(
      p.planVersion,
      and(eq(p.planVersion.planId, p.planDelivery.planId), eq(p.planVersion.number, p.planDelivery.planVersion)),
    )
    .innerJoin(p.organisation, eq(p.organisation.id, p.plan.organisationId));
}
export type Arrival = Awaited<ReturnType<typeof arrivals>>[number];

/**
 * One entry of one's own organisation's register, with what acting on it needs: who drafted the plan and is still
 * there to be told, one's own organisation and name; one round trip. Throws Refusal `not_found`.
 */
export async function findArrival({ actor, programme }: MemberGrant<'plan.acknowledge'>, id: string) {
  const { db } = programme;
  const { organisation, person } = actor;
  const drafter = sql`person.key = (select coalesce((select d.key from person d where d.key = v.drafted_by), v.issued_by)
      from plan_delivery a join plan_version v on v.plan_id = a.plan_id and v.number = a.plan_version where a.id = ${id})
    and exists (select 1 from membership m join plan s on s.organisation_id = m.organisation_id
      join plan_delivery a on a.plan_id = s.id where a.id = ${id} and m.person_id = person.id
      and coalesce(m.valid_to, '9') > ${dayInVietnam()})`;
  const [found, told, own, heads] = await programme.read(
    arrivals(db).where(and(eq(p.planDelivery.id, id), eq(p.planDelivery.organisationId, organisation.id))),
    receivers(db, drafter),
    db
      .select({
        nameVi: p.organisation.nameVi,
        nameEn: p.organisation.nameEn,
        by: sql<string>`coalesce((select r.name from person r where r.key = ${person}),
          (select api_token.name from api_token where ${MACHINE} = ${person}), ${person})`,
      })
      .from(p.organisation)
      .where(eq(p.organisation.id, organisation.id)),
    auditHead(programme),
  );
  const [arrival] = found;
  const [here] = own;
  if (!arrival || !here) throw notFound();
  return { arrival, drafter: told[0], here, head: headOf(heads) };
}
