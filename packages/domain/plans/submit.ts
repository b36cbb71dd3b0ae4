import { message } from '@ndp/database/commit';
import { bears, type Member, type MemberGrant } from '../permissions.ts';
import { Refusal } from '../refusal.ts';
import { advancePlan, type PlanDraft } from './advance.ts';
import { DRAFTING_DUTIES } from './draft.ts';

/** The message that a step within an organisation was taken, so that those who wait for it are told. */
export interface PlanStep {
  plan: Pick<PlanDraft, 'id' | 'title' | 'draftedBy'>;
  /** Key of the person who took it. */
  by: string;
}

/**
 * Sends a draft to review within the organisation: the focal unit that drafts it submits it to the leadership.
 * 186 Điều 1, IV.1.a.
 */
export function submitPlan(grant: MemberGrant<'plan.draft'>, id: string): ReturnType<typeof advancePlan> {
  const { actor } = grant;
  return advancePlan(grant, id, {
    action: 'submit',
    check(draft) {
      if (!isOurs(draft, actor)) throw new Refusal('forbidden', OTHER_UNIT);
    },
    outgoing: (draft) => [message('plan.submitted', stepOf(draft, actor.person))],
  });
}

export function stepOf({ id, title, draftedBy }: PlanDraft, by: string): PlanStep {
  return { plan: { id, title, draftedBy }, by };
}

/** True when the member's own unit drafts this plan, and bears the drafting duty towards each of its platforms. */
export function isOurs({ unit, platforms }: Pick<PlanDraft, 'unit' | 'platforms'>, actor: Member): boolean {
  return unit === (actor.unit?.slug ?? null) && platforms.every((code) => bears(actor, DRAFTING_DUTIES, code));
}

const OTHER_UNIT = {
  vi: 'Kế hoạch này của đơn vị khác soạn. Đơn vị soạn trình.',
  en: 'Another unit drafted this plan; that unit submits it.',
};
