import type { MemberGrant } from '../permissions.ts';
import { advancePlan, type PlanDraft } from './advance.ts';

/** Sends a draft to review within the organisation. 186 Điều 1, IV.1.a: the focal unit submits to the leadership. */
export function submitPlan(grant: MemberGrant<'plan.draft'>, id: string): Promise<PlanDraft> {
  return advancePlan(grant, id, { action: 'submit' });
}
