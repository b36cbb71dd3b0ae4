import { addPasskey, NewPasskey } from '@ndp/domain/people/factors/add-passkey';
import { askForNewPasskey, askToStepUp } from '@ndp/domain/people/factors/ask-passkey';
import { listPasskeys } from '@ndp/domain/people/factors/list-passkeys';
import { removePasskey } from '@ndp/domain/people/factors/remove-passkey';
import { PasskeyAnswer, stepUpByPasskey } from '@ndp/domain/people/factors/step-up-passkey';
import { Hono } from 'hono';
import { renewSession } from '../access/cookies.ts';
import { member } from '../access/member.ts';
import { relyingParty } from '../access/relying-party.ts';
import type { App } from '../app.ts';
import { sendMailSoon } from '../jobs/mail-soon.ts';
import { done, privately } from './answer.ts';
import { onlyMethods } from './methods.ts';
import { documented } from './openapi.ts';
import { jsonBody, nothingElse, parsed } from './parse.ts';
import { PasskeyAdded, PasskeyQuestion, Passkeys, presentPasskeys, SteppedUp } from './present-factors.ts';

const own = { member: true, tag: 'account' } as const;

/** One's own passkeys. */
export const passkeysApi = new Hono<App>()
  .get(
    '/v1/me/passkeys',
    documented('One’s passkeys', { ...own, answer: Passkeys }),
    member('account.read'),
    async (c) => privately(c, presentPasskeys(await listPasskeys(c.get('grant')))),
  )
  .post(
    '/v1/me/passkeys/options',
    documented('Ask a device to make a passkey', { ...own, answer: PasskeyQuestion }),
    member('account.manage'),
    async (c) => {
      await nothingElse(c.req.raw);
      return privately(c, await askForNewPasskey(c.get('grant'), relyingParty(c.req.raw, c.get('environment'))));
    },
  )
  .post(
    '/v1/me/passkeys',
    documented('Add the passkey that was made', { ...own, body: NewPasskey, answer: PasskeyAdded, status: 201 }),
    member('account.manage'),
    async (c) => {
      const passkey = parsed(NewPasskey, await jsonBody(c.req.raw), 'body');
      const site = relyingParty(c.req.raw, c.get('environment'));
      const { id, label, steppedUp } = await addPasskey(c.get('grant'), passkey, site);
      await renewSession(c, c.get('environment'), c.get('claims'), steppedUp.renewed);
      sendMailSoon(c);
      return privately(c, { id, label }, 201);
    },
  )
  .delete(
    '/v1/me/passkeys/:id',
    documented('Remove a passkey', { ...own, status: 204, finds: true }),
    member('account.secure'),
    async (c) => {
      await removePasskey(c.get('grant'), c.req.param('id'));
      sendMailSoon(c);
      return done(c);
    },
  )
  .post(
    '/v1/me/step-up/passkey/options',
    documented('Ask for a passkey to prove the second factor again', { ...own, answer: PasskeyQuestion }),
    member('account.manage'),
    async (c) => {
      await nothingElse(c.req.raw);
      return privately(c, await askToStepUp(c.get('grant'), relyingParty(c.req.raw, c.get('environment'))));
    },
  )
  .post(
    '/v1/me/step-up/passkey',
    documented('Prove the second factor again, by passkey', { ...own, body: PasskeyAnswer, answer: SteppedUp }),
    member('account.manage'),
    async (c) => {
      const answer = parsed(PasskeyAnswer, await jsonBody(c.req.raw), 'body');
      const site = relyingParty(c.req.raw, c.get('environment'));
      const { until, renewed } = await stepUpByPasskey(c.get('grant'), answer, site);
      await renewSession(c, c.get('environment'), c.get('claims'), renewed);
      return privately(c, { steppedUpUntil: until });
    },
  );

onlyMethods(passkeysApi, ['GET', 'HEAD', 'POST'], ['/v1/me/passkeys']);
onlyMethods(passkeysApi, ['DELETE'], ['/v1/me/passkeys/:id']);
onlyMethods(
  passkeysApi,
  ['POST'],
  ['/v1/me/passkeys/options', '/v1/me/step-up/passkey/options', '/v1/me/step-up/passkey'],
);
