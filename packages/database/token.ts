import { importJWK, SignJWT } from 'jose';

export type Mode = 'read' | 'write';

const LIFE = 300;
const MOST = 10_000;
const minted = new Map<string, { token: string; goodUntil: number }>();
let key: { jwk: string; imported: ReturnType<typeof importJWK> } | undefined;

/**
 * A token of the libSQL server for one namespace and mode, valid five minutes and reused until its last one.
 * Never without a `p` claim: the server takes such a token for all-powerful.
 * @param jwk the private Ed25519 key as a JSON Web Key
 */
export async function databaseToken(jwk: string, namespace: string, mode: Mode, now = Date.now()): Promise<string> {
  const name = `${mode} ${namespace}`;
  const known = minted.get(name);
  if (known && known.goodUntil > now && key?.jwk === jwk) return known.token;
  if (key?.jwk !== jwk) {
    minted.clear();
    key = { jwk, imported: importJWK(JSON.parse(jwk), 'EdDSA') };
  }
  const claims = { p: { [mode === 'write' ? 'rw' : 'ro']: { ns: [namespace] } } };
  const seconds = Math.floor(now / 1000);
  const token = await new SignJWT(claims)
    .setProtectedHeader({ alg: 'EdDSA' })
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + LIFE)
    .sign(await key.imported);
  if (minted.size >= MOST) minted.clear();
  minted.set(name, { token, goodUntil: now + (LIFE - 60) * 1000 });
  return token;
}
