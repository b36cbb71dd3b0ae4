import { guarded, repeated } from '@ndp/database/commit';
import { DatabaseFailure } from '@ndp/database/failure';
import { and, eq, isNull } from '@ndp/database/query';
import { planDelivery } from '@ndp/database/schema/programme';
import { commitAs } from '../people/record.ts';
import type { MemberGrant } from '../permissions.ts';
import { type Arrival, findArrival } from './find.ts';

/**
 * Notes who of the organisation opened a received plan first, and when; again changes nothing. Its version stays, so
 * that a colleague who has the entry before them can still acknowledge it. Throws Refusal `not_found`.
 */
export async function openIncoming(grant: MemberGrant<'plan.acknowledge'>, id: string): Promise<Arrival> {
  const { actor, programme } = grant;
  const attempt = async () => {
    const { arrival, head } = await findArrival(grant, id);
    const { delivery } = arrival;
    if (delivery.openedAt !== null) return arrival;
    const opened = { openedAt: new Date().toISOString(), openedBy: actor.person };
    await commitAs(grant, head, { subject: `delivery:${id}`, before: { openedAt: null }, after: opened }, [
      programme.db
        .update(planDelivery)
        .set(opened)
        .where(and(eq(planDelivery.id, id), isNull(planDelivery.openedAt))),
      guarded(),
    ]);
    return { ...arrival, delivery: { ...delivery, ...opened } };
  };
  return repeated(attempt).catch((error) => {
    // A colleague opened it in the same moment.
    if (error instanceof DatabaseFailure && error.reason === 'changed') return repeated(attempt);
    throw error;
  });
}
