import type { Recipe } from '../recipes.ts';
import { decision, planAt, planFor, type Stage } from '../scene.ts';
import { asking } from './account.ts';

const planIn = (stage: Stage, json?: unknown): Recipe => ({
  async make(scene, role) {
    const token = scene.cast[role].token;
    return { token, ids: { id: await planAt(scene, stage) }, ...(json !== undefined && { json }) };
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
  'POST /v1/t/{org}/plans/{id}/approve': planIn('submit'),
  'POST /v1/t/{org}/plans/{id}/issue': planIn('approve', decision),
};
