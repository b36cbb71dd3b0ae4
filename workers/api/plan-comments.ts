import { NewComment, writeComment } from '@ndp/domain/plans/comment';
import { listComments } from '@ndp/domain/plans/list-comments';
import { deleteComment, settleComment } from '@ndp/domain/plans/settle-comment';
import { type Context, Hono } from 'hono';
import { type Entered, member } from '../access/member.ts';
import type { App } from '../app.ts';
import { done, privately } from './answer.ts';
import { idempotencyKeyOf } from './idempotency.ts';
import { onlyMethods } from './methods.ts';
import { documented } from './openapi.ts';
import { idIn, jsonBody, nothingElse, parsed } from './parse.ts';
import { CommentAnswer, CommentsAnswer, presentComment, presentComments } from './present-comments.ts';
import { relaySoon } from './relay-soon.ts';
import { etagOf, seenVersion } from './version.ts';

const path = '/v1/t/:org/plans/:id/comments';
const one = `${path}/:comment` as const;
const step = { answer: CommentAnswer, member: true, finds: true, versioned: true } as const;

/** Comments on a draft, for the drafting organisation alone. */
export const planCommentsApi = new Hono<App>()
  .get(
    path,
    documented('Comments on a draft, oldest first', { answer: CommentsAnswer, member: true, finds: true }),
    member('plan.draft.read', { colleagues: true }),
    async (c) => privately(c, presentComments(await listComments(c.get('grant'), idIn(c)), c.get('facts').colleagues)),
  )
  .post(
    path,
    documented('Comment on a section, a task or a result, or answer a comment', {
      ...{ body: NewComment, answer: CommentAnswer, status: 201, member: true, finds: true, keyed: true },
    }),
    member('plan.comment', { colleagues: true }),
    async (c) => {
      const names = c.get('facts').colleagues;
      const key = idempotencyKeyOf(c);
      const input = parsed(NewComment, await jsonBody(c.req.raw), 'body');
      const written = await writeComment(c.get('grant'), idIn(c), input, key, names);
      relaySoon(c, c.get('grant').actor.organisation);
      return privately(c, presentComment(written, names), 201, etagOf(written.comment.version));
    },
  )
  .post(`${one}/resolve`, documented('Settle a thread', step), member('plan.comment', { colleagues: true }), (c) =>
    settled(c, true),
  )
  .post(`${one}/reopen`, documented('Open a thread again', step), member('plan.comment', { colleagues: true }), (c) =>
    settled(c, false),
  )
  .delete(
    one,
    documented('Take back one’s own comment', { status: 204, member: true, finds: true, versioned: true }),
    member('plan.comment.delete'),
    async (c) => {
      await deleteComment(c.get('grant'), placeIn(c), seenVersion(c));
      return done(c);
    },
  );

onlyMethods(planCommentsApi, ['GET', 'HEAD', 'POST'], [path]);
onlyMethods(planCommentsApi, ['POST'], [`${one}/resolve`, `${one}/reopen`]);
onlyMethods(planCommentsApi, ['DELETE'], [one]);

const placeIn = (c: Context) => ({ plan: idIn(c), comment: idIn(c, 'comment') });

async function settled(c: Context<Entered<'plan.comment'>>, so: boolean): Promise<Response> {
  await nothingElse(c.req.raw);
  const found = await settleComment(c.get('grant'), placeIn(c), seenVersion(c), so);
  return privately(c, presentComment(found, c.get('facts').colleagues), 200, etagOf(found.comment.version));
}
