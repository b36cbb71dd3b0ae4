import { changeMe, ProfileChange } from '@ndp/domain/people/change-me';
import { readMe } from '@ndp/domain/people/read-me';
import { dayInVietnam } from '@ndp/domain/time';
import { Hono } from 'hono';
import { member } from '../access/member.ts';
import type { App } from '../app.ts';
import { done, privately } from './answer.ts';
import { onlyMethods } from './methods.ts';
import { documented } from './openapi.ts';
import { jsonBody, parsed } from './parse.ts';
import { MeAnswer, presentMe } from './present-me.ts';

const tag = 'account';

/** Oneself: who one is, and what one may do here. */
export const meApi = new Hono<App>()
  .get(
    '/v1/me',
    documented('Who is signed in, and what they may do', { answer: MeAnswer, member: true, tag }),
    member('account.read'),
    async (c) => {
      const grant = c.get('grant');
      return privately(c, presentMe(await readMe(grant, dayInVietnam()), grant.actor, c.get('accessExpiresAt')));
    },
  )
  .patch(
    '/v1/me',
    documented('Change my name or language', { body: ProfileChange, status: 204, member: true, tag }),
    member('account.own'),
    async (c) => {
      await changeMe(c.get('grant'), parsed(ProfileChange, await jsonBody(c.req.raw), 'body'));
      return done(c);
    },
  );

onlyMethods(meApi, ['GET', 'HEAD', 'PATCH'], ['/v1/me']);
