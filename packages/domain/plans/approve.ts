import type { MemberGrant } from '../permissions.ts';
import { Refusal } from '../refusal.ts';
import { advancePlan, type PlanDraft } from './advance.ts';

/** Approves exactly the contents under review; nobody approves what they drafted (two-person rule). */
export function approvePlan(grant: MemberGrant<'plan.approve'>, id: string): Promise<PlanDraft> {
  return advancePlan(grant, id, {
    action: 'approve',
    check(draft, reviews) {
      const submitted = reviews.findLast(({ step }) => step === 'submit')?.reviewer;
      if (draft.draftedBy === grant.actor.person || submitted === grant.actor.person) throw ownDraft();
    },
    set: (draft) => ({ approvedSha256: draft.sha256 }),
  });
}

function ownDraft(): Refusal {
  return new Refusal('forbidden', {
    vi: 'Bạn đã soạn hoặc trình kế hoạch này nên không tự duyệt được. Lãnh đạo khác của cơ quan duyệt.',
    en: 'You drafted or submitted this plan, so somebody else must approve it.',
  });
}
