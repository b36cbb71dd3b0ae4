import type { Role } from '@ndp/database/schema/programme';
import { Passkey } from '../../../support/passkey.ts';
import { call } from '../../../support/stack.ts';
import { tokenOf } from '../../../support/tenant.ts';
import type { Recipe } from '../recipes.ts';
import { type Actor, type Scene, totpCode } from '../scene.ts';
import { asking, once } from './account.ts';

type Asked = { step: string; options: { challenge: string; user: { id: string } } };

/** Somebody with an authenticator app in force. */
export async function withTotp(scene: Scene, role: Role): Promise<Actor & { secret: string }> {
  const who = await scene.fresh(role);
  const secret = await startTotp(who);
  const confirmed = await call('/v1/me/totp/confirm', { token: who.token, json: { code: totpCode(secret) } });
  if (confirmed.status !== 200) throw new Error(`totp of ${role}: ${confirmed.text}`);
  // The session has stepped up, so that its tokens of before are good no longer.
  return { ...who, token: await tokenOf(who), secret };
}

export async function startTotp({ token }: Actor): Promise<string> {
  return (await call<{ secret: string }>('/v1/me/totp', { token, method: 'POST' })).body.secret;
}

/** Somebody with a passkey. */
export async function withPasskey(
  scene: Scene,
  role: Role,
  label = 'Khóa thử',
): Promise<Actor & { passkey: Passkey; id: string }> {
  const who = await scene.fresh(role);
  const passkey = new Passkey();
  const added = await call<{ id: string }>('/v1/me/passkeys', {
    token: who.token,
    json: await newPasskey(who, passkey, label),
  });
  if (added.status !== 201) throw new Error(`passkey of ${role}: ${added.text}`);
  return { ...who, token: await tokenOf(who), passkey, id: added.body.id };
}

async function newPasskey({ token }: Actor, passkey: Passkey, label = 'Khóa thử') {
  const { step, options } = (await call<Asked>('/v1/me/passkeys/options', { token, method: 'POST' })).body;
  return { step, label, response: passkey.created(options) };
}

/** One's second factors. A code works once, so the second one is that of the next time step. */
export const factorRecipes: Record<string, Recipe> = {
  'POST /v1/me/totp': once(),
  'POST /v1/me/totp/confirm': {
    async make(scene, role) {
      const who = await scene.fresh(role);
      const secret = await startTotp(who);
      return { token: who.token, json: () => ({ code: totpCode(secret) }) };
    },
  },
  'DELETE /v1/me/totp': { make: async (scene, role) => ({ token: (await withTotp(scene, role)).token }) },
  'POST /v1/me/recovery-codes': { make: async (scene, role) => ({ token: (await withTotp(scene, role)).token }) },
  'POST /v1/me/step-up': {
    async make(scene, role) {
      const { token, secret } = await withTotp(scene, role);
      return { token, json: () => ({ code: totpCode(secret, 1) }) };
    },
  },
  'GET /v1/me/passkeys': asking,
  'POST /v1/me/passkeys/options': once(),
  'POST /v1/me/passkeys': {
    async make(scene, role) {
      const who = await scene.fresh(role);
      return { token: who.token, json: await newPasskey(who, new Passkey()) };
    },
  },
  'DELETE /v1/me/passkeys/{id}': {
    async make(scene, role) {
      const { token, id } = await withPasskey(scene, role);
      return { token, ids: { id } };
    },
  },
  'POST /v1/me/step-up/passkey/options': {
    make: async (scene, role) => ({ token: (await withPasskey(scene, role)).token }),
  },
  'POST /v1/me/step-up/passkey': {
    async make(scene, role) {
      const { token, passkey } = await withPasskey(scene, role);
      const asked = await call<Asked>('/v1/me/step-up/passkey/options', { token, method: 'POST' });
      return { token, json: { step: asked.body.step, response: passkey.signed(asked.body.options) } };
    },
  },
};
