import { message } from '@ndp/database/commit';
import type { Member, MemberGrant } from '../permissions.ts';
import { Refusal } from '../refusal.ts';
import { advancePlan, type PlanDraft, type Review } from './advance.ts';
import { stepOf } from './submit.ts';

/** Approves exactly the contents under review; nobody approves what they drafted (two-person rule). */
export function approvePlan(grant: MemberGrant<'plan.approve'>, id: string): ReturnType<typeof advancePlan> {
  return advancePlan(grant, id, {
    action: 'approve',
    check(draft, reviews) {
      if (wroteIt(draft, reviews, grant.actor)) throw ownDraft();
    },
    set: (draft) => ({ approvedSha256: draft.sha256 }),
    outgoing: (draft) => [message('plan.approved', stepOf(draft, grant.actor.person))],
  });
}

/** True for the one who drafted a plan or submitted it last, who therefore does not approve it. */
export function wroteIt(draft: PlanDraft, reviews: readonly Review[], actor: Writer): boolean {
  return (
    isOf(actor, draft.draftedBy) || isOf(actor, reviews.findLast(({ step }) => step === 'submit')?.reviewer ?? null)
  );
}

type Writer = Pick<Member, 'person' | 'machines'>;

/** True for what this person did, by themselves or by an API token that they made. */
export function isOf({ person, machines }: Writer, writer: string | null): boolean {
  return writer !== null && (writer === person || machines.includes(writer));
}

function ownDraft(): Refusal {
  return new Refusal('forbidden', {
    vi: 'Bạn (hoặc mã truy cập bạn tạo) đã soạn hoặc trình kế hoạch này nên không tự duyệt được. Lãnh đạo khác của cơ quan duyệt.',
    en: 'You, or an API token you made, drafted or submitted this plan, so somebody else must approve it.',
  });
}
