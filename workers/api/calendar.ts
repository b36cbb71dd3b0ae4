import { type CalendarEvent, calendarOf } from '@ndp/documents/calendar/write';
import { type FeedRead, noteFeedUse, readFeed } from '@ndp/domain/calendar/read-feed';
import { obstaclePage } from '@ndp/domain/obstacles/tell';
import { systemGrant } from '@ndp/domain/permissions';
import { notFound } from '@ndp/domain/refusal';
import { taskPage } from '@ndp/domain/tasks/page';
import { Hono } from 'hono';
import type { App } from '../app.ts';
import { onlyMethods } from './methods.ts';
import { documented } from './openapi.ts';

const WORDS = {
  vi: { due: 'Hạn: ', answer: 'Trả lời: ', plan: 'Kế hoạch: ', obstacle: 'Khó khăn, vướng mắc chờ đơn vị trả lời.' },
  en: { due: 'Due: ', answer: 'Answer: ', plan: 'Plan: ', obstacle: 'An obstacle that waits for the unit’s answer.' },
};

/** What calendar programs read. The address is the secret; whoever has it needs nothing else. */
export const calendarApi = new Hono<App>().get(
  '/v1/calendar/:file',
  documented('Due days as a calendar (iCalendar), by a secret address ending in .ics', {
    finds: true,
    tag: 'calendar',
  }),
  async (c) => {
    const secret = /^([\w-]{43})\.ics$/.exec(c.req.param('file'))?.[1];
    if (!secret) throw notFound();
    const { servers, publicOrigin } = c.get('environment');
    const grant = await systemGrant({ servers, meter: c.get('meter') }, 'calendar.read');
    const found = await readFeed(grant, secret);
    const noting = noteFeedUse(grant, found.feed);
    c.env.context.waitUntil(noting.catch((error) => console.error(`use of a calendar not noted: ${error}`)));
    return c.body(calendarOf({ name: found.feed.name, events: eventsIn(found, publicOrigin) }), 200, {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'inline; filename="lich.ics"',
      'cache-control': 'private, no-store',
    });
  },
);

onlyMethods(calendarApi, ['GET', 'HEAD'], ['/v1/calendar/:file']);

function eventsIn({ language, organisation, tasks, obstacles }: FeedRead, origin: string): CalendarEvent[] {
  const { due, answer, plan, obstacle } = WORDS[language];
  const { hostname } = new URL(origin);
  return [
    ...tasks.map(({ id, title, dueOn, plan: of, updatedAt }) => ({
      ...{ uid: `task-${id}@${hostname}`, day: dueOn ?? '', title: due + title, description: plan + of },
      ...{ url: origin + taskPage(organisation, id), updatedAt },
    })),
    ...obstacles.map(({ id, title, dueOn, updatedAt }) => ({
      ...{ uid: `obstacle-${id}@${hostname}`, day: dueOn, title: answer + title, description: obstacle },
      ...{ url: origin + obstaclePage(organisation, id), updatedAt },
    })),
  ];
}
