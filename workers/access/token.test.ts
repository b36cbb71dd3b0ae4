import { exportJWK, generateKeyPair, importJWK, type JWTHeaderParameters, SignJWT } from 'jose';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { accessToken, deviceToken, verifiedClaims, verifiedDevice } from './token.ts';

afterEach(() => void vi.useRealTimers());

const claims = {
  person: 'p',
  organisation: 'vnpt',
  role: 'officer',
  unit: null,
  revision: 1,
  session: 's',
  generation: 0,
} as const;

async function key(kid: string) {
  const { privateKey } = await generateKeyPair('EdDSA', { extractable: true });
  const jwk = { ...(await exportJWK(privateKey)), kid, alg: 'EdDSA' };
  const { d: _, ...publicKey } = jwk;
  return { accessKey: JSON.stringify(jwk), publicKey };
}

test('a key of before is accepted until its last tokens are over, however long the tokens say they live', async () => {
  const [former, present, stranger] = await Promise.all([key('former'), key('present'), key('stranger')]);
  const goodUntil = new Date(Date.now() + 900_000).toISOString();
  const accessPublicKeys = JSON.stringify([present.publicKey, { ...former.publicKey, goodUntil }]);
  const accepts = async ({ accessKey }: { accessKey: string }) => {
    const token = await accessToken({ accessKey }, claims, 86_400);
    return verifiedClaims(token, { accessKey: present.accessKey, accessPublicKeys }).then(
      () => true,
      () => false,
    );
  };
  expect([await accepts(present), await accepts(former), await accepts(stranger)]).toEqual([true, true, false]);
  vi.useFakeTimers({ now: Date.now() + 901_000, toFake: ['Date'] });
  expect([await accepts(present), await accepts(former), await accepts(stranger)]).toEqual([true, false, false]);
});

describe('an access token', () => {
  const good = {
    ...{
      iss: 'ndp',
      aud: 'ndp-workspace',
      sub: 'p',
      org: 'vnpt',
      role: 'officer',
      unit: null,
      rev: 1,
      sid: 's',
      gen: 0,
    },
    exp: Math.floor(Date.now() / 1000) + 900,
  };
  const now = Math.floor(Date.now() / 1000);

  /** Whether a token of these claims and headers is taken, signed by the key that ours are signed by or another. */
  async function taken({ claims = {}, header = {}, by = 'ours' }: Crafted): Promise<boolean> {
    const [ours, theirs] = await Promise.all([key('ours'), key('theirs')]);
    const keys = { accessKey: ours.accessKey, accessPublicKeys: JSON.stringify([ours.publicKey]) };
    const signer = await importJWK(JSON.parse(by === 'ours' ? ours.accessKey : theirs.accessKey), 'EdDSA');
    const offered = header.jwk ? { ...header, jwk: theirs.publicKey } : header;
    const payload = Object.fromEntries(
      Object.entries({ ...good, ...claims }).filter(([, value]) => value !== undefined),
    );
    const token = await new SignJWT(payload).setProtectedHeader({ alg: 'EdDSA', kid: 'ours', ...offered }).sign(signer);
    return verifiedClaims(token, keys).then(
      () => true,
      () => false,
    );
  }
  interface Crafted {
    claims?: Record<string, unknown>;
    header?: Partial<JWTHeaderParameters>;
    by?: 'ours' | 'theirs';
  }

  test('is taken as it should be', async () => {
    expect(await taken({})).toBe(true);
    expect(await taken({ claims: { nbf: now - 1 } })).toBe(true);
  });

  test.each<[string, Crafted]>([
    ['brings its own key', { by: 'theirs', header: { jwk: { kty: 'OKP' } } }],
    [
      'says where its key is to be found',
      { by: 'theirs', header: { jku: 'https://other.example/keys', x5u: 'https://other.example/x' } },
    ],
    ['names a key that there is not', { by: 'theirs', header: { kid: 'theirs' } }],
    ['names a file for its key', { header: { kid: '../../../dev/null' } }],
    ['names our key and is signed by another', { by: 'theirs' }],
    ['is not good yet', { claims: { nbf: now + 60 } }],
    ['is over', { claims: { exp: now - 1 } }],
    ['never ends', { claims: { exp: undefined } }],
    ['is about nobody', { claims: { sub: undefined } }],
    ['is for devices', { claims: { aud: 'ndp-device' } }],
    ['is for nobody in particular', { claims: { aud: undefined } }],
    ['is of another issuer', { claims: { iss: 'https://accounts.other.example' } }],
    ['is of a role that there is not', { claims: { role: 'root' } }],
    ['is of a session that has no name', { claims: { sid: '' } }],
  ])('that %s is nobody’s', async (_, crafted) => {
    expect(await taken(crafted)).toBe(false);
  });

  test('makes no known device, and a device’s token no member', async () => {
    const ours = await key('ours');
    const keys = { accessKey: ours.accessKey, accessPublicKeys: JSON.stringify([ours.publicKey]) };
    const [access, device] = [await accessToken(keys, claims), await deviceToken(keys, ['p', 'q'])];
    expect(await verifiedDevice(device, keys)).toEqual({ people: ['p', 'q'] });
    expect(await verifiedDevice(access, keys)).toBeNull();
    expect(await verifiedClaims(access, keys)).toMatchObject({ person: 'p' });
    await expect(verifiedClaims(device, keys)).rejects.toMatchObject({ code: 'unauthenticated' });
  });
});
