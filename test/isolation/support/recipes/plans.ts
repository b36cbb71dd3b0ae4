import type { Role } from '@ndp/database/schema/programme';
import type { Recipe } from '../recipes.ts';
import { decision, ifMatch, planAt, planFor, type Stage, versionAt } from '../scene.ts';
import { asking } from './account.ts';

const planIn = (stage: Stage | ((role: Role) => Stage), json?: unknown): Recipe => ({
  async make(scene, role) {
    const { token } = scene.cast[role];
    const now = typeof stage === 'string' ? stage : stage(role);
    const id = await planAt(scene, now);
    return { token, ids: { id }, headers: ifMatch(versionAt(now)), ...(json !== undefined && { json }) };
  },
});

/** What members work with: plans, platforms, search. */
export const planRecipes: Record<string, Recipe> = {
  'GET /v1/t/{org}/work': asking,
  'GET /v1/t/{org}/platforms': asking,
  'GET /v1/t/{org}/platforms/{slug}': {
    make: async ({ cast, platform }, role) => ({ token: cast[role].token, ids: { slug: platform } }),
    shared: true,
  },
  'GET /v1/t/{org}/search': { make: async ({ cast }, role) => ({ token: cast[role].token, query: '?q=thu' }) },
  'GET /v1/t/{org}/plans': asking,
  'POST /v1/t/{org}/plans': {
    make: async (scene, role) => ({
      token: scene.cast[role].token,
      json: planFor(scene),
      headers: { 'idempotency-key': crypto.randomUUID() },
    }),
  },
  'GET /v1/t/{org}/plans/{id}': planIn('draft'),
  'POST /v1/t/{org}/plans/{id}/submit': planIn('draft'),
  'PUT /v1/t/{org}/plans/{id}/sections/{code}': {
    async make(scene, role) {
      const { token } = scene.cast[role];
      const ids = { id: await planAt(scene, 'draft'), code: 'objectives' };
      return { token, ids, headers: ifMatch(0), json: { body: { text: 'Mục tiêu thử.' } } };
    },
  },
  'POST /v1/t/{org}/plans/{id}/review': planIn('submit'),
  'POST /v1/t/{org}/plans/{id}/approve': planIn('review'),
  'POST /v1/t/{org}/plans/{id}/return': planIn((role) => (role === 'head' ? 'submit' : 'review'), {
    reason: 'Bổ sung kết quả cần đạt.',
    sections: [{ code: 'm01', reason: 'Tháng 1 còn thiếu kết quả.' }],
  }),
  'POST /v1/t/{org}/plans/{id}/issue': planIn('approve', decision),
};
