import type { PlanState } from '@ndp/database/schema/workspace';
import { Refusal } from '../refusal.ts';

export type PlanAction = 'submit' | 'review' | 'approve' | 'return' | 'issue';

/** The plan's life: draft → in_review → approved → issued → superseded, with `returned` from review. */
const NEXT: Record<PlanAction, { from: readonly PlanState[]; to: PlanState }> = {
  submit: { from: ['draft', 'returned'], to: 'in_review' },
  review: { from: ['in_review'], to: 'in_review' },
  approve: { from: ['in_review'], to: 'approved' },
  return: { from: ['in_review', 'approved'], to: 'returned' },
  issue: { from: ['approved'], to: 'issued' },
};

const NAMES: Record<PlanState, string> = {
  draft: 'Nháp',
  in_review: 'Chờ duyệt',
  returned: 'Trả lại',
  approved: 'Đã duyệt',
  issued: 'Đã ban hành',
  superseded: 'Đã thay thế',
};

/** The state an action leads to. Throws Refusal `conflict` where the plan is not in a state that allows it. */
export function after(action: PlanAction, state: PlanState): PlanState {
  const { from, to } = NEXT[action];
  if (from.includes(state)) return to;
  throw new Refusal('conflict', {
    vi: `Kế hoạch đang ở trạng thái “${NAMES[state]}”, không làm được bước này. Tải lại trang để xem trạng thái mới.`,
    en: `The plan is "${state}", which does not allow "${action}". Reload to see its present state.`,
  });
}

export function may(action: PlanAction, state: PlanState): boolean {
  return NEXT[action].from.includes(state);
}
