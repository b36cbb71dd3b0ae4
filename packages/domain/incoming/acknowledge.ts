import { guarded, repeated } from '@ndp/database/commit';
import { DatabaseFailure } from '@ndp/database/failure';
import { and, eq, isNull } from '@ndp/database/query';
import { planDelivery } from '@ndp/database/schema/programme';
import * as v from 'valibot';
import { notify } from '../notifications/notify.ts';
import { commitAs } from '../people/record.ts';
import type { MemberGrant } from '../permissions.ts';
import { issuedPage } from '../plans/page.ts';
import { Refusal } from '../refusal.ts';
import { writtenText } from '../text.ts';
import { assertSeen } from '../version.ts';
import { type Arrival, findArrival } from './find.ts';

export const Acknowledgement = v.strictObject({ note: v.optional(v.nullable(writtenText(1000)), null) });
export type Acknowledgement = v.InferOutput<typeof Acknowledgement>;

/**
 * Confirms to the sender that the organisation has the plan; who drafted it is told, if still there. Once an entry.
 * Throws Refusal `not_found`, `precondition_failed`, `conflict`.
 * @param seen the version of the entry that it is made upon
 */
export async function acknowledgeIncoming(
  grant: MemberGrant<'plan.acknowledge'>,
  id: string,
  seen: number,
  { note }: Acknowledgement,
): Promise<Arrival> {
  const { actor, programme } = grant;
  const attempt = async () => {
    const { arrival, drafter, here, head } = await findArrival(grant, id);
    const { delivery, plan, from } = arrival;
    assertSeen(seen, delivery.version);
    if (delivery.acknowledgedAt !== null) throw new Refusal('conflict', ACKNOWLEDGED);
    const now = new Date().toISOString();
    const change = {
      version: delivery.version + 1,
      openedAt: delivery.openedAt ?? now,
      openedBy: delivery.openedBy ?? actor.person,
      acknowledgedAt: now,
      acknowledgedBy: actor.person,
      note,
    };
    const told = drafter
      ? notify(programme, {
          person: drafter,
          organisation: plan.organisationId,
          kind: 'plan_acknowledged',
          params: { plan: plan.title, by: here.by, organisation: here.nameVi, organisationEn: here.nameEn },
          href: issuedPage(from.slug, plan.id),
        })
      : [];
    const after = { plan: plan.id, planVersion: delivery.planVersion, acknowledgedAt: now, note };
    await commitAs(grant, head, { subject: `delivery:${id}`, before: { acknowledgedAt: null }, after }, [
      programme.db
        .update(planDelivery)
        .set(change)
        .where(and(eq(planDelivery.id, id), isNull(planDelivery.acknowledgedAt))),
      guarded(),
      ...told,
    ]);
    return { ...arrival, delivery: { ...delivery, ...change }, acknowledgedByName: here.by };
  };
  return repeated(attempt).catch((error) => {
    if (error instanceof DatabaseFailure && error.reason === 'changed') assertSeen(seen, -1);
    throw error;
  });
}

const ACKNOWLEDGED = {
  vi: 'Cơ quan của bạn đã xác nhận nhận văn bản này. Tải lại trang để xem ai đã xác nhận.',
  en: 'Your organisation has acknowledged this already. Reload the page to see who did.',
};
