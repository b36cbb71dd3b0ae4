import { asc, eq } from '@ndp/database/query';
import { comment, planDraft } from '@ndp/database/schema/workspace';
import { type Member, type MemberGrant, may } from '../permissions.ts';
import { notFound } from '../refusal.ts';
import { isOf } from './approve.ts';
import type { Comment } from './comment.ts';

/** At most so many are listed; no plan of people comes near. */
const MOST = 2000;

export interface CommentListed {
  comment: Comment;
  mayResolve: boolean;
  mayDelete: boolean;
}

/** All comments on a draft, oldest first, answers among them; one round trip. Throws Refusal `not_found`. */
export async function listComments(
  { actor, workspace }: MemberGrant<'plan.draft.read'>,
  plan: string,
): Promise<CommentListed[]> {
  const { db } = workspace;
  const [drafts, comments] = await workspace.read(
    db.select({ unit: planDraft.unit }).from(planDraft).where(eq(planDraft.id, plan)),
    db
      .select()
      .from(comment)
      .where(eq(comment.planId, plan))
      .orderBy(asc(comment.createdAt), asc(comment.id))
      .limit(MOST),
  );
  const [draft] = drafts;
  if (!draft) throw notFound();
  return comments.map((one) =>
    listed(
      one,
      draft,
      actor,
      comments.some(({ parentId }) => parentId === one.id),
    ),
  );
}

/** A comment with what this member can do with it. @param answered whether it has answers */
export function listed(one: Comment, draft: { unit: string | null }, actor: Member, answered: boolean): CommentListed {
  return { comment: one, mayResolve: maySettle(one, draft, actor), mayDelete: mayDelete(one, actor, answered) };
}

/** A thread is settled by whoever began it, by the unit that drafts, or by the leader. */
export function maySettle(
  { parentId, author }: Pick<Comment, 'parentId' | 'author'>,
  { unit }: { unit: string | null },
  actor: Member,
): boolean {
  if (parentId !== null || !may(actor, 'plan.comment')) return false;
  return isOf(actor, author) || unit === (actor.unit?.slug ?? null) || actor.role === 'leader';
}

/** One's own words, while nobody has answered them; the reasons of a return stay. */
export function mayDelete(
  { author, kind }: Pick<Comment, 'author' | 'kind'>,
  actor: Member,
  answered: boolean,
): boolean {
  return may(actor, 'plan.comment.delete') && kind === 'comment' && isOf(actor, author) && !answered;
}
