import type { OrganisationKind } from '@ndp/database/schema/programme';
import type { ReviewStep } from '@ndp/database/schema/workspace';
import * as v from 'valibot';
import type { Facts } from '../people/facts.ts';
import type { Member } from '../permissions.ts';
import { Refusal } from '../refusal.ts';
import type { PlanDraft } from './advance.ts';

/** The key under which an organisation keeps its own steps (settings). */
export const REVIEW_SETTING = 'plan_review';

/** Who looks at a plan before it is approved, in order; the leader comes last, for the leader approves. */
export const ReviewSteps = v.pipe(
  v.array(v.picklist(['head', 'leader'])),
  v.minLength(1),
  v.maxLength(2),
  v.check(
    (steps) => steps.at(-1) === 'leader' && new Set(steps).size === steps.length,
    'Bước cuối là lãnh đạo cơ quan duyệt. / The last step is the leader who approves.',
  ),
);

const BY_DEFAULT: Record<OrganisationKind, readonly ReviewStep[]> = {
  ministry: ['head', 'leader'],
  agency: ['head', 'leader'],
  province: ['head', 'leader'],
  // 186 Điều 1, IV.2.c: an enterprise approves its own; how is its own affair, so the fewest steps until it says.
  enterprise: ['leader'],
  association: ['leader'],
  press: ['leader'],
};

/** The steps that a plan submitted now goes through. @param stored what the organisation has set, JSON */
export function stepsFor(kind: OrganisationKind, stored: string | null): ReviewStep[] {
  return stored === null ? [...BY_DEFAULT[kind]] : v.parse(ReviewSteps, JSON.parse(stored));
}

/** Whose turn it is while the plan is in review. */
export function turnOf({ steps, step }: Pick<PlanDraft, 'steps' | 'step'>): ReviewStep {
  return steps?.[step] ?? 'leader';
}

/** A head looks at the plans of their own unit; one without a unit at all. */
export function isHeadOf(actor: Member, { unit }: Pick<PlanDraft, 'unit'>): boolean {
  return actor.role === 'head' && (actor.unit === null || actor.unit.slug === unit);
}

/** Who there is to take the steps of review, as the door finds out. */
export type Staff = Pick<Facts, 'reviewers' | 'alone'>;

/**
 * The steps that nobody in the organisation can take for this plan: a head's without a head of its unit, the leader's
 * without a leader who has no part in it (two-person rule; the single person of an enterprise is excused).
 */
export function vacantIn(
  { unit, draftedBy, authors }: Pick<PlanDraft, 'unit' | 'draftedBy' | 'authors'>,
  kind: OrganisationKind,
  { reviewers, alone }: Staff,
): ReviewStep[] {
  const headed = reviewers.some((one) => one.role === 'head' && (one.unit === null || one.unit === unit));
  const excused = alone && kind === 'enterprise';
  const writers = excused ? [] : [draftedBy, ...authors];
  const led = reviewers.some(({ role, person }) => role === 'leader' && !writers.includes(person));
  return [...(headed ? [] : ['head' as const]), ...(led ? [] : ['leader' as const])];
}

/** True for a leader while the plan waits for a head whom there is no longer: they decide in the head's place. */
export function standsIn(
  actor: Member,
  draft: Pick<PlanDraft, 'unit' | 'draftedBy' | 'authors' | 'steps' | 'step'>,
  staff: Staff,
): boolean {
  if (actor.role !== 'leader' || turnOf(draft) !== 'head') return false;
  return vacantIn(draft, actor.organisation.kind, staff).includes('head');
}

/** Throws Refusal `conflict` while it is another's turn. */
export function assertTurn(draft: PlanDraft, turn: ReviewStep): void {
  if (turnOf(draft) === turn) return;
  const waiting = {
    head: { vi: 'lãnh đạo đơn vị xem xét', en: 'the head of the unit' },
    leader: { vi: 'lãnh đạo cơ quan duyệt', en: 'the leader' },
  }[turnOf(draft)];
  throw new Refusal('conflict', {
    vi: `Kế hoạch đang chờ ${waiting.vi}.`,
    en: `The plan is waiting for ${waiting.en}.`,
  });
}
