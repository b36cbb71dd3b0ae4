import { createFeed, NewFeed } from '@ndp/domain/calendar/create-feed';
import { listFeeds } from '@ndp/domain/calendar/list-feeds';
import { revokeFeed } from '@ndp/domain/calendar/revoke-feed';
import { Hono } from 'hono';
import * as v from 'valibot';
import { member } from '../access/member.ts';
import type { App } from '../app.ts';
import { done, privately } from './answer.ts';
import { onlyMethods } from './methods.ts';
import { documented } from './openapi.ts';
import { idIn, jsonBody, parsed } from './parse.ts';
import { instant, text } from './shapes.ts';

const Feed = v.object({
  id: text,
  name: text,
  createdAt: instant,
  lastUsedAt: v.nullable(instant),
  revokedAt: v.nullable(instant),
});
const base = { member: true, finds: true, tag: 'calendar' } as const;

/** Addresses from which one's own calendar program reads what is due. */
export const calendarFeedsApi = new Hono<App>()
  .get(
    '/v1/t/:org/calendar-feeds',
    documented('My calendar addresses, without their secrets', { ...base, answer: v.object({ items: v.array(Feed) }) }),
    member('calendar.manage'),
    async (c) => privately(c, { items: await listFeeds(c.get('grant')) }),
  )
  .post(
    '/v1/t/:org/calendar-feeds',
    documented('Make a calendar address; it is answered once', {
      ...base,
      body: NewFeed,
      answer: v.object({ ...Feed.entries, url: v.pipe(text, v.description('Shown this once')) }),
      status: 201,
    }),
    member('calendar.manage'),
    async (c) => {
      const { secret, ...feed } = await createFeed(c.get('grant'), parsed(NewFeed, await jsonBody(c.req.raw), 'body'));
      const url = `${c.get('environment').publicOrigin}/v1/calendar/${secret}.ics`;
      return privately(c, { ...feed, url }, 201);
    },
  )
  .delete(
    '/v1/t/:org/calendar-feeds/:id',
    documented('Take a calendar address back', { ...base, status: 204 }),
    member('calendar.manage'),
    async (c) => {
      await revokeFeed(c.get('grant'), idIn(c));
      return done(c);
    },
  );

onlyMethods(calendarFeedsApi, ['GET', 'HEAD', 'POST'], ['/v1/t/:org/calendar-feeds']);
onlyMethods(calendarFeedsApi, ['DELETE'], ['/v1/t/:org/calendar-feeds/:id']);
