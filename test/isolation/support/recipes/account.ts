import { PASSWORD, tokenOf } from '../../../support/tenant.ts';
import type { Recipe } from '../recipes.ts';
import { type Scene, sessionOf } from '../scene.ts';

/** For whoever asks: nothing is used up. */
export const asking: Recipe = { make: async ({ cast }, role) => ({ token: cast[role].token }) };

/** For a person of its own, who will not be the same afterwards. */
export const once = (json?: (scene: Scene) => unknown): Recipe => ({
  async make(scene, role) {
    const { token } = await scene.fresh(role);
    return { token, ...(json && { json: json(scene) }) };
  },
});

/** Oneself and one's sessions. */
export const accountRecipes: Record<string, Recipe> = {
  'GET /v1/me': asking,
  'PATCH /v1/me': once(() => ({ name: 'Tên mới', language: 'en' })),
  'POST /v1/session/organisation': {
    ...once(({ slug }) => ({ organisation: slug })),
    elsewhere: (_, { organisation }) => ({ organisation }),
  },
  'GET /v1/me/sessions': asking,
  'DELETE /v1/me/sessions': once(),
  'DELETE /v1/me/sessions/{id}': {
    async make(scene, role) {
      const who = await scene.fresh(role);
      return { token: who.token, ids: { id: sessionOf(await tokenOf(who)) } };
    },
  },
  'PUT /v1/me/password': { ...once(() => ({ current: PASSWORD, password: `${PASSWORD}, va moi` })), dear: true },
  'GET /v1/me/notifications': asking,
  'POST /v1/me/notifications/read': {
    ...once(() => ({ all: true })),
    elsewhere: (_, { notification }) => ({ ids: [notification] }),
  },
  'GET /v1/me/notification-settings': asking,
  'PUT /v1/me/notification-settings': {
    async make(scene, role) {
      const items = [{ kind: 'plan_approved', email: 'off' }];
      return { token: (await scene.fresh(role)).token, json: { items, digestHour: 7 }, headers: { 'if-match': '"1"' } };
    },
  },
};
