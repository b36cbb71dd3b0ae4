import { listTasks, TaskQuery } from '@ndp/domain/tasks/list';
import { readTask } from '@ndp/domain/tasks/read';
import { TaskUpdate, updateTask } from '@ndp/domain/tasks/update';
import { Hono } from 'hono';
import { member } from '../access/member.ts';
import type { App } from '../app.ts';
import { privately } from './answer.ts';
import { idempotencyKeyOf } from './idempotency.ts';
import { onlyMethods } from './methods.ts';
import { documented } from './openapi.ts';
import { idIn, jsonBody, parsed, queryOf } from './parse.ts';
import { OneTaskAnswer, presentOneTask, presentTask, TaskListAnswer, UpdatedTaskAnswer } from './present-task.ts';
import { etagOf, seenVersion } from './version.ts';

const tag = 'tasks';

/** Tasks of issued plans, as those carry them out who are given them. */
export const tasksApi = new Hono<App>()
  .get(
    '/v1/tasks',
    documented('Tasks of the plans that you may see, by due date', {
      query: TaskQuery,
      answer: TaskListAnswer,
      member: true,
      tag,
    }),
    member('plan.read'),
    async (c) => {
      const query = parsed(TaskQuery, queryOf(new URL(c.req.url)), 'query');
      const { items, next, counts, today } = await listTasks(c.get('grant'), query);
      return privately(c, { items: items.map((task) => presentTask(task, today)), next, counts });
    },
  )
  .get(
    '/v1/tasks/:id',
    documented('One task with its updates and obstacles', { answer: OneTaskAnswer, member: true, finds: true, tag }),
    member('plan.read'),
    async (c) => {
      const found = await readTask(c.get('grant'), idIn(c));
      return privately(c, presentOneTask(found), 200, etagOf(found.task.version));
    },
  )
  .post(
    '/v1/tasks/:id/updates',
    documented('Record progress, results and what shows them', {
      body: TaskUpdate,
      answer: UpdatedTaskAnswer,
      member: true,
      finds: true,
      keyed: true,
      versioned: true,
      tag,
    }),
    member('task.progress'),
    async (c) => {
      const update = parsed(TaskUpdate, await jsonBody(c.req.raw), 'body');
      const said = { seen: seenVersion(c), key: idempotencyKeyOf(c), update };
      const { task, reopened, today } = await updateTask(c.get('grant'), idIn(c), said);
      return privately(c, { ...presentTask(task, today), reopened }, 200, etagOf(task.version));
    },
  );

onlyMethods(tasksApi, ['GET', 'HEAD'], ['/v1/tasks', '/v1/tasks/:id']);
onlyMethods(tasksApi, ['POST'], ['/v1/tasks/:id/updates']);
