import { changePassword, PasswordChange } from '@ndp/domain/people/passwords/change';
import { ResetRequest, requestReset } from '@ndp/domain/people/passwords/request-reset';
import { Reset, resetPassword } from '@ndp/domain/people/passwords/reset';
import { systemGrant } from '@ndp/domain/permissions';
import { dayInVietnam } from '@ndp/domain/time';
import { Hono } from 'hono';
import * as v from 'valibot';
import { publicly } from '../access/declare.ts';
import { member } from '../access/member.ts';
import { assertOwnOrigin } from '../access/origin.ts';
import type { App } from '../app.ts';
import type { Environment } from '../environment.ts';
import { sendMail } from '../jobs/mail.ts';
import { sendMailSoon } from '../jobs/mail-soon.ts';
import { done, privately } from './answer.ts';
import { onlyMethods } from './methods.ts';
import { documented } from './openapi.ts';
import { jsonBody, parsed } from './parse.ts';
import { databasesOf } from './session.ts';

const Nothing = v.object({});

/** Forgotten and changed passwords. */
export const passwordsApi = new Hono<App>()
  .post(
    '/v1/password-reset',
    documented('Ask for a link to set a password; the answer tells nothing', {
      body: ResetRequest,
      answer: Nothing,
      status: 202,
      tag: 'session',
    }),
    async (c) => {
      const environment = c.get('environment');
      assertOwnOrigin(c.req.raw, environment.publicOrigin, false);
      const { email } = parsed(ResetRequest, await jsonBody(c.req.raw), 'body');
      // After the answer, so that its time tells no more than its words.
      c.env.context.waitUntil(mailLink(environment, email));
      return privately(c, {}, 202);
    },
  )
  .post(
    '/v1/password-reset/confirm',
    documented('Set a password by a mailed link', { body: Reset, status: 204, finds: true, tag: 'session' }),
    async (c) => {
      assertOwnOrigin(c.req.raw, c.get('environment').publicOrigin, false);
      const input = parsed(Reset, await jsonBody(c.req.raw), 'body');
      await resetPassword(await systemGrant(databasesOf(c), 'password.reset'), input, dayInVietnam());
      sendMailSoon(c);
      return done(c);
    },
  );

publicly(passwordsApi);

passwordsApi.put(
  '/v1/me/password',
  documented('Change my password', { body: PasswordChange, status: 204, member: true, tag: 'account' }),
  member('account.manage'),
  async (c) => {
    await changePassword(c.get('grant'), parsed(PasswordChange, await jsonBody(c.req.raw), 'body'));
    sendMailSoon(c);
    return done(c);
  },
);

onlyMethods(passwordsApi, ['POST'], ['/v1/password-reset', '/v1/password-reset/confirm']);
onlyMethods(passwordsApi, ['PUT'], ['/v1/me/password']);

async function mailLink(environment: Environment, email: string): Promise<void> {
  const databases = { servers: environment.servers, meter: { reads: 0, writes: 0 } };
  try {
    await requestReset(await systemGrant(databases, 'password.reset'), email);
    await sendMail(databases, environment);
  } catch (error) {
    console.error(`password reset: ${error}`);
  }
}
