import { newId } from '@ndp/database/ids';
import { call, eventually } from '../../../support/stack.ts';
import type { Recipe } from '../recipes.ts';
import { happened, ifMatch, planAt, type Scene } from '../scene.ts';
import { asking } from './account.ts';

type Items = { items: { id: string; version: number }[] };

/** A task of a plan that the organisation has issued: its first, unless another place is named. */
export async function taskIn({ cast, issued }: Scene, plan = issued, place = 0) {
  const found = await call<Items>(`/v1/tasks?plan=${plan}`, { token: cast.officer.token });
  const task = found.body.items[place];
  if (!task) throw new Error(`no task in ${plan}: ${found.status} ${found.text}`);
  return task;
}

export const keyed = () => ({ 'idempotency-key': crypto.randomUUID() });

/** Due so soon that it stands on the first page of any list. */
const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
/** An obstacle of the scene's unit, for another of its organisation to answer. */
export const obstacleOf = ({ platform, slug, other }: Scene) => ({
  ...{ kind: 'policy', platform, title: `Đề xuất ${crypto.randomUUID()}`, body: 'Đề xuất thử.' },
  ...{ to: { organisation: slug, unit: other.slug }, dueOn: tomorrow() },
});
export async function obstacleIn(scene: Scene, change: object = {}): Promise<string> {
  const { token } = scene.cast.officer;
  const sent = { token, json: { ...obstacleOf(scene), ...change }, headers: keyed() };
  const { status, body, text } = await call<{ id: string }>('/v1/obstacles', sent);
  if (status !== 201) throw new Error(`obstacle: ${status} ${text}`);
  return body.id;
}
async function linked(scene: Scene): Promise<[string, string]> {
  const [one, two] = [await obstacleIn(scene), await obstacleIn(scene)];
  const { token } = scene.cast.officer;
  await call(`/v1/obstacles/${one}/links`, { token, json: { to: two } });
  return [one, two];
}

/** A line of money of the scene's issued plan, written past every verb: the plan of 2022 says nothing of money. */
export async function budgetLine({ issued }: Scene): Promise<string> {
  const id = newId();
  await happened(
    `INSERT INTO budget_line (id, created_at, plan_id, source, purpose, year, planned)
      VALUES (?, ?, ?, 'public', 'build', 2022 + abs(random() % 1000000), 1000)`,
    ...[id, new Date().toISOString(), issued],
  );
  return id;
}

export async function feedOf({ slug }: Scene, token: string) {
  const sent = { token, json: { name: `Lịch ${crypto.randomUUID()}` } };
  const { status, body, text } = await call<{ id: string; url: string }>(`/v1/t/${slug}/calendar-feeds`, sent);
  // Whoever may have none is refused by the route itself; the request then names one that nobody has.
  if (status === 403) return { id: crypto.randomUUID(), url: '' };
  if (status !== 201) throw new Error(`calendar: ${status} ${text}`);
  return body;
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
        headers: { ...ifMatch(task?.version ?? 0), ...keyed() },
      };
    },
  },
  'GET /v1/obstacles': asking,
  'POST /v1/obstacles': {
    make: async (scene, role) => ({ token: scene.cast[role].token, json: obstacleOf(scene), headers: keyed() }),
  },
  'GET /v1/obstacles/{id}': {
    make: async (scene, role) => ({ token: scene.cast[role].token, ids: { id: await obstacleIn(scene) } }),
  },
  'POST /v1/obstacles/{id}/replies': {
    make: async (scene, role) => ({
      ...{ token: scene.cast[role].token, ids: { id: await obstacleIn(scene) } },
      ...{ json: { kind: 'comment', body: 'Ý kiến thử.' }, headers: ifMatch(1) },
    }),
  },
  'POST /v1/obstacles/{id}/links': {
    make: async (scene, role) => ({
      ...{ token: scene.cast[role].token, ids: { id: await obstacleIn(scene) } },
      json: { to: await obstacleIn(scene) },
    }),
  },
  'DELETE /v1/obstacles/{id}/links/{to}': {
    async make(scene, role) {
      const [id, to] = await linked(scene);
      return { token: scene.cast[role].token, ids: { id, to } };
    },
  },
  'GET /v1/plans/{id}/budget': {
    make: async ({ cast, issued }, role) => ({ token: cast[role].token, ids: { id: issued } }),
  },
  'PUT /v1/plans/{id}/budget/{line}': {
    make: async (scene, role) => ({
      ...{ token: scene.cast[role].token, ids: { id: scene.issued, line: await budgetLine(scene) } },
      ...{ json: { allocated: 900, spent: 100 }, headers: ifMatch(1) },
    }),
  },
  'GET /v1/t/{org}/duties-now': asking,
  'GET /v1/t/{org}/calendar-feeds': asking,
  'POST /v1/t/{org}/calendar-feeds': {
    make: async ({ cast }, role) => ({ token: cast[role].token, json: { name: 'Điện thoại' } }),
  },
  'DELETE /v1/t/{org}/calendar-feeds/{id}': {
    make: async (scene, role) => ({
      ...{ token: scene.cast[role].token, ids: { id: (await feedOf(scene, scene.cast[role].token)).id } },
    }),
  },
  'GET /v1/calendar/{file}': {
    make: async (scene) => ({
      ids: { file: (await feedOf(scene, scene.cast.officer.token)).url.split('/').at(-1) ?? '' },
    }),
  },
};
