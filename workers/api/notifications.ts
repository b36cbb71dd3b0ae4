import { noticeWords } from '@ndp/domain/mail/notice-words';
import { KIND_LABELS } from '@ndp/domain/notifications/labels';
import { listNotifications, NotificationQuery } from '@ndp/domain/notifications/list';
import { MarkRead, markRead } from '@ndp/domain/notifications/mark-read';
import {
  changeSettings,
  NotificationSettings,
  readSettings,
  type SettingsFound,
} from '@ndp/domain/notifications/settings';
import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { member } from '../access/member.ts';
import type { App } from '../app.ts';
import { privately } from './answer.ts';
import { onlyMethods } from './methods.ts';
import { documented } from './openapi.ts';
import { jsonBody, parsed, queryOf } from './parse.ts';
import { languageOf } from './problem.ts';
import { instant, text } from './shapes.ts';
import { etagOf, seenVersion } from './version.ts';

const own = { member: true, tag: 'account' } as const;
const NotificationsAnswer = v.object({
  items: v.array(
    v.object({
      id: text,
      kind: text,
      createdAt: instant,
      readAt: v.nullable(instant),
      organisation: v.nullable(text),
      title: text,
      text,
      href: v.nullable(text),
    }),
  ),
  next: v.nullable(text),
  unread: v.number(),
});
const Unread = v.object({ unread: v.number() });
const SettingsAnswer = v.object({
  items: v.array(
    v.object({
      kind: text,
      label: text,
      email: v.picklist(['immediate', 'digest', 'off']),
      fixed: v.pipe(v.boolean(), v.description('Always mailed at once; cannot be set')),
    }),
  ),
  digestHour: v.pipe(v.number(), v.description('Hour of the day in Asia/Ho_Chi_Minh, 0–23')),
  version: v.number(),
});

/** What one is told, and how one wants to be told. */
export const notificationsApi = new Hono<App>()
  .get(
    '/v1/me/notifications',
    documented('What I was told, newest first', { ...own, query: NotificationQuery, answer: NotificationsAnswer }),
    member('account.read'),
    async (c) => {
      const query = parsed(NotificationQuery, queryOf(new URL(c.req.url)), 'query');
      const { items, next, unread } = await listNotifications(c.get('grant'), query);
      const shown = items.map(({ id, kind, createdAt, readAt, organisation, params, href }) => {
        const { title, paragraphs } = noticeWords({ kind, params, href }, languageOf(c.req.raw));
        return { id, kind, createdAt, readAt, organisation, title, text: paragraphs[0] ?? '', href };
      });
      return privately(c, { items: shown, next, unread });
    },
  )
  .post(
    '/v1/me/notifications/read',
    documented('Mark as read', { ...own, body: MarkRead, answer: Unread }),
    member('account.manage'),
    async (c) => {
      const which = parsed(MarkRead, await jsonBody(c.req.raw), 'body');
      return privately(c, { unread: await markRead(c.get('grant'), which) });
    },
  )
  .get(
    '/v1/me/notification-settings',
    documented('How I am told by mail', { ...own, answer: SettingsAnswer }),
    member('account.read'),
    async (c) => settingsAnswer(c, await readSettings(c.get('grant'))),
  )
  .put(
    '/v1/me/notification-settings',
    documented('Change how I am told by mail', { ...own, body: NotificationSettings, answer: SettingsAnswer }),
    member('account.own'),
    async (c) => {
      const seen = seenVersion(c);
      const wanted = parsed(NotificationSettings, await jsonBody(c.req.raw), 'body');
      return settingsAnswer(c, await changeSettings(c.get('grant'), wanted, seen));
    },
  );

onlyMethods(notificationsApi, ['GET', 'HEAD'], ['/v1/me/notifications']);
onlyMethods(notificationsApi, ['POST'], ['/v1/me/notifications/read']);
onlyMethods(notificationsApi, ['GET', 'HEAD', 'PUT'], ['/v1/me/notification-settings']);

function settingsAnswer(c: Context, { items, digestHour, version }: SettingsFound): Response {
  const language = languageOf(c.req.raw);
  const named = items.map((item) => ({ ...item, label: KIND_LABELS[item.kind][language] }));
  return privately(c, { items: named, digestHour, version }, 200, etagOf(version));
}
