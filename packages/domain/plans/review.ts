import { message } from '@ndp/database/commit';
import type { MemberGrant } from '../permissions.ts';
import { Refusal } from '../refusal.ts';
import { advancePlan } from './advance.ts';
import { assertTurn, isHeadOf } from './review-steps.ts';
import { stepOf } from './submit.ts';

/** The head of the drafting unit has looked at it and passes it on to the leader. permissions: plan.review */
export function reviewPlan(
  grant: MemberGrant<'plan.review'>,
  id: string,
  seen: number,
): ReturnType<typeof advancePlan> {
  return advancePlan(grant, id, {
    action: 'review',
    seen,
    check({ draft }) {
      assertTurn(draft, 'head');
      if (!isHeadOf(grant.actor, draft)) throw new Refusal('forbidden', OTHER_UNIT);
    },
    set: ({ draft }) => ({ step: draft.step + 1 }),
    outgoing: ({ draft }) => [message('plan.submitted', stepOf(draft, grant.actor.person))],
  });
}

const OTHER_UNIT = {
  vi: 'Kế hoạch này của đơn vị khác. Lãnh đạo đơn vị đó xem xét.',
  en: 'This plan is of another unit; its own head reviews it.',
};
