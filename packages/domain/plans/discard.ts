import { auditHead, headOf } from '@ndp/database/audit';
import { commit, guarded } from '@ndp/database/commit';
import { and, eq, sql } from '@ndp/database/query';
import { evidence, planDraft, planSection, review } from '@ndp/database/schema/workspace';
import { decidedAnew } from '../people/again.ts';
import type { MemberGrant } from '../permissions.ts';
import { notFound, Refusal } from '../refusal.ts';
import { assertSeen } from '../version.ts';
import { assembled } from './assemble.ts';
import { sealed } from './contents.ts';
import { assertOurs } from './submit.ts';

/** A draft that nobody has approved may be thrown away; what was once approved stays in the books. */
export function isDiscardable({ state }: { state: string }, everApproved: boolean): boolean {
  return (state === 'draft' || state === 'returned') && !everApproved;
}

/**
 * Throws a draft away with its sections, history, comments and review trail. The audit trail keeps that it was, its
 * title and the SHA-256 of its contents and files. Throws Refusal `not_found`, `forbidden`, `conflict`, `precondition_failed`.
 */
export function discardPlan(grant: MemberGrant<'plan.draft'>, id: string, seen: number): Promise<void> {
  const { actor, workspace } = grant;
  const { db } = workspace;
  return decidedAnew(async () => {
    const [drafts, sections, approvals, files, heads] = await workspace.read(
      db.select().from(planDraft).where(eq(planDraft.id, id)),
      db.select().from(planSection).where(eq(planSection.planId, id)),
      db
        .select({ id: review.id })
        .from(review)
        .where(and(eq(review.subject, id), eq(review.step, 'approve')))
        .limit(1),
      db.selectDistinct({ sha256: evidence.sha256 }).from(evidence).where(eq(evidence.planId, id)),
      auditHead(workspace),
    );
    const [draft] = drafts;
    if (!draft) throw notFound();
    assertOurs(draft, actor);
    assertSeen(seen, draft.version);
    if (!isDiscardable(draft, approvals.length > 0)) throw new Refusal('conflict', KEPT);
    const { title, ...contents } = assembled(sections);
    const { kind, year, platforms, state, version, amends } = draft;
    // By these its files are found in the object store, and deleted there (evidence/discarded.ts).
    const attached = files.length > 0 && { files: files.map((one) => one.sha256).sort() };
    await commit(workspace, {
      head: headOf(heads),
      statements: [
        db.delete(planDraft).where(sql`id = ${id} and version = ${draft.version}`),
        guarded(),
        db.delete(review).where(eq(review.subject, id)),
      ],
      audit: {
        actor: actor.person,
        organisation: actor.organisation.slug,
        action: 'plan.discard',
        subject: `plan:${id}`,
        before: { kind, title, year, platforms, state, version, amends, sha256: sealed(contents).sha256, ...attached },
        after: null,
      },
    });
  });
}

const KEPT = {
  vi: 'Chỉ bỏ được bản nháp hoặc bản bị trả lại chưa từng được duyệt. Kế hoạch này giữ lại.',
  en: 'Only a draft or returned plan that was never approved can be discarded. This one stays.',
};
