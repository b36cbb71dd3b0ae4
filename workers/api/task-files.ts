import { FileName, MOST_FILE_BYTES, storedAt } from '@ndp/domain/evidence/file-name';
import { notFound } from '@ndp/domain/refusal';
import { attachToTask } from '@ndp/domain/tasks/attach';
import { findTaskFile, listTaskFiles } from '@ndp/domain/tasks/files';
import { Hono } from 'hono';
import * as v from 'valibot';
import { member } from '../access/member.ts';
import type { App } from '../app.ts';
import { inspectShared } from '../jobs/inspect.ts';
import { privately } from './answer.ts';
import { arrivedFile, handedOut } from './files.ts';
import { onlyMethods } from './methods.ts';
import { documented } from './openapi.ts';
import { fileBytes, idIn, parsed, queryOf } from './parse.ts';
import { instant, text } from './shapes.ts';

const tag = 'tasks';
const NameQuery = v.strictObject({ name: FileName });
const state = v.picklist(['quarantined', 'clean', 'refused']);
const FileAnswer = v.object({ id: text, name: text, type: text, size: v.number(), sha256: text, state });
const FilesAnswer = v.object({
  items: v.array(
    v.object({
      ...FileAnswer.entries,
      reason: v.nullable(text),
      uploadedAt: instant,
      organisation: text,
      organisationShort: text,
    }),
  ),
});

/** Files that show how a task has come on, shared with all who see the task. */
export const taskFilesApi = new Hono<App>()
  .post(
    '/v1/tasks/:id/files',
    documented('Send a file that shows how a task has come on', {
      query: NameQuery,
      file: true,
      answer: FileAnswer,
      status: 201,
      member: true,
      finds: true,
      tag,
    }),
    member('task.progress'),
    async (c) => {
      const { name } = parsed(NameQuery, queryOf(new URL(c.req.url)), 'query');
      const bytes = await fileBytes(c.req.raw, MOST_FILE_BYTES);
      const { organisation } = c.get('grant').actor;
      const environment = c.get('environment');
      const arrived = await arrivedFile(environment.files, organisation.slug, name, bytes);
      const { id, type, size, sha256, state } = await attachToTask(c.get('grant'), idIn(c), name, arrived);
      c.env.context.waitUntil(inspectShared(environment).catch((e) => console.error(`inspect: ${e}`)));
      return privately(c, { id, name, type, size, sha256, state }, 201);
    },
  )
  .get(
    '/v1/tasks/:id/files',
    documented('Files of a task', { answer: FilesAnswer, member: true, finds: true, tag }),
    member('plan.read'),
    async (c) => {
      const files = await listTaskFiles(c.get('grant'), idIn(c));
      return privately(c, { items: files.map(({ subject: _, ...file }) => file) });
    },
  )
  .get(
    '/v1/tasks/:id/files/:file',
    documented('The bytes of a file that was found clean', { member: true, finds: true, tag }),
    member('plan.read'),
    async (c) => {
      const file = c.req.param('file');
      if (!/^[0-9a-f-]{36}$/.test(file)) throw notFound();
      const { name, type, state, sha256, organisation } = await findTaskFile(c.get('grant'), idIn(c), file);
      return handedOut(c.get('environment').files, storedAt(organisation, sha256), { name, type, state });
    },
  );

onlyMethods(taskFilesApi, ['GET', 'HEAD', 'POST'], ['/v1/tasks/:id/files']);
onlyMethods(taskFilesApi, ['GET', 'HEAD'], ['/v1/tasks/:id/files/:file']);
