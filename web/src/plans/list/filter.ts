import type { PlanRow } from '../../api/types.ts';
import type { IssuedFilter, IssuedRow } from '../queries.ts';

export const STATES = ['draft', 'in_review', 'returned', 'approved', 'issued', 'superseded'] as const;
export const KINDS = [
  'mic',
  'owner',
  'merged',
  'enterprise',
  'sector',
  'local',
] as const satisfies readonly IssuedRow['kind'][];

/** What the lists are narrowed to, as it stands in the address. */
export interface PlanFilter {
  muc?: 'ban-hanh';
  state?: (typeof STATES)[number];
  year?: string;
  kind?: IssuedRow['kind'];
  q?: string;
}

/** The filter in an address; whatever is not one of its values is left out. */
export function filterFrom(search: Record<string, unknown>): PlanFilter {
  const { muc, year, q } = search;
  const state = STATES.find((one) => one === search.state);
  const kind = KINDS.find((one) => one === search.kind);
  return {
    ...(muc === 'ban-hanh' && { muc }),
    ...(state && { state }),
    ...(typeof year === 'string' && /^\d{4}$/.test(year) && { year }),
    ...(kind && { kind }),
    ...(typeof q === 'string' && q !== '' && { q }),
  };
}

/** What of the filter the list of issued plans is asked with. */
export function issuedFilter({ year, kind, q }: PlanFilter): IssuedFilter {
  return { ...(year && { year }), ...(kind && { kind }), ...(q && { q }) };
}

/** Drafts that match, those that wait for this member apart. */
export function drafts(items: readonly PlanRow[], { state, year, kind }: PlanFilter) {
  const matching = items.filter(
    (plan) =>
      (!state || plan.state === state) && (!year || plan.year === Number(year)) && (!kind || plan.kind === kind),
  );
  return {
    waiting: matching.filter(awaits),
    rest: matching.filter((plan) => !awaits(plan)),
  };
}

/** Whether the next step with a plan is this member's: to pass on, approve, issue, or put right what was returned. */
export function awaits({ mayReview, mayApprove, mayIssue, mayEdit, state }: PlanRow): boolean {
  return mayReview || mayApprove || (mayIssue && state === 'approved') || (mayEdit && state === 'returned');
}
