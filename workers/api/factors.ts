import { confirmTotp, TotpConfirmation } from '@ndp/domain/people/factors/confirm-totp';
import { removeTotp } from '@ndp/domain/people/factors/remove-totp';
import { renewRecovery } from '@ndp/domain/people/factors/renew-recovery';
import { startTotp } from '@ndp/domain/people/factors/start-totp';
import { StepUpCode, stepUp } from '@ndp/domain/people/factors/step-up';
import { Hono } from 'hono';
import { renewSession } from '../access/cookies.ts';
import { member } from '../access/member.ts';
import type { App } from '../app.ts';
import { sendMailSoon } from '../jobs/mail-soon.ts';
import { done, privately } from './answer.ts';
import { onlyMethods } from './methods.ts';
import { documented } from './openapi.ts';
import { jsonBody, nothingElse, parsed } from './parse.ts';
import { RecoveryCodes, SteppedUp, TotpStarted } from './present-factors.ts';

const own = { member: true, tag: 'account' } as const;

/** One's own second factor by code: authenticator app, recovery codes, and proving it again. */
export const factorsApi = new Hono<App>()
  .post(
    '/v1/me/totp',
    documented('Begin with an authenticator app', { ...own, answer: TotpStarted }),
    member('account.manage'),
    async (c) => {
      await nothingElse(c.req.raw);
      return privately(c, await startTotp(c.get('grant'), c.get('environment').sealingKey));
    },
  )
  .post(
    '/v1/me/totp/confirm',
    documented('Put the authenticator app in force', { ...own, body: TotpConfirmation, answer: RecoveryCodes }),
    member('account.manage'),
    async (c) => {
      const { code } = parsed(TotpConfirmation, await jsonBody(c.req.raw), 'body');
      const { recoveryCodes, steppedUp } = await confirmTotp(c.get('grant'), code, c.get('environment').sealingKey);
      await renewSession(c, c.get('environment'), c.get('claims'), steppedUp.renewed);
      sendMailSoon(c);
      return privately(c, { recoveryCodes });
    },
  )
  .delete(
    '/v1/me/totp',
    documented('Remove the authenticator app', { ...own, status: 204, finds: true }),
    member('account.secure'),
    async (c) => {
      await removeTotp(c.get('grant'));
      sendMailSoon(c);
      return done(c);
    },
  )
  .post(
    '/v1/me/recovery-codes',
    documented('Make new recovery codes', { ...own, answer: RecoveryCodes }),
    member('account.secure'),
    async (c) => {
      await nothingElse(c.req.raw);
      const codes = await renewRecovery(c.get('grant'), c.get('environment').sealingKey);
      sendMailSoon(c);
      return privately(c, codes);
    },
  )
  .post(
    '/v1/me/step-up',
    documented('Prove the second factor again, by code or recovery code', {
      ...own,
      body: StepUpCode,
      answer: SteppedUp,
    }),
    member('account.manage'),
    async (c) => {
      const { code } = parsed(StepUpCode, await jsonBody(c.req.raw), 'body');
      const { until, renewed } = await stepUp(c.get('grant'), code, c.get('environment').sealingKey);
      await renewSession(c, c.get('environment'), c.get('claims'), renewed);
      return privately(c, { steppedUpUntil: until });
    },
  );

onlyMethods(factorsApi, ['POST', 'DELETE'], ['/v1/me/totp']);
onlyMethods(factorsApi, ['POST'], ['/v1/me/totp/confirm', '/v1/me/recovery-codes', '/v1/me/step-up']);
