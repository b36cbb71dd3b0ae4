import { type AuditHead, auditHead, headOf } from '@ndp/database/audit';
import { commit, guarded, type Message, repeated } from '@ndp/database/commit';
import { DatabaseFailure } from '@ndp/database/failure';
import type { Statement } from '@ndp/database/handle';
import { newId } from '@ndp/database/ids';
import { and, asc, eq } from '@ndp/database/query';
import { outbox } from '@ndp/database/schema/plumbing';
import { planDraft, planSection, review, setting } from '@ndp/database/schema/workspace';
import type { MemberGrant } from '../permissions.ts';
import { notFound, Refusal } from '../refusal.ts';
import { assertSeen } from '../version.ts';
import { type EarlierVersion, earlierVersions, openAmendment } from './amend.ts';
import type { PlanSection } from './assemble.ts';
import { type Sequence, sequences } from './register.ts';
import { REVIEW_SETTING } from './review-steps.ts';
import { after, type PlanAction } from './state.ts';

export type PlanDraft = typeof planDraft.$inferSelect;
export type Review = typeof review.$inferSelect;
type StepPermission = 'plan.draft' | 'plan.review' | 'plan.approve' | 'plan.return' | 'plan.issue';

export interface DraftFound {
  draft: PlanDraft;
  reviews: Review[];
  sections: PlanSection[];
  /** The organisation's own steps of review as set, JSON, or nothing. */
  steps: string | null;
  register: Sequence[];
  /** Id of the draft that amends what was issued from this one, while one is under way. */
  amendment: string | null;
  /** How far the message has come by which it was issued; null for a draft that was not. */
  sent: { deliveredAt: string | null; parkedAt: string | null } | null;
  /** The versions issued before, the one that this draft amends first. */
  earlier: EarlierVersion[];
}

interface Step<T> {
  action: PlanAction;
  /** The version that the caller has seen. */
  seen: number;
  /** The rule of this step; throws Refusal to stop it. What it answers is worked out once, for the rest of the step. */
  check: (found: DraftFound) => T;
  /** What the step writes besides state and version; a `state` here wins over the one that follows by itself. */
  set?: (found: DraftFound, now: string, checked: T) => Partial<PlanDraft>;
  record?: (found: DraftFound, checked: T) => Partial<Pick<Review, 'reason' | 'sections' | 'detail' | 'sha256'>>;
  also?: (found: DraftFound, now: string, checked: T) => Statement[];
  outgoing?: (found: DraftFound, now: string, checked: T) => Message[];
}

/**
 * Takes a plan one step on: state, version, review record, audit entry and outgoing messages in one batch, which
 * holds only while the plan is still as it was read. Two at once: one succeeds, the other gets `conflict` or
 * `precondition_failed`.
 */
export async function advancePlan<T>(
  grant: MemberGrant<StepPermission>,
  id: string,
  step: Step<T>,
): Promise<DraftFound> {
  const { actor, workspace } = grant;
  const attempt = async () => {
    const { head, ...found } = await readDraft(grant, id);
    const { draft, reviews } = found;
    const state = after(step.action, draft.state);
    assertSeen(step.seen, draft.version);
    const checked = step.check(found);
    const now = new Date().toISOString();
    const change = { state, ...step.set?.(found, now, checked), version: draft.version + 1, updatedAt: now };
    const done: Review = {
      id: newId(),
      createdAt: now,
      subject: id,
      step: step.action,
      reviewer: actor.person,
      sha256: change.sha256 ?? draft.sha256,
      reason: null,
      sections: null,
      detail: null,
      ...step.record?.(found, checked),
    };
    await commit(workspace, {
      head,
      statements: [
        workspace.db
          .update(planDraft)
          .set(change)
          .where(and(eq(planDraft.id, id), eq(planDraft.version, draft.version), eq(planDraft.sha256, draft.sha256))),
        guarded(),
        workspace.db.insert(review).values(done),
        ...(step.also?.(found, now, checked) ?? []),
      ],
      audit: {
        actor: actor.person,
        organisation: actor.organisation.slug,
        action: `plan.${step.action}`,
        subject: `plan:${id}`,
        before: { state: draft.state, version: draft.version },
        after: {
          state: change.state,
          version: change.version,
          sha256: done.sha256,
          ...(done.reason && { reason: done.reason }),
          ...(done.detail && { detail: done.detail }),
        },
      },
      outgoing: step.outgoing?.({ ...found, draft: { ...draft, ...change } }, now, checked) ?? [],
    });
    const sent = step.action === 'issue' ? { deliveredAt: null, parkedAt: null } : found.sent;
    return { ...found, draft: { ...draft, ...change }, reviews: [...reviews, done], sent };
  };
  try {
    return await repeated(attempt);
  } catch (error) {
    if (error instanceof DatabaseFailure && error.reason === 'changed') throw changedMeanwhile();
    throw error;
  }
}

/** A draft of one's own workspace with its sections, its review trail and the audit head, in one round trip. */
export async function readDraft(
  grant: MemberGrant<StepPermission | 'plan.draft.read'>,
  id: string,
): Promise<DraftFound & { head: AuditHead }> {
  const { db } = grant.workspace;
  const [drafts, sections, reviews, heads, set, register, amendments, earlier, messages] = await grant.workspace.read(
    db.select().from(planDraft).where(eq(planDraft.id, id)),
    db.select().from(planSection).where(eq(planSection.planId, id)).orderBy(planSection.code),
    db.select().from(review).where(eq(review.subject, id)).orderBy(asc(review.createdAt), asc(review.id)),
    auditHead(grant.workspace),
    db.select({ value: setting.value }).from(setting).where(eq(setting.key, REVIEW_SETTING)),
    sequences(grant.workspace),
    openAmendment(grant.workspace, id),
    earlierVersions(grant.workspace, id),
    db.select({ deliveredAt: outbox.deliveredAt, parkedAt: outbox.parkedAt }).from(outbox).where(eq(outbox.id, id)),
  );
  const draft = drafts[0];
  if (!draft) throw notFound();
  const amendment = amendments[0]?.id ?? null;
  return {
    draft,
    sections,
    reviews,
    steps: set[0]?.value ?? null,
    register,
    amendment,
    earlier,
    sent: messages[0] ?? null,
    head: headOf(heads),
  };
}

export function changedMeanwhile(): Refusal {
  return new Refusal('conflict', {
    vi: 'Người khác vừa thay đổi kế hoạch này. Tải lại trang để xem bản mới rồi làm tiếp.',
    en: 'Somebody else has just changed this plan. Reload it, look at the new state, then go on.',
  });
}
