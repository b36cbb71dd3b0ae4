import { listOwnSessions, listSessions } from '@ndp/domain/sessions/list';
import { revokeOtherSessions, revokeOwnSession, revokeSession } from '@ndp/domain/sessions/revoke';
import { Hono } from 'hono';
import * as v from 'valibot';
import { member } from '../access/member.ts';
import type { App } from '../app.ts';
import { done, privately } from './answer.ts';
import { onlyMethods } from './methods.ts';
import { documented } from './openapi.ts';
import { idIn } from './parse.ts';
import { instant, PersonRef, text } from './shapes.ts';

const session = {
  id: text,
  createdAt: instant,
  seenAt: instant,
  expiresAt: instant,
  agent: v.nullable(text),
  how: v.picklist(['password', 'passkey', 'oidc', 'invitation', 'operator']),
  current: v.boolean(),
};
const OwnSessions = v.object({ items: v.array(v.object(session)) });
const Sessions = v.object({ items: v.array(v.object({ ...session, person: PersonRef })) });
const administration = { member: true, finds: true, tag: 'administration' } as const;
const account = { member: true, tag: 'account' } as const;

/** Where people are signed in: each sees and ends their own, an administrator those of the organisation. */
export const sessionsApi = new Hono<App>()
  .get(
    '/v1/me/sessions',
    documented('My sessions', { ...account, answer: OwnSessions }),
    member('account.read'),
    async (c) => {
      const here = c.get('grant').actor.session?.id;
      const items = await listOwnSessions(c.get('grant'));
      return privately(c, { items: items.map((one) => ({ ...one, current: one.id === here })) });
    },
  )
  .delete(
    '/v1/me/sessions',
    documented('End all my other sessions', { ...account, status: 204 }),
    member('account.own'),
    async (c) => {
      await revokeOtherSessions(c.get('grant'));
      return done(c);
    },
  )
  .delete(
    '/v1/me/sessions/:id',
    documented('End one of my sessions', { ...account, finds: true, status: 204 }),
    member('account.own'),
    async (c) => {
      await revokeOwnSession(c.get('grant'), idIn(c));
      return done(c);
    },
  )
  .get(
    '/v1/t/:org/sessions',
    documented('Sessions in the organisation', { ...administration, answer: Sessions }),
    member('session.manage'),
    async (c) => {
      const here = c.get('grant').actor.session?.id;
      const items = await listSessions(c.get('grant'));
      return privately(c, { items: items.map((one) => ({ ...one, current: one.id === here })) });
    },
  )
  .delete(
    '/v1/t/:org/sessions/:id',
    documented('End a session', { ...administration, status: 204 }),
    member('session.manage'),
    async (c) => {
      await revokeSession(c.get('grant'), idIn(c));
      return done(c);
    },
  );

onlyMethods(sessionsApi, ['GET', 'HEAD', 'DELETE'], ['/v1/me/sessions']);
onlyMethods(sessionsApi, ['DELETE'], ['/v1/me/sessions/:id', '/v1/t/:org/sessions/:id']);
onlyMethods(sessionsApi, ['GET', 'HEAD'], ['/v1/t/:org/sessions']);
