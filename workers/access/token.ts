import type { Claims } from '@ndp/domain/people/identify';
import { Refusal } from '@ndp/domain/refusal';
import { ROLES } from '@ndp/domain/roles';
import { createLocalJWKSet, importJWK, type JWK, jwtVerify, SignJWT } from 'jose';
import * as v from 'valibot';

const ISSUER = 'ndp';
/** What a token is for: a device's token opens no workspace. */
type Audience = 'ndp-workspace' | 'ndp-device';

/** Life of an access token, in seconds. */
export const ACCESS_SECONDS = 15 * 60;

const text = v.pipe(v.string(), v.minLength(1));
const TokenClaims = v.object({
  sub: text,
  org: text,
  role: v.picklist(ROLES),
  unit: v.nullable(v.string()),
  rev: v.pipe(v.number(), v.integer()),
  sid: text,
  gen: v.pipe(v.number(), v.integer()),
  exp: v.number(),
});

const DeviceClaims = v.object({ sub: text, also: v.optional(v.array(text), []) });

/** The keys of access tokens: one private JSON Web Key, and the public ones still accepted, newest first. */
export interface AccessKeys {
  accessKey: string;
  accessPublicKeys: string;
}

/** A signed access token for a session, valid for `life` seconds. */
export function accessToken(
  keys: Pick<AccessKeys, 'accessKey'>,
  claims: Claims,
  life = ACCESS_SECONDS,
): Promise<string> {
  const { person, organisation: org, role, unit, revision: rev, session: sid, generation: gen } = claims;
  return signed(keys, 'ndp-workspace', { sub: person, org, role, unit, rev, sid, gen }, life);
}

/** The claims of an access token and when it ends; algorithm, issuer and audience are pinned. Throws `unauthenticated`. */
export async function verifiedClaims(token: string, keys: AccessKeys): Promise<Claims & { expiresAt: string }> {
  const claims = v.safeParse(TokenClaims, await verified(keys, 'ndp-workspace', token));
  if (!claims.success) throw signInFirst();
  const { sub, org, role, unit, rev, sid, gen, exp } = claims.output;
  const expiresAt = new Date(exp * 1000).toISOString();
  return { person: sub, organisation: org, role, unit, revision: rev, session: sid, generation: gen, expiresAt };
}

/** A browser remembers so many of those who signed in with it. */
const MOST_PEOPLE = 5;

/** How a browser is known again after people signed in with it: for a year, and for nothing but that. */
export function deviceToken(
  keys: Pick<AccessKeys, 'accessKey'>,
  people: readonly [string, ...string[]],
): Promise<string> {
  const [sub, ...also] = people.slice(0, MOST_PEOPLE);
  return signed(keys, 'ndp-device', { sub, also }, 365 * 86_400);
}

/** Keys of the people who signed in with a browser before, first one first; null for an unknown browser. */
export async function verifiedDevice(
  token: string | undefined,
  keys: AccessKeys,
): Promise<{ people: [string, ...string[]] } | null> {
  const device = v.safeParse(DeviceClaims, token ? await verified(keys, 'ndp-device', token) : null);
  return device.success ? { people: [device.output.sub, ...device.output.also] } : null;
}

async function signed(
  { accessKey }: Pick<AccessKeys, 'accessKey'>,
  audience: Audience,
  claims: Record<string, unknown>,
  life: number,
): Promise<string> {
  const jwk = JSON.parse(accessKey) as JWK;
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'EdDSA', ...(jwk.kid && { kid: jwk.kid }) })
    .setIssuer(ISSUER)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime(Math.floor(Date.now() / 1000) + life)
    .sign(await importJWK(jwk, 'EdDSA'));
}

/** A key that was in use before is accepted for as long as the last tokens signed with it live. */
type PublicKey = JWK & { goodUntil?: string };
let known: { from: string; keys: PublicKey[]; set: ReturnType<typeof createLocalJWKSet> } | undefined;

async function verified({ accessPublicKeys }: AccessKeys, audience: Audience, token: string) {
  if (known?.from !== accessPublicKeys) {
    const keys: PublicKey[] = JSON.parse(accessPublicKeys);
    known = { from: accessPublicKeys, keys, set: createLocalJWKSet({ keys }) };
  }
  const now = new Date().toISOString();
  const retired = known.keys.filter(({ goodUntil }) => goodUntil !== undefined && goodUntil <= now);
  const options = { algorithms: ['EdDSA'], issuer: ISSUER, audience, requiredClaims: ['exp', 'sub'] };
  return jwtVerify(token, known.set, options).then(
    ({ payload, protectedHeader: { kid } }) => (retired.some((key) => key.kid === kid) ? null : payload),
    () => null,
  );
}

export function signInFirst(): Refusal {
  const detail = {
    vi: 'Bạn chưa đăng nhập hoặc phiên đã hết hạn. Đăng nhập lại.',
    en: 'You are not signed in, or the session has ended.',
  };
  return new Refusal('unauthenticated', detail, [], { 'www-authenticate': 'Bearer realm="ndp"' });
}
