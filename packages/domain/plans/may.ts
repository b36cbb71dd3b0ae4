import { may as holdsPermission, type Member } from '../permissions.ts';
import type { PlanDraft } from './advance.ts';
import { isOf, wroteIt } from './approve.ts';
import { isDiscardable } from './discard.ts';
import { isHeadOf, type Staff, standsIn, turnOf } from './review-steps.ts';
import { may } from './state.ts';
import { isOurs } from './submit.ts';

type Draft = Pick<
  PlanDraft,
  'state' | 'unit' | 'platforms' | 'kind' | 'template' | 'draftedBy' | 'authors' | 'step' | 'steps'
>;

/** What of a draft's review trail says who may do what next. */
export interface Trail {
  /** Who submitted it last. */
  submittedBy: string | null;
  everApproved: boolean;
}

/** Where nothing is asked that depends on it. */
export const NO_TRAIL: Trail = { submittedBy: null, everApproved: false };

/** Where nothing is asked of who reviews. */
const NO_STAFF: Staff = { reviewers: [{ person: '', role: 'head', unit: null }], alone: false };

/** What this member can do next with a draft of their organisation. */
export function mayDo(draft: Draft, { submittedBy, everApproved }: Trail, actor: Member, staff: Staff = NO_STAFF) {
  const { state } = draft;
  const ours = holdsPermission(actor, 'plan.draft') && isOurs(draft, actor);
  const instead = standsIn(actor, draft, staff);
  const turn = turnOf(draft);
  const reviews = submittedBy === null ? [] : [{ step: 'submit' as const, reviewer: submittedBy }];
  const heads = holdsPermission(actor, 'plan.review') && isHeadOf(actor, draft);
  const leads = holdsPermission(actor, 'plan.approve');
  return {
    mayEdit: ours && ['draft', 'returned', 'in_review', 'approved'].includes(state),
    /** Editing takes it back from review. */
    editReopens: state === 'in_review' || state === 'approved',
    maySubmit: may('submit', state) && ours,
    mayReview: may('review', state) && turn === 'head' && heads,
    mayApprove: may('approve', state) && (turn === 'leader' || instead) && leads && !wroteIt(draft, reviews, actor),
    mayReturn: may('return', state) && (turn === 'head' && state === 'in_review' && !instead ? heads : leads),
    mayIssue: may('issue', state) && holdsPermission(actor, 'plan.issue'),
    mayAmend: state === 'issued' && ours,
    mayDiscard: ours && isDiscardable(draft, everApproved),
    mayComment: holdsPermission(actor, 'plan.comment'),
  };
}

/** Whether this member wrote, submitted or belongs to the unit of a draft: it is theirs to wait for. */
export function awaits(draft: Draft, submittedBy: string | null, actor: Member): boolean {
  const { unit, draftedBy } = draft;
  return isOf(actor, draftedBy) || isOf(actor, submittedBy) || (unit !== null && unit === actor.unit?.slug);
}
