import { call, eventually } from '../../../support/stack.ts';
import type { Recipe } from '../recipes.ts';
import { planAt, type Scene } from '../scene.ts';
import { asking } from './account.ts';

type Items = { items: { id: string; version: number }[] };

/** A task of a plan that the organisation has issued. */
export async function taskIn({ cast, issued }: Scene, plan = issued) {
  const found = await call<Items>(`/v1/tasks?plan=${plan}`, { token: cast.officer.token });
  const [task] = found.body.items;
  if (!task) throw new Error(`no task in ${plan}: ${found.status} ${found.text}`);
  return task;
}

/** Carrying out what has been issued. */
export const carryingOutRecipes: Record<string, Recipe> = {
  'GET /v1/tasks': asking,
  'GET /v1/tasks/{id}': {
    make: async (scene, role) => ({ token: scene.cast[role].token, ids: { id: (await taskIn(scene)).id } }),
  },
  'POST /v1/tasks/{id}/updates': {
    async make(scene, role) {
      const plan = await planAt(scene, 'issue');
      const task = await eventually(
        () => taskIn(scene, plan).catch(() => null),
        (found) => found !== null,
      );
      return {
        token: scene.cast[role].token,
        ids: { id: task?.id ?? '' },
        json: { progress: 5, state: 'in_progress' },
        headers: { 'if-match': `"${task?.version}"`, 'idempotency-key': crypto.randomUUID() },
      };
    },
  },
};
