import { auditHead, headOf } from '@ndp/database/audit';
import { sha256 } from '@ndp/database/canonical';
import { commit, guarded } from '@ndp/database/commit';
import type { Statement } from '@ndp/database/handle';
import { and, eq, sql } from '@ndp/database/query';
import { comment, planDraft } from '@ndp/database/schema/workspace';
import { decidedAnew } from '../people/again.ts';
import type { MemberGrant } from '../permissions.ts';
import { notFound, Refusal } from '../refusal.ts';
import { assertSeen } from '../version.ts';
import type { Comment } from './comment.ts';
import { type CommentListed, listed, mayDelete, maySettle } from './list-comments.ts';

type Grant = MemberGrant<'plan.comment'> | MemberGrant<'plan.comment.delete'>;
interface Found {
  one: Comment;
  draft: { unit: string | null };
  answered: boolean;
}

/**
 * Settles a thread, or opens it again. Throws Refusal `not_found`, `forbidden`, `precondition_failed`, and `conflict`
 * where it is so already. @param seen the version of the comment that was seen
 */
export async function settleComment(
  grant: MemberGrant<'plan.comment'>,
  place: { plan: string; comment: string },
  seen: number,
  settled: boolean,
): Promise<CommentListed> {
  const { actor, workspace } = grant;
  const { one, draft, answered } = await changed(grant, place, seen, settled ? 'resolve' : 'reopen', (found) => {
    if (!maySettle(found.one, found.draft, actor)) throw new Refusal('forbidden', NOT_YOURS);
    if ((found.one.resolvedAt !== null) === settled) throw new Refusal('conflict', settled ? SETTLED : OPEN);
    const now = new Date().toISOString();
    const change = { resolvedAt: settled ? now : null, resolvedBy: settled ? actor.person : null, version: seen + 1 };
    return {
      one: { ...found.one, ...change },
      statements: [
        workspace.db
          .update(comment)
          .set(change)
          .where(and(eq(comment.id, place.comment), eq(comment.version, seen))),
        guarded(),
      ],
    };
  });
  return listed(one, draft, actor, answered);
}

/** Takes back one's own comment that nobody has answered. Throws Refusal as above. */
export async function deleteComment(
  grant: MemberGrant<'plan.comment.delete'>,
  place: { plan: string; comment: string },
  seen: number,
): Promise<void> {
  await changed(grant, place, seen, 'delete', ({ one, answered }) => {
    if (!mayDelete(one, grant.actor, false)) throw new Refusal('forbidden', NOT_YOURS);
    if (answered) throw new Refusal('conflict', ANSWERED);
    return {
      one,
      statements: [
        grant.workspace.db
          .delete(comment)
          .where(
            sql`id = ${place.comment} and version = ${seen} and not exists (select 1 from comment as c where c.parent_id = ${place.comment})`,
          ),
        guarded(),
      ],
    };
  });
}

/** One change of a comment in one batch with its audit entry; its words are in the trail by their hash alone. */
function changed(
  { actor, workspace }: Grant,
  place: { plan: string; comment: string },
  seen: number,
  what: 'resolve' | 'reopen' | 'delete',
  decide: (found: Found) => { one: Comment; statements: Statement[] },
): Promise<Found> {
  const { db } = workspace;
  return decidedAnew(async () => {
    const [drafts, comments, answers, heads] = await workspace.read(
      db.select({ unit: planDraft.unit }).from(planDraft).where(eq(planDraft.id, place.plan)),
      db
        .select()
        .from(comment)
        .where(and(eq(comment.planId, place.plan), eq(comment.id, place.comment))),
      db.select({ id: comment.id }).from(comment).where(eq(comment.parentId, place.comment)).limit(1),
      auditHead(workspace),
    );
    const [draft] = drafts;
    const [before] = comments;
    if (!draft || !before) throw notFound();
    assertSeen(seen, before.version);
    const found = { draft, one: before, answered: answers.length > 0 };
    const { one, statements } = decide(found);
    await commit(workspace, {
      head: headOf(heads),
      statements,
      audit: {
        actor: actor.person,
        organisation: actor.organisation.slug,
        action: `plan.comment.${what}`,
        subject: `plan:${place.plan}`,
        before: { comment: place.comment, section: before.section, author: before.author, sha256: sha256(before.body) },
        after: null,
      },
    });
    return { ...found, one };
  });
}

const NOT_YOURS = {
  vi: 'Ý kiến này của người khác. Người nêu, đơn vị soạn hoặc lãnh đạo cơ quan xử lý.',
  en: 'This comment is another’s: who wrote it, the drafting unit or the leader settles it.',
};
const SETTLED = { vi: 'Ý kiến này đã được xử lý.', en: 'This comment is settled already.' };
const OPEN = { vi: 'Ý kiến này đang mở.', en: 'This comment is open.' };
const ANSWERED = {
  vi: 'Đã có người trả lời ý kiến này nên không xoá được. Đánh dấu đã xử lý.',
  en: 'Somebody has answered this comment, so it stays. Mark it as settled.',
};
