import type { Role } from '@ndp/database/schema/programme';
import { dayInVietnam } from '@ndp/domain/time';
import { accessToken, deviceToken } from '@ndp/workers/access/token';
import { decodeJwt, generateKeyPair, importJWK, SignJWT } from 'jose';
import { call, keys } from '../../support/stack.ts';
import { newTenant, type Tenant, type TestMember, tokenOf } from '../../support/tenant.ts';
import { apiToken } from './recipes/administration.ts';
import { machineScopes } from './routes.ts';
import { type Actor, happened, type Scene, sessionOf } from './scene.ts';
import { inTurns } from './send.ts';

const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Tokens that a stranger might make of a member's claims, and no token at all. */
export async function forgeries({ token, person }: Actor, colleague: Actor): Promise<Record<string, string | null>> {
  const claims = decodeJwt(token);
  const jwk = JSON.parse(keys.access);
  const own = await importJWK(jwk, 'EdDSA');
  const stranger = await generateKeyPair('EdDSA', { extractable: true });
  const [head, body = '', signature] = token.split('.');
  const tampered = encoded({ ...JSON.parse(Buffer.from(body, 'base64url').toString()), role: 'admin', rev: 2 });
  const signed = (key: typeof own, alg: string, change: object = {}) =>
    new SignJWT({ ...claims, ...change }).setProtectedHeader({ alg, kid: jwk.kid }).sign(key);
  return {
    anonymous: null,
    'without a signature': `${encoded({ alg: 'none', typ: 'JWT' })}.${body}.`,
    'signed by another key': await signed(stranger.privateKey, 'EdDSA'),
    'signed with the public key as a secret': await signed(new TextEncoder().encode(jwk.x), 'HS256'),
    'changed after signing': `${head}.${tampered}.${signature}`,
    expired: await signed(own, 'EdDSA', { exp: Math.floor(Date.now() / 1000) - 1 }),
    'for another audience': await signed(own, 'EdDSA', { aud: 'ndp-device' }),
    'of another issuer': await signed(own, 'EdDSA', { iss: 'somebody' }),
    'a device’s token': await deviceToken({ accessKey: keys.access }, [person]),
    'of a role one does not have': await accessToken(
      { accessKey: keys.access },
      {
        ...{
          person,
          organisation: String(claims.org),
          unit: null,
          revision: 1,
          session: sessionOf(token),
          generation: 0,
        },
        role: claims.role === 'auditor' ? 'editor' : 'auditor',
      },
    ),
    'with a colleague’s session': await signed(own, 'EdDSA', { sid: sessionOf(colleague.token) }),
    'no token of ours': 'x.y.z',
  };
}

const past = '2020-01-01T00:00:00.000Z';
/** What ends the power of a token that was good a moment ago. */
const endings = {
  'a disabled person': (_: string, { personId }: TestMember) =>
    happened('UPDATE person SET disabled_at = ? WHERE id = ?', past, personId),
  'an ended member': (_: string, { membership }: TestMember) =>
    happened('UPDATE membership SET valid_to = ? WHERE id = ?', dayInVietnam(), membership),
  'a member of the future': (_: string, { membership }: TestMember) =>
    happened("UPDATE membership SET valid_from = '2999-01-01' WHERE id = ?", membership),
  'a member since changed': (_: string, { membership }: TestMember) =>
    happened('UPDATE membership SET revision = revision + 1 WHERE id = ?', membership),
  'a session since stepped up': (token: string) =>
    happened('UPDATE session SET generation = generation + 1 WHERE id = ?', sessionOf(token)),
  'a revoked session': (token: string) =>
    happened('UPDATE session SET revoked_at = ? WHERE id = ?', past, sessionOf(token)),
  'an expired session': (token: string) =>
    happened('UPDATE session SET expires_at = ? WHERE id = ?', past, sessionOf(token)),
} satisfies Record<string, (token: string, member: TestMember) => Promise<void>>;

const machineEndings = {
  'a revoked API token': 'UPDATE api_token SET revoked_at = ? WHERE id = ?',
  'an expired API token': 'UPDATE api_token SET expires_at = ? WHERE id = ?',
};
export type Ending = keyof typeof endings | keyof typeof machineEndings;

/** A token that was let in a moment ago, so that what has happened since and nothing else keeps it out. */
export async function goneBy(scene: Scene, role: Role, ending: Ending): Promise<string> {
  if (ending in machineEndings) {
    const { id, token } = await apiToken(scene, machineScopes);
    await assertIn(token, `/v1/t/${scene.slug}/plans`);
    await happened(machineEndings[ending as keyof typeof machineEndings], past, id);
    return token;
  }
  const member = await scene.tenant.member(role);
  const token = await tokenOf(member);
  await assertIn(token);
  await endings[ending as keyof typeof endings](token, member);
  return token;
}

/** One token for each way of losing one's power. */
export async function gone(scene: Scene, role: Role): Promise<Record<string, string>> {
  const names = [...Object.keys(endings), ...Object.keys(machineEndings)] as Ending[];
  const tokens = await inTurns(names, 3, (name) => goneBy(scene, role, name));
  return Object.fromEntries(names.map((name, index) => [name, tokens[index] ?? '']));
}

/** A tenant whose workspace is closed, and a token of each role in it that was good before. */
export async function suspended(roles: readonly Role[]): Promise<{ tenant: Tenant; tokens: Map<Role, string> }> {
  const tenant = await newTenant('tam-dung');
  const tokens = new Map<Role, string>();
  for (const role of roles) {
    const token = await tokenOf(await tenant.member(role));
    await assertIn(token);
    tokens.set(role, token);
  }
  await happened("UPDATE organisation SET tenant_state = 'suspended' WHERE id = ?", tenant.id);
  return { tenant, tokens };
}

async function assertIn(token: string, path = '/v1/me'): Promise<void> {
  const { status, text } = await call(path, { token });
  if (status !== 200) throw new Error(`a good token was refused: ${status} ${text}`);
}
