import { readDutiesNow } from '@ndp/domain/workspace/duties-now';
import { Hono } from 'hono';
import * as v from 'valibot';
import { member } from '../access/member.ts';
import type { App } from '../app.ts';
import { privately } from './answer.ts';
import { onlyMethods } from './methods.ts';
import { documented } from './openapi.ts';
import { day, text } from './shapes.ts';

const DutiesAnswer = v.object({
  today: day,
  items: v.array(
    v.object({
      kind: v.picklist(['task.late', 'task.due', 'obstacle.answer', 'plan.acknowledge']),
      id: v.pipe(text, v.description('Of the task, the obstacle or the plan')),
      title: text,
      dueOn: v.nullable(day),
      platforms: v.array(text),
    }),
  ),
});

/** What of the shared circle waits for me; what waits in the workspace is at …/work. */
export const dutiesNowApi = new Hono<App>().get(
  '/v1/t/:org/duties-now',
  documented('Tasks, answers and receipts that wait for my unit', {
    ...{ answer: DutiesAnswer, member: true, finds: true, tag: 'workspace' },
  }),
  member('plan.read'),
  async (c) => {
    const { items, today } = await readDutiesNow(c.get('grant'));
    return privately(c, {
      today,
      items: items.map(({ kind, id, title, dueOn, platforms }) => ({ kind, id, title, dueOn, platforms })),
    });
  },
);

onlyMethods(dutiesNowApi, ['GET', 'HEAD'], ['/v1/t/:org/duties-now']);
