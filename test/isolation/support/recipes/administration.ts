import { dayInVietnam } from '@ndp/domain/time';
import { call } from '../../../support/stack.ts';
import type { Made, Recipe } from '../recipes.ts';
import { happened, ifMatch, type Scene, sessionOf } from '../scene.ts';
import { asking } from './account.ts';

/** About a thing that is made for it. */
const about = (thing: (scene: Scene) => Promise<string>, rest: Omit<Made, 'token' | 'ids'> = {}): Recipe => ({
  make: async (scene, role) => ({ token: scene.cast[role].token, ids: { id: await thing(scene) }, ...rest }),
});

const membership = async ({ fresh }: Scene) => (await fresh('officer')).membership;
const unit = async ({ tenant }: Scene) => (await tenant.unit(`Đơn vị ${crypto.randomUUID()}`)).id;
const address = () => `moi-${crypto.randomUUID()}@demo.example`;
const endedOn = (table: 'membership' | 'unit', make: (scene: Scene) => Promise<string>) => async (scene: Scene) => {
  const id = await make(scene);
  await happened(`UPDATE ${table} SET valid_to = ? WHERE id = ?`, dayInVietnam(), id);
  return id;
};

async function invitation({ cast, slug }: Scene): Promise<string> {
  const json = { email: address(), role: 'officer' };
  const made = await call<{ id: string }>(`/v1/t/${slug}/invitations`, { token: cast.admin.token, json });
  return made.body.id;
}

/** The id of an API token, and its text. */
export async function apiToken({ cast, slug, unit }: Scene, scopes: readonly string[]) {
  const json = { name: `Phần mềm ${crypto.randomUUID()}`, scopes, unit: unit.id, days: 30 };
  const made = await call<{ id: string; token: string }>(`/v1/t/${slug}/tokens`, { token: cast.admin.token, json });
  if (made.status !== 201) throw new Error(`API token: ${made.status} ${made.text}`);
  return made.body;
}

/** The administration of one's own organisation. */
export const administrationRecipes: Record<string, Recipe> = {
  'GET /v1/t/{org}/members': asking,
  'PATCH /v1/t/{org}/members/{id}': {
    ...about(membership, { json: { role: 'editor' }, headers: ifMatch(1) }),
    elsewhere: (json, { unit }) => ({ ...Object(json), unit }),
  },
  'DELETE /v1/t/{org}/members/{id}': about(membership),
  'POST /v1/t/{org}/members/{id}/restore': about(endedOn('membership', membership), { json: {} }),
  'POST /v1/t/{org}/invitations': {
    make: async ({ cast, unit }, role) => ({
      token: cast[role].token,
      json: { email: address(), role: 'officer', unit: unit.id, language: 'en', until: null },
    }),
    elsewhere: (json, { unit }) => ({ ...Object(json), unit }),
  },
  'POST /v1/t/{org}/invitations/{id}/resend': about(invitation),
  'DELETE /v1/t/{org}/invitations/{id}': about(invitation),
  'GET /v1/t/{org}/units': asking,
  'POST /v1/t/{org}/units': {
    async make({ cast }, role) {
      const name = `Vụ ${crypto.randomUUID()}`;
      return { token: cast[role].token, json: { name, nameEn: name, short: 'Vụ thử' } };
    },
  },
  'PATCH /v1/t/{org}/units/{id}': about(unit, { json: { short: 'Tên gọn' }, headers: ifMatch(1) }),
  'DELETE /v1/t/{org}/units/{id}': about(unit),
  'POST /v1/t/{org}/units/{id}/restore': about(endedOn('unit', unit)),
  'GET /v1/t/{org}/sessions': asking,
  'DELETE /v1/t/{org}/sessions/{id}': about(async ({ fresh }) => sessionOf((await fresh('officer')).token)),
  'GET /v1/t/{org}/settings': asking,
  'PATCH /v1/t/{org}/settings': {
    async make({ cast, slug }, role) {
      const { token } = cast[role];
      const { version } = (await call<{ version: number }>(`/v1/t/${slug}/settings`, { token })).body;
      return { token, json: { address: `Số ${crypto.randomUUID()}` }, headers: ifMatch(version) };
    },
  },
  'GET /v1/t/{org}/tokens': asking,
  'POST /v1/t/{org}/tokens': {
    make: async ({ cast, unit }, role) => ({
      token: cast[role].token,
      json: { name: 'Phần mềm điều hành', scopes: ['plan.read'], unit: unit.id, days: 30 },
    }),
    elsewhere: (json, { unit }) => ({ ...Object(json), unit }),
  },
  'DELETE /v1/t/{org}/tokens/{id}': about(async (scene) => (await apiToken(scene, ['plan.read'])).id),
  'GET /v1/t/{org}/identity-provider': asking,
  'PUT /v1/t/{org}/identity-provider': {
    make: async ({ cast, provider }, role) => ({
      token: cast[role].token,
      json: { ...provider, clientSecret: null, label: 'Nhãn mới' },
      headers: ifMatch(1),
    }),
  },
  'DELETE /v1/t/{org}/identity-provider': { ...asking, last: true },
  'GET /v1/t/{org}/audit': asking,
  'GET /v1/t/{org}/audit/programme': asking,
  'GET /v1/t/{org}/audit/export': asking,
  'GET /v1/t/{org}/audit/programme/export': asking,
  'GET /v1/t/{org}/audit/verify': asking,
};
