import { newId } from '@ndp/database/ids';
import type { Recipe } from '../recipes.ts';
import { happened, type Scene } from '../scene.ts';
import { asking } from './account.ts';

/** The id of a fresh entry in the scene's incoming register: a further version of its own plan that came back to it. */
export async function arrivalOf({ tenant, issued }: Scene): Promise<string> {
  const id = newId();
  const number = Math.trunc(1000 + Math.random() * 1e9);
  await happened(
    `INSERT INTO plan_version (plan_id, number, created_at, contents, sha256, historical, issued_by, issued_at)
      SELECT plan_id, ?, created_at, contents, sha256, historical, issued_by, issued_at FROM plan_version
      WHERE plan_id = ? AND number = 1`,
    ...[number, issued],
  );
  await happened(
    `INSERT INTO plan_delivery (id, created_at, plan_id, plan_version, organisation_id, year, arrival_number)
      VALUES (?, ?, ?, ?, ?, 2026, ?)`,
    ...[id, new Date().toISOString(), issued, number, tenant.id, number],
  );
  return id;
}

const aboutArrival = (rest: { json?: unknown; headers?: Record<string, string> } = {}): Recipe => ({
  make: async (scene, role) => ({ token: scene.cast[role].token, ids: { id: await arrivalOf(scene) }, ...rest }),
});

/** What has been issued, and where it arrived. */
export const issuedPlanRecipes: Record<string, Recipe> = {
  'GET /v1/plans': asking,
  'GET /v1/plans/{id}': {
    make: async ({ cast, issued }, role) => ({ token: cast[role].token, ids: { id: issued } }),
  },
  'GET /v1/plans/{id}/changes': {
    make: async ({ cast, issued }, role) => ({ token: cast[role].token, ids: { id: issued } }),
  },
  'GET /v1/t/{org}/platforms/{slug}/side-by-side': {
    make: async ({ cast, platform }, role) => ({ token: cast[role].token, ids: { slug: platform } }),
    shared: true,
  },
  'GET /v1/overview/plans': asking,
  'GET /v1/overview/plans.csv': asking,
  'GET /v1/overview/plans.xlsx': asking,
  'GET /v1/t/{org}/incoming': asking,
  'POST /v1/t/{org}/incoming/{id}/open': aboutArrival(),
  'POST /v1/t/{org}/incoming/{id}/acknowledge': aboutArrival({ json: {}, headers: { 'if-match': '"1"' } }),
};
