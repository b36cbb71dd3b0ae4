import { message } from '@ndp/database/commit';
import type { MemberGrant } from '../permissions.ts';
import { Refusal } from '../refusal.ts';
import { advancePlan, type PlanDraft, type Review } from './advance.ts';
import { stepOf } from './submit.ts';

/** Approves exactly the contents under review; nobody approves what they drafted (two-person rule). */
export function approvePlan(grant: MemberGrant<'plan.approve'>, id: string): ReturnType<typeof advancePlan> {
  return advancePlan(grant, id, {
    action: 'approve',
    check(draft, reviews) {
      if (wroteIt(draft, reviews, grant.actor.person)) throw ownDraft();
    },
    set: (draft) => ({ approvedSha256: draft.sha256 }),
    outgoing: (draft) => [message('plan.approved', stepOf(draft, grant.actor.person))],
  });
}

/** True for the one who drafted a plan or submitted it last, who therefore does not approve it. */
export function wroteIt(draft: PlanDraft, reviews: readonly Review[], person: string): boolean {
  return draft.draftedBy === person || reviews.findLast(({ step }) => step === 'submit')?.reviewer === person;
}

function ownDraft(): Refusal {
  return new Refusal('forbidden', {
    vi: 'Bạn đã soạn hoặc trình kế hoạch này nên không tự duyệt được. Lãnh đạo khác của cơ quan duyệt.',
    en: 'You drafted or submitted this plan, so somebody else must approve it.',
  });
}
