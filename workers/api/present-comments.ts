import type { CommentListed } from '@ndp/domain/plans/list-comments';
import { mentionedIn } from '@ndp/domain/plans/mentions';
import * as v from 'valibot';
import { instant, PersonRef, text } from './shapes.ts';

export const CommentAnswer = v.object({
  id: text,
  version: v.number(),
  section: text,
  /** Key of a task or an expected result in that section. */
  part: v.nullable(text),
  /** Id of the comment that it answers; one level. */
  parent: v.nullable(text),
  /** `return`: a reason given when the plan was returned. */
  kind: v.picklist(['comment', 'return']),
  author: PersonRef,
  body: text,
  /** Whom the body names as "@key". */
  mentioned: v.array(PersonRef),
  at: instant,
  resolvedAt: v.nullable(instant),
  resolvedBy: v.nullable(PersonRef),
  mayResolve: v.boolean(),
  mayDelete: v.boolean(),
});

export const CommentsAnswer = v.object({
  items: v.array(CommentAnswer),
  /** Threads that are not settled. */
  open: v.number(),
});

type Names = Readonly<Record<string, string>>;
const nameOf = (names: Names, key: string) => ({ key, name: names[key] ?? key });

export function presentComment(
  { comment, mayResolve, mayDelete }: CommentListed,
  names: Names,
): v.InferOutput<typeof CommentAnswer> {
  const { id, version, section, part, parentId, kind, author, body, createdAt, resolvedAt, resolvedBy } = comment;
  return {
    ...{ id, version, section, part, parent: parentId, kind, body, at: createdAt, resolvedAt, mayResolve, mayDelete },
    author: nameOf(names, author),
    mentioned: mentionedIn(body, names).map((key) => nameOf(names, key)),
    resolvedBy: resolvedBy === null ? null : nameOf(names, resolvedBy),
  };
}

export function presentComments(found: readonly CommentListed[], names: Names): v.InferOutput<typeof CommentsAnswer> {
  return {
    items: found.map((one) => presentComment(one, names)),
    open: found.filter(({ comment }) => comment.parentId === null && comment.resolvedAt === null).length,
  };
}
