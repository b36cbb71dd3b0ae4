import { type Provider, readProvider } from '@ndp/domain/providers/read';
import { removeProvider } from '@ndp/domain/providers/remove';
import { NewProvider, replaceProvider } from '@ndp/domain/providers/replace';
import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { member } from '../access/member.ts';
import { redirectUri } from '../access/oidc.ts';
import type { App } from '../app.ts';
import { done, privately } from './answer.ts';
import { onlyMethods } from './methods.ts';
import { documented } from './openapi.ts';
import { jsonBody, parsed } from './parse.ts';
import { text } from './shapes.ts';
import { etagOf, versionIfAny } from './version.ts';

const ProviderAnswer = v.object({
  issuer: text,
  clientId: text,
  label: text,
  hasSecret: v.boolean(),
  redirectUri: v.pipe(text, v.description('To be registered at the provider, exactly so')),
  version: v.number(),
});
const shape = { answer: ProviderAnswer, member: true, finds: true, tag: 'identity provider' } as const;
const path = '/v1/t/:org/identity-provider';

/** The identity provider of one's own organisation. Its client secret goes in and never comes out. */
export const identityProviderApi = new Hono<App>()
  .get(path, documented('The identity provider', shape), member('provider.read'), async (c) =>
    answered(c, c.get('environment').publicOrigin, await readProvider(c.get('grant'))),
  )
  .put(
    path,
    documented('Set the identity provider; If-Match when there is one', { ...shape, body: NewProvider }),
    member('provider.manage'),
    async (c) => {
      const input = parsed(NewProvider, await jsonBody(c.req.raw), 'body');
      const { sealingKey, publicOrigin } = c.get('environment');
      const system = { sealingKey, publicOrigin };
      return answered(c, publicOrigin, await replaceProvider(c.get('grant'), input, versionIfAny(c), system));
    },
  )
  .delete(
    path,
    documented('End signing in through it', { status: 204, member: true, finds: true, tag: shape.tag }),
    member('provider.manage'),
    async (c) => {
      await removeProvider(c.get('grant'), versionIfAny(c));
      return done(c);
    },
  );

onlyMethods(identityProviderApi, ['GET', 'HEAD', 'PUT', 'DELETE'], [path]);

function answered(c: Context, publicOrigin: string, provider: Provider): Response {
  const { issuer, clientId, label, hasSecret, version } = provider;
  const shown: v.InferOutput<typeof ProviderAnswer> = {
    issuer,
    clientId,
    label,
    hasSecret,
    redirectUri: redirectUri(publicOrigin),
    version,
  };
  return privately(c, shown, 200, etagOf(version));
}
