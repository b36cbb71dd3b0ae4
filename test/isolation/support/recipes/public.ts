import { newId } from '@ndp/database/ids';
import { hashOf, newSecret } from '@ndp/domain/people/secret';
import { call, url } from '../../../support/stack.ts';
import { browserOf, PASSWORD } from '../../../support/tenant.ts';
import type { Recipe } from '../recipes.ts';
import { happened, type Scene, totpCode } from '../scene.ts';
import { withPasskey, withTotp } from './factors.ts';

const plain: Recipe = { make: async () => ({}) };
const called = (id: string): Recipe => ({ make: async () => ({ ids: { id } }), shared: true });
const origin = new URL(url).origin;

/** The secret of a link that invites a new person. */
async function invitationLink({ tenant, cast }: Scene): Promise<string> {
  const secret = newSecret();
  const email = `khach-${newId()}@demo.example`;
  const [now, later] = [new Date().toISOString(), new Date(Date.now() + 3_600_000).toISOString()];
  await happened(
    `INSERT INTO invitation (id, created_at, expires_at, organisation_id, role, email, email_key, token_hash, invited_by)
      VALUES (?, ?, ?, ?, 'officer', ?, ?, ?, ?)`,
    ...[newId(), now, later, tenant.id, email, email, hashOf(secret), cast.admin.personId],
  );
  return secret;
}

/** The secret of a link by which a person sets a password. */
async function resetLink({ fresh }: Scene): Promise<string> {
  const secret = newSecret();
  const [now, later] = [new Date().toISOString(), new Date(Date.now() + 3_600_000).toISOString()];
  await happened(
    'INSERT INTO password_reset (id, created_at, expires_at, person_id, token_hash) VALUES (?, ?, ?, ?, ?)',
    ...[newId(), now, later, (await fresh('officer')).personId, hashOf(secret)],
  );
  return secret;
}

/** What anybody may ask: the catalogue, and whatever signing in takes. */
export const publicRecipes: Record<string, Recipe> = {
  'GET /v1/platforms': plain,
  'GET /v1/platforms/{id}': called('NDP-0006'),
  'GET /v1/editions': plain,
  'GET /v1/editions/{id}': called('186-qd-btttt-2022'),
  'GET /v1/organisations': plain,
  'GET /v1/session/options': plain,
  'POST /v1/session': {
    make: async ({ fresh }) => ({ json: { email: (await fresh('officer')).email, password: PASSWORD } }),
  },
  'POST /v1/session/refresh': {
    async make({ fresh }) {
      const { cookies } = await browserOf(await fresh('officer'));
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      return { headers: { cookie, origin } };
    },
  },
  'DELETE /v1/session': { make: async () => ({ headers: { origin } }) },
  'POST /v1/session/second-factor': {
    async make(scene) {
      const { email, secret } = await withTotp(scene, 'officer');
      const asked = await call<{ step: string }>('/v1/session', { json: { email, password: PASSWORD } });
      return { json: () => ({ step: asked.body.step, code: totpCode(secret, 1) }) };
    },
  },
  'POST /v1/session/passkey/options': plain,
  'POST /v1/session/passkey': {
    async make(scene) {
      const { passkey } = await withPasskey(scene, 'officer');
      type Asked = { step: string; options: { challenge: string } };
      const { step, options } = (await call<Asked>('/v1/session/passkey/options', { method: 'POST' })).body;
      return { json: { step, response: passkey.signed(options) } };
    },
  },
  'POST /v1/password-reset': { make: async ({ fresh }) => ({ json: { email: (await fresh('officer')).email } }) },
  'POST /v1/password-reset/confirm': {
    make: async (scene) => ({ json: { token: await resetLink(scene), password: `${PASSWORD}, va moi` } }),
  },
  // A provider that is away, and a question nobody asked: both send the browser back. What succeeds is told in journeys.
  'GET /v1/oidc/{org}/start': plain,
  'GET /v1/oidc/callback': plain,
  'POST /v1/invitations/find': { make: async (scene) => ({ json: { token: await invitationLink(scene) } }) },
  'POST /v1/invitations/accept': {
    make: async (scene) => ({ json: { token: await invitationLink(scene), name: 'Người mới', password: PASSWORD } }),
  },
};
