import { addEvidence, type Evidence, EvidenceQuery } from '@ndp/domain/evidence/add';
import { MOST_FILE_BYTES, storedAt } from '@ndp/domain/evidence/file-name';
import { findEvidence, listEvidence } from '@ndp/domain/evidence/list';
import { removeEvidence } from '@ndp/domain/evidence/remove';
import { mayDo, NO_TRAIL } from '@ndp/domain/plans/may';
import { notFound } from '@ndp/domain/refusal';
import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { member } from '../access/member.ts';
import type { App } from '../app.ts';
import { inspectWorkspace } from '../jobs/inspect.ts';
import { done, privately } from './answer.ts';
import { arrivedFile, handedOut } from './files.ts';
import { onlyMethods } from './methods.ts';
import { documented } from './openapi.ts';
import { fileBytes, idIn, nothingElse, parsed, queryOf } from './parse.ts';
import { day, instant, PersonRef, text } from './shapes.ts';

const tag = 'plans';
const nullableDay = v.nullable(day);

const FileAnswer = v.object({
  id: text,
  section: text,
  name: text,
  type: text,
  size: v.number(),
  sha256: text,
  /** quarantined: not looked into yet; refused: never handed out, `reason` says why. */
  state: v.picklist(['quarantined', 'clean', 'refused']),
  reason: v.nullable(text),
  effectiveOn: nullableDay,
  expiresOn: nullableDay,
  uploadedAt: instant,
  uploadedBy: PersonRef,
});
const FilesAnswer = v.object({ items: v.array(FileAnswer), mayAttach: v.boolean() });

function present(file: Evidence, names: Record<string, string>): v.InferOutput<typeof FileAnswer> {
  const { id, section, name, type, size, sha256, state, reason, effectiveOn, expiresOn, uploadedBy } = file;
  return {
    ...{ id, section, name, type, size, sha256, state, reason, effectiveOn, expiresOn },
    uploadedAt: file.createdAt,
    uploadedBy: { key: uploadedBy, name: names[uploadedBy] ?? uploadedBy },
  };
}

/** Files at the sections of a draft: bytes in the object store, looked into before anybody gets them. */
export const planFilesApi = new Hono<App>()
  .post(
    '/v1/t/:org/plans/:id/files',
    documented('Attach a file', {
      query: EvidenceQuery,
      file: true,
      answer: FileAnswer,
      status: 201,
      member: true,
      finds: true,
      tag,
    }),
    member('plan.draft', { colleagues: true }),
    async (c) => {
      const said = parsed(EvidenceQuery, queryOf(new URL(c.req.url)), 'query');
      const bytes = await fileBytes(c.req.raw, MOST_FILE_BYTES);
      const { organisation } = c.get('grant').actor;
      const environment = c.get('environment');
      const arrived = await arrivedFile(environment.files, organisation.slug, said.name, bytes);
      const file = await addEvidence(c.get('grant'), idIn(c), said, arrived);
      c.env.context.waitUntil(inspectWorkspace(environment, organisation).catch((e) => console.error(`inspect: ${e}`)));
      return privately(c, present(file, c.get('facts').colleagues), 201);
    },
  )
  .get(
    '/v1/t/:org/plans/:id/files',
    documented('Files of a draft', { answer: FilesAnswer, member: true, finds: true, tag }),
    member('plan.draft.read', { colleagues: true }),
    async (c) => {
      const { draft, files } = await listEvidence(c.get('grant'), idIn(c));
      const items = files.map((file) => present(file, c.get('facts').colleagues));
      return privately(c, { items, mayAttach: mayDo(draft, NO_TRAIL, c.get('grant').actor).mayEdit });
    },
  )
  .get(
    '/v1/t/:org/plans/:id/files/:file',
    documented('The bytes of a file that was found clean', { member: true, finds: true, tag }),
    member('plan.draft.read'),
    async (c) => {
      const grant = c.get('grant');
      const { name, type, sha256, state } = await findEvidence(grant, idIn(c), fileIn(c));
      const key = storedAt(grant.actor.organisation.slug, sha256);
      return handedOut(c.get('environment').files, key, { name, type, state });
    },
  )
  .delete(
    '/v1/t/:org/plans/:id/files/:file',
    documented('Take a file off', { status: 204, member: true, finds: true, tag }),
    member('plan.draft'),
    async (c) => {
      await nothingElse(c.req.raw);
      await removeEvidence(c.get('grant'), idIn(c), fileIn(c));
      return done(c);
    },
  );

onlyMethods(planFilesApi, ['GET', 'HEAD', 'POST'], ['/v1/t/:org/plans/:id/files']);
onlyMethods(planFilesApi, ['GET', 'HEAD', 'DELETE'], ['/v1/t/:org/plans/:id/files/:file']);

function fileIn(c: Context): string {
  const id = c.req.param('file') ?? '';
  if (!/^[0-9a-f-]{36}$/.test(id)) throw notFound();
  return id;
}
