import { auditHead, headOf } from '@ndp/database/audit';
import { sha256 } from '@ndp/database/canonical';
import { commit, message, repeated } from '@ndp/database/commit';
import { newId } from '@ndp/database/ids';
import { and, eq, sql } from '@ndp/database/query';
import { comment, planDraft, planSection } from '@ndp/database/schema/workspace';
import * as v from 'valibot';
import type { MemberGrant } from '../permissions.ts';
import { invalid, notFound } from '../refusal.ts';
import { earlierRequest, keyUsed, type Repeatable, requestHash, sameRequest } from '../repeatable.ts';
import { writtenText } from '../text.ts';
import { MONTH_CODE, SectionCode } from './assemble.ts';
import { hasSection } from './check-section.ts';
import { MonthBody, PartKey } from './contents.ts';
import { type CommentListed, listed } from './list-comments.ts';
import { excerptOf, mentionedIn } from './mentions.ts';
import { templateOf } from './submit.ts';

export type Comment = typeof comment.$inferSelect;

export const NewComment = v.strictObject({
  section: SectionCode,
  /** Key of a task or an expected result of that month. */
  part: v.optional(v.nullable(PartKey), null),
  /** Id of the comment that it answers. */
  parent: v.optional(v.nullable(v.pipe(v.string(), v.uuid())), null),
  /** "@key" names a colleague, who is told. */
  body: writtenText(5000),
});
export type NewComment = v.InferOutput<typeof NewComment>;

/** The message that somebody was named or answered in a comment. */
export interface PlanCommented {
  plan: { id: string; title: string };
  /** Key and name of the person (or API token) that wrote it. */
  by: string;
  byName: string;
  excerpt: string;
  /** Keys of those to be told. */
  to: string[];
}

/**
 * Writes a comment on a section, a task or a result, or an answer to one. Whom it names and whom it answers is told.
 * Repeating with the same key answers the same comment. Throws Refusal `invalid_input`, `not_found`, `conflict`.
 * @param names of all colleagues, by key
 */
export async function writeComment(
  grant: MemberGrant<'plan.comment'>,
  plan: string,
  input: NewComment,
  key: string,
  names: Readonly<Record<string, string>>,
): Promise<CommentListed> {
  const { actor, workspace } = grant;
  const { db } = workspace;
  const repeatable: Repeatable = { actor, key, operation: `plan.comment ${plan}`, request: input };
  const here = eq(comment.planId, plan);
  return repeated(async () => {
    const [drafts, sections, thread, used, made, heads] = await workspace.read(
      db.select().from(planDraft).where(eq(planDraft.id, plan)),
      db
        .select()
        .from(planSection)
        .where(and(eq(planSection.planId, plan), eq(planSection.code, input.section))),
      db
        .select()
        .from(comment)
        .where(and(here, sql`${input.parent} in (comment.id, comment.parent_id)`)),
      earlierRequest(db, repeatable),
      db
        .select()
        .from(comment)
        .where(sql`comment.id = (select subject from idempotency_key as k
        where k.actor = ${actor.person} and k.key = ${key})`),
      auditHead(workspace),
    );
    const [draft] = drafts;
    if (!draft) throw notFound();
    const [earlier] = used;
    if (earlier) {
      sameRequest(earlier, requestHash(repeatable));
      if (made[0]) return listed(made[0], draft, actor, false);
      throw notFound();
    }
    const parent = parentOf(input, thread);
    if (!hasSection(input.section, templateOf(draft)))
      throw invalid('/section', 'Kế hoạch không có mục này.', 'The plan has no such section.');
    if (!parent) assertPart(input, sections[0]?.body);
    const now = new Date().toISOString();
    const written: Comment = {
      id: newId(),
      createdAt: now,
      version: 1,
      planId: plan,
      section: input.section,
      part: parent ? parent.part : input.part,
      parentId: parent?.id ?? null,
      kind: 'comment',
      author: actor.person,
      body: input.body,
      resolvedAt: null,
      resolvedBy: null,
    };
    const answered = parent ? thread.map(({ author }) => author) : [];
    const to = [...new Set([...mentionedIn(input.body, names), ...answered])].filter((one) => one !== actor.person);
    const told: PlanCommented = {
      plan: { id: plan, title: draft.title },
      by: actor.person,
      byName: names[actor.person] ?? actor.person,
      excerpt: excerptOf(input.body, names),
      to,
    };
    await commit(workspace, {
      head: headOf(heads),
      statements: [keyUsed(workspace, repeatable, written.id), db.insert(comment).values(written)],
      audit: {
        actor: actor.person,
        organisation: actor.organisation.slug,
        action: grant.permission,
        subject: `plan:${plan}`,
        before: null,
        after: {
          comment: written.id,
          section: written.section,
          part: written.part,
          parent: written.parentId,
          sha256: sha256(written.body),
        },
      },
      outgoing: to.length > 0 ? [message('plan.commented', told)] : [],
    });
    return listed(written, draft, actor, false);
  });
}

/** The comment that a thread begins with: an answer to an answer belongs to the same thread, and to its place. */
function parentOf({ parent, section, part }: NewComment, thread: readonly Comment[]): Comment | null {
  if (parent === null) return null;
  const found = thread.find(({ id }) => id === parent);
  if (!found || found.parentId !== null)
    throw invalid(
      '/parent',
      'Không có ý kiến này, hoặc đây là câu trả lời: trả lời ý kiến đầu của chuỗi.',
      'There is no such comment, or it is itself an answer: answer the first of its thread.',
    );
  if (found.section !== section || (part !== null && found.part !== part))
    throw invalid(
      found.section !== section ? '/section' : '/part',
      'Câu trả lời ở cùng mục với ý kiến.',
      'An answer stands at the same place as what it answers.',
    );
  return found;
}

/** What a comment is fastened to is there when it is written; it may go later, the comment stays at its section. */
function assertPart({ section, part }: NewComment, body: string | undefined): void {
  if (part === null) return;
  const month = MONTH_CODE.test(section) && body ? v.parse(MonthBody, JSON.parse(body)) : null;
  if ([...(month?.tasks ?? []), ...(month?.results ?? [])].some(({ key }) => key === part)) return;
  throw invalid(
    '/part',
    'Mục này không có công việc hay kết quả đó.',
    'There is no such task or expected result in this section.',
  );
}
