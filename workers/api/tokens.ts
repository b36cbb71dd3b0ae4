import { createToken, NewToken } from '@ndp/domain/tokens/create';
import { listTokens, type TokenListed } from '@ndp/domain/tokens/list';
import { revokeToken } from '@ndp/domain/tokens/revoke';
import { SCOPES, scopeNames } from '@ndp/domain/tokens/scopes';
import { Hono } from 'hono';
import * as v from 'valibot';
import { member } from '../access/member.ts';
import type { App } from '../app.ts';
import { done, privately } from './answer.ts';
import { onlyMethods } from './methods.ts';
import { documented } from './openapi.ts';
import { jsonBody, parsed } from './parse.ts';
import { languageOf } from './problem.ts';
import { instant, PersonRef, text } from './shapes.ts';

const TokenItem = v.object({
  id: text,
  name: text,
  prefix: text,
  scopes: v.array(text),
  createdAt: instant,
  createdBy: PersonRef,
  expiresAt: instant,
  lastUsedAt: v.nullable(instant),
  revokedAt: v.nullable(instant),
});
const TokensAnswer = v.object({
  items: v.array(TokenItem),
  scopes: v.array(v.object({ name: text, label: text })),
});
const CreatedAnswer = v.object({ ...TokenItem.entries, token: v.pipe(text, v.description('Shown this once')) });
const tag = 'tokens';

/** API tokens of one's own organisation. */
export const tokensApi = new Hono<App>()
  .get(
    '/v1/t/:org/tokens',
    documented('API tokens, without their secrets', { answer: TokensAnswer, member: true, finds: true, tag }),
    member('token.read'),
    async (c) => {
      const language = languageOf(c.req.raw);
      const scopes = scopeNames.map((name) => ({ name, label: SCOPES[name][language] }));
      return privately(c, { items: (await listTokens(c.get('grant'))).map(presentToken), scopes });
    },
  )
  .post(
    '/v1/t/:org/tokens',
    documented('Make an API token; its text is answered once', {
      body: NewToken,
      answer: CreatedAnswer,
      status: 201,
      member: true,
      finds: true,
      tag,
    }),
    member('token.create'),
    async (c) => {
      const { token, ...made } = await createToken(c.get('grant'), parsed(NewToken, await jsonBody(c.req.raw), 'body'));
      return privately(c, { ...presentToken(made), token }, 201);
    },
  )
  .delete(
    '/v1/t/:org/tokens/:id',
    documented('Revoke an API token', { status: 204, member: true, finds: true, tag }),
    member('token.revoke'),
    async (c) => {
      await revokeToken(c.get('grant'), c.req.param('id'));
      return done(c);
    },
  );

onlyMethods(tokensApi, ['GET', 'HEAD', 'POST'], ['/v1/t/:org/tokens']);
onlyMethods(tokensApi, ['DELETE'], ['/v1/t/:org/tokens/:id']);

function presentToken(token: TokenListed): v.InferOutput<typeof TokenItem> {
  const { id, name, prefix, scopes, createdAt, createdBy, expiresAt, lastUsedAt, revokedAt } = token;
  return { id, name, prefix, scopes, createdAt, createdBy, expiresAt, lastUsedAt, revokedAt };
}
