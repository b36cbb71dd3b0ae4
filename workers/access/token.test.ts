import { exportJWK, generateKeyPair } from 'jose';
import { afterEach, expect, test, vi } from 'vitest';
import { accessToken, verifiedClaims } from './token.ts';

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
