import { message } from '@ndp/database/commit';
import type { Member, MemberGrant } from '../permissions.ts';
import { Refusal } from '../refusal.ts';
import { advancePlan, type PlanDraft, type Review } from './advance.ts';
import { assertTurn, type Staff, standsIn } from './review-steps.ts';
import { stepOf } from './submit.ts';

/**
 * Approves exactly the contents under review; nobody approves what they drafted (two-person rule), except the one
 * single person of an enterprise, where the trail says so (permissions.md). Where the plan waits for a head whom there
 * is no longer, the leader decides in their place, and the trail says that too.
 */
export function approvePlan(
  grant: MemberGrant<'plan.approve'>,
  id: string,
  seen: number,
  staff: Staff,
): ReturnType<typeof advancePlan> {
  const { actor } = grant;
  const excused = staff.alone && actor.organisation.kind === 'enterprise';
  return advancePlan(grant, id, {
    action: 'approve',
    seen,
    check({ draft, reviews }) {
      if (!standsIn(actor, draft, staff)) assertTurn(draft, 'leader');
      if (wroteIt(draft, reviews, actor) && !excused) throw ownDraft();
    },
    set: ({ draft }) => ({ approvedSha256: draft.sha256, step: Math.max(0, (draft.steps?.length ?? 1) - 1) }),
    record({ draft, reviews }) {
      const onlyMember = wroteIt(draft, reviews, actor) && { onlyMember: true };
      const passed = standsIn(actor, draft, staff) && { vacant: ['head'] };
      return onlyMember || passed ? { detail: { ...onlyMember, ...passed } } : {};
    },
    outgoing: ({ draft }) => [message('plan.approved', stepOf(draft, actor.person))],
  });
}

/** True for whoever wrote in a plan or submitted it last, who therefore does not approve it. */
export function wroteIt(
  draft: Pick<PlanDraft, 'draftedBy' | 'authors'>,
  reviews: readonly Pick<Review, 'step' | 'reviewer'>[],
  actor: Writer,
): boolean {
  const submitted = reviews.findLast(({ step }) => step === 'submit')?.reviewer ?? null;
  return [draft.draftedBy, submitted, ...draft.authors].some((writer) => isOf(actor, writer));
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
