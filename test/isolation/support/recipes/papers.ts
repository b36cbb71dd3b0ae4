import { call, eventually, url } from '../../../support/stack.ts';
import type { Recipe } from '../recipes.ts';
import { ifMatch, planAt, type Scene } from '../scene.ts';
import { taskIn } from './carrying-out.ts';

/** A small text is a file like any other. */
const text = new TextEncoder().encode('Tệp thử, không có gì đặc biệt.\n');
const named = (scene: Scene) => `?section=agreement&name=${scene.slug.slice(0, 40)}.txt`;

async function bytesOf(path: string, token: string): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await fetch(url + path, { headers: { authorization: `Bearer ${token}` } });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

/** A file at a fresh draft that was found clean. */
async function attached(scene: Scene): Promise<{ id: string; file: string }> {
  const { token } = scene.cast.officer;
  const id = await planAt(scene, 'draft');
  const files = `/v1/t/${scene.slug}/plans/${id}/files`;
  await call(files + named(scene), { token, body: text, headers: { 'content-type': 'application/octet-stream' } });
  return { id, file: await cleanIn(files, token) };
}

/** A file at the scene's own task that was found clean. */
async function shown(scene: Scene): Promise<{ id: string; file: string }> {
  const { token } = scene.cast.officer;
  const { id } = await taskIn(scene);
  const files = `/v1/tasks/${id}/files`;
  const headers = { 'content-type': 'application/octet-stream' };
  await call(`${files}?name=thu.txt`, { token, body: text, headers });
  return { id, file: await cleanIn(files, token) };
}

async function cleanIn(files: string, token: string): Promise<string> {
  type Files = { items: { id: string; state: string }[] };
  const { body } = await eventually(
    () => call<Files>(files, { token }),
    (answer) => answer.body.items[0]?.state === 'clean',
  );
  return body.items[0]?.id ?? '';
}

const fresh = (make: (scene: Scene) => Promise<Record<string, string>>): Recipe => ({
  make: async (scene, role) => ({ token: scene.cast[role].token, ids: await make(scene) }),
});
const draft = fresh(async (scene) => ({ id: await planAt(scene, 'draft') }));

/** Papers, workbooks and files of plans and tasks. */
export const paperRecipes: Record<string, Recipe> = {
  'GET /v1/t/{org}/plans/{id}/document.docx': draft,
  'GET /v1/plans/{id}/document.docx': fresh(async ({ issued }) => ({ id: issued })),
  'GET /v1/t/{org}/plans/{id}/workbook': draft,
  'POST /v1/t/{org}/plans/{id}/workbook': {
    async make(scene, role) {
      const id = await planAt(scene, 'draft');
      const file = await bytesOf(`/v1/t/${scene.slug}/plans/${id}/workbook`, scene.cast.officer.token);
      return { token: scene.cast[role].token, ids: { id }, file, headers: ifMatch(1) };
    },
  },
  'POST /v1/t/{org}/plan-tables': {
    async make(scene, role) {
      const path = `/v1/t/${scene.slug}/plans/${await planAt(scene, 'draft')}/document.docx`;
      return { token: scene.cast[role].token, file: await bytesOf(path, scene.cast.officer.token) };
    },
  },
  'GET /v1/t/{org}/plans/{id}/files': draft,
  'POST /v1/t/{org}/plans/{id}/files': {
    async make(scene, role) {
      const id = await planAt(scene, 'draft');
      return { token: scene.cast[role].token, ids: { id }, query: named(scene), file: text };
    },
  },
  'GET /v1/t/{org}/plans/{id}/files/{file}': fresh(attached),
  'DELETE /v1/t/{org}/plans/{id}/files/{file}': fresh(attached),
  'GET /v1/tasks/{id}/files': fresh(async (scene) => ({ id: (await taskIn(scene)).id })),
  'POST /v1/tasks/{id}/files': {
    async make(scene, role) {
      const { id } = await taskIn(scene);
      return { token: scene.cast[role].token, ids: { id }, query: '?name=thu.txt', file: text };
    },
  },
  'GET /v1/tasks/{id}/files/{file}': fresh(shown),
};
