import { type AuditHead, auditHead, headOf } from '@ndp/database/audit';
import { commit, guarded, type Message, repeated } from '@ndp/database/commit';
import { DatabaseFailure } from '@ndp/database/failure';
import { newId } from '@ndp/database/ids';
import { and, asc, eq } from '@ndp/database/query';
import { planDraft, review } from '@ndp/database/schema/workspace';
import type { MemberGrant } from '../permissions.ts';
import { notFound, Refusal } from '../refusal.ts';
import { after, type PlanAction } from './state.ts';

export type PlanDraft = typeof planDraft.$inferSelect;
export type Review = typeof review.$inferSelect;

interface Step {
  action: PlanAction;
  /** The rule of this step; throws Refusal to stop it. */
  check?: (draft: PlanDraft, reviews: Review[]) => void;
  /** What the step writes besides state and version. */
  set?: (draft: PlanDraft, now: string) => Partial<PlanDraft>;
  outgoing?: (draft: PlanDraft, now: string) => Message[];
}

/**
 * Takes a plan one step on: state, version, review record, audit entry and outgoing messages in one batch, which
 * holds only while the plan is still as it was read. Two at once: one succeeds, the other gets `conflict`.
 */
export async function advancePlan(
  grant: MemberGrant<'plan.draft' | 'plan.approve' | 'plan.issue'>,
  id: string,
  step: Step,
): Promise<{ draft: PlanDraft; reviews: Review[] }> {
  const { actor, workspace } = grant;
  const attempt = async () => {
    const { draft, reviews, head } = await readDraft(grant, id);
    const state = after(step.action, draft.state);
    step.check?.(draft, reviews);
    const now = new Date().toISOString();
    const change = { ...step.set?.(draft, now), state, version: draft.version + 1, updatedAt: now };
    const done: Review = {
      id: newId(),
      createdAt: now,
      subject: id,
      step: step.action,
      reviewer: actor.person,
      sha256: draft.sha256,
      reason: null,
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
      ],
      audit: {
        actor: actor.person,
        organisation: actor.organisation.slug,
        action: `plan.${step.action}`,
        subject: `plan:${id}`,
        before: { state: draft.state, version: draft.version },
        after: { state, version: change.version, sha256: draft.sha256 },
      },
      outgoing: step.outgoing?.(draft, now) ?? [],
    });
    return { draft: { ...draft, ...change }, reviews: [...reviews, done] };
  };
  try {
    return await repeated(attempt);
  } catch (error) {
    if (error instanceof DatabaseFailure && error.reason === 'changed') throw changedMeanwhile();
    throw error;
  }
}

/** A draft of one's own workspace with its review trail and the audit head, in one round trip. */
export async function readDraft(
  grant: MemberGrant<'plan.draft' | 'plan.approve' | 'plan.issue' | 'plan.draft.read'>,
  id: string,
): Promise<{ draft: PlanDraft; reviews: Review[]; head: AuditHead }> {
  const { db } = grant.workspace;
  const [drafts, reviews, heads] = await grant.workspace.read(
    db.select().from(planDraft).where(eq(planDraft.id, id)),
    db.select().from(review).where(eq(review.subject, id)).orderBy(asc(review.createdAt)),
    auditHead(grant.workspace),
  );
  const draft = drafts[0];
  if (!draft) throw notFound();
  return { draft, reviews, head: headOf(heads) };
}

function changedMeanwhile(): Refusal {
  return new Refusal('conflict', {
    vi: 'Người khác vừa thay đổi kế hoạch này. Tải lại trang để xem bản mới rồi làm tiếp.',
    en: 'Somebody else has just changed this plan. Reload it, look at the new state, then go on.',
  });
}
