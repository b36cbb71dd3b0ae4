import type { Statement } from '@ndp/database/handle';
import { eq } from '@ndp/database/query';
import { type Delivery, received } from '@ndp/database/relay';
import { organisation } from '@ndp/database/schema/programme';
import { PERMISSIONS, type SystemGrant } from '../permissions.ts';
import type { PlanCommented } from '../plans/comment.ts';
import { planPage } from '../plans/page.ts';
import { dayInVietnam } from '../time.ts';
import { notify } from './notify.ts';
import { namesOf } from './receive-plan-step.ts';
import { memberReceivers } from './receivers.ts';

/** Somebody was named or answered in a comment: told are those of them who may read the organisation's drafts today. */
export async function receivePlanComment(
  { programme }: SystemGrant<'relay.workspace'>,
  delivery: Delivery,
  sender: string,
): Promise<void> {
  const { plan, by, byName, excerpt, to } = delivery.payload as PlanCommented;
  const { db } = programme;
  const [members, own] = await programme.read(
    memberReceivers(db, [sender], PERMISSIONS['plan.draft.read'].roles, dayInVietnam()),
    db.select().from(organisation).where(eq(organisation.slug, sender)),
  );
  const params = { plan: plan.title, by: byName, excerpt, ...namesOf(own[0], sender) };
  // Somebody with two seats here is told once.
  const told = new Map(members.filter(({ key }) => to.includes(key) && key !== by).map((one) => [one.key, one]));
  await programme.write([
    received(delivery, sender),
    ...[...told.values()].flatMap(({ person, organisationId }): Statement[] =>
      notify(programme, {
        person,
        organisation: organisationId,
        kind: 'plan_comment',
        params,
        href: planPage(sender, plan.id),
      }),
    ),
  ]);
}
