import type { Role } from '@ndp/database/schema/programme';
import { call } from '../../../support/stack.ts';
import type { Recipe } from '../recipes.ts';
import { ifMatch, planAt, type Scene } from '../scene.ts';
import { asking } from './account.ts';

const key = () => ({ 'idempotency-key': crypto.randomUUID() });
const first = ifMatch(1);

/** A request about a draft of the officer's. */
const onDraft = (json?: unknown, headers?: () => Record<string, string>): Recipe => ({
  async make(scene, role) {
    const ids = { id: await planAt(scene, 'draft') };
    return {
      token: scene.cast[role].token,
      ids,
      ...(json !== undefined && { json }),
      ...(headers && { headers: headers() }),
    };
  },
});

const REMARK = { section: 'frame', body: 'Ý kiến thử' };

/** A draft with a comment by whoever is to act on it; the ids of both. */
async function commented(scene: Scene, role: Role) {
  const id = await planAt(scene, 'draft');
  const { token } = scene.cast[role];
  const at = `/v1/t/${scene.slug}/plans/${id}/comments`;
  const { body, status, text } = await call<{ id: string }>(at, { token, json: REMARK, headers: key() });
  if (status !== 201) throw new Error(`comment: ${status} ${text}`);
  return { token, at, ids: { id, comment: body.id } };
}

const onComment = (settled: boolean): Recipe => ({
  async make(scene, role) {
    const { at, ...made } = await commented(scene, role);
    if (!settled) return { ...made, headers: first };
    await call(`${at}/${made.ids.comment}/resolve`, { token: made.token, method: 'POST', headers: first });
    return { ...made, headers: ifMatch(2) };
  },
});

/** What drafting a plan needs besides the plan: templates, parties, comments, history, presence. */
export const draftingRecipes: Record<string, Recipe> = {
  'GET /v1/t/{org}/plan-templates': asking,
  'GET /v1/t/{org}/plan-parties': asking,
  'GET /v1/t/{org}/plans/{id}/comments': onDraft(),
  'POST /v1/t/{org}/plans/{id}/comments': onDraft(REMARK, key),
  'POST /v1/t/{org}/plans/{id}/comments/{comment}/resolve': onComment(false),
  'POST /v1/t/{org}/plans/{id}/comments/{comment}/reopen': onComment(true),
  'DELETE /v1/t/{org}/plans/{id}/comments/{comment}': onComment(false),
  'POST /v1/t/{org}/plan-copies': {
    make: async (scene, role) => ({
      token: scene.cast[role].token,
      json: { from: { draft: await planAt(scene, 'draft') }, year: 2023 },
      headers: key(),
    }),
  },
  'POST /v1/t/{org}/plans/{id}/amend': {
    make: async (scene, role) => ({
      ...{ token: scene.cast[role].token, ids: { id: await planAt(scene, 'issue') }, headers: key() },
    }),
  },
  'DELETE /v1/t/{org}/plans/{id}': onDraft(undefined, () => first),
  'GET /v1/t/{org}/settings/plan-review': asking,
  'PUT /v1/t/{org}/settings/plan-review': {
    async make({ cast, slug }, role) {
      const { token } = cast[role];
      const { body } = await call<{ version: number }>(`/v1/t/${slug}/settings/plan-review`, { token });
      return { token, json: { steps: ['head', 'leader'] }, headers: ifMatch(body.version) };
    },
  },
  'POST /v1/t/{org}/plans/{id}/presence': onDraft({ section: 'frame' }),
  'GET /v1/t/{org}/plans/{id}/history': onDraft(),
  'GET /v1/t/{org}/plans/{id}/history/{code}/{version}': {
    make: async (scene, role) => ({
      token: scene.cast[role].token,
      ids: { id: await planAt(scene, 'draft'), code: 'frame', version: '1' },
    }),
  },
};
