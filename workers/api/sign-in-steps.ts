import { askWhoeverIsThere } from '@ndp/domain/people/factors/ask-passkey';
import { SignInCode, signInByCode } from '@ndp/domain/people/factors/sign-in-code';
import { signInByPasskey } from '@ndp/domain/people/factors/sign-in-passkey';
import { PasskeyAnswer } from '@ndp/domain/people/factors/step-up-passkey';
import { systemGrant } from '@ndp/domain/permissions';
import { dayInVietnam } from '@ndp/domain/time';
import { Hono } from 'hono';
import { callerOf } from '../access/caller.ts';
import { publicly } from '../access/declare.ts';
import { assertOwnOrigin } from '../access/origin.ts';
import { relyingParty } from '../access/relying-party.ts';
import type { App } from '../app.ts';
import { privately } from './answer.ts';
import { onlyMethods } from './methods.ts';
import { documented } from './openapi.ts';
import { jsonBody, nothingElse, parsed } from './parse.ts';
import { PasskeyQuestion } from './present-factors.ts';
import { databasesOf, SignedInAnswer, signedIn } from './session.ts';

const tag = 'session';

/** The second question of signing in, and signing in by passkey. Whoever calls these is nobody yet. */
export const signInStepsApi = new Hono<App>()
  .post(
    '/v1/session/second-factor',
    documented('Answer the second question, by code or recovery code', {
      body: SignInCode,
      answer: SignedInAnswer,
      tag,
    }),
    async (c) => {
      const { publicOrigin, sealingKey } = c.get('environment');
      assertOwnOrigin(c.req.raw, publicOrigin, false);
      const answer = parsed(SignInCode, await jsonBody(c.req.raw), 'body');
      const grant = await systemGrant(databasesOf(c), 'sign_in');
      const opened = await signInByCode(grant, answer, await callerOf(c), sealingKey, dayInVietnam());
      return signedIn(c, { state: 'signed_in', opened });
    },
  )
  .post(
    '/v1/session/passkey/options',
    documented('Ask for a passkey to sign in', { answer: PasskeyQuestion, tag }),
    async (c) => {
      const { publicOrigin } = c.get('environment');
      assertOwnOrigin(c.req.raw, publicOrigin, false);
      await nothingElse(c.req.raw);
      const grant = await systemGrant(databasesOf(c), 'sign_in');
      return privately(c, await askWhoeverIsThere(grant, relyingParty(c.req.raw, c.get('environment'))));
    },
  )
  .post(
    '/v1/session/passkey',
    documented('Sign in by passkey', { body: PasskeyAnswer, answer: SignedInAnswer, tag }),
    async (c) => {
      const { publicOrigin } = c.get('environment');
      assertOwnOrigin(c.req.raw, publicOrigin, false);
      const answer = parsed(PasskeyAnswer, await jsonBody(c.req.raw), 'body');
      const grant = await systemGrant(databasesOf(c), 'sign_in');
      const site = relyingParty(c.req.raw, c.get('environment'));
      const opened = await signInByPasskey(grant, answer, await callerOf(c), site, dayInVietnam());
      return signedIn(c, { state: 'signed_in', opened });
    },
  );

publicly(signInStepsApi);
onlyMethods(
  signInStepsApi,
  ['POST'],
  ['/v1/session/second-factor', '/v1/session/passkey/options', '/v1/session/passkey'],
);
