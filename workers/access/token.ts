import type { Claims } from '@ndp/domain/people/identify';
import { Refusal } from '@ndp/domain/refusal';
import { importJWK, jwtVerify } from 'jose';
import * as v from 'valibot';

export const ISSUER = 'ndp';
export const AUDIENCE = 'ndp-workspace';

const TokenClaims = v.object({
  sub: v.pipe(v.string(), v.minLength(1)),
  org: v.pipe(v.string(), v.minLength(1)),
  role: v.picklist(['admin', 'officer', 'head', 'leader', 'assessor', 'editor', 'auditor']),
  rev: v.pipe(v.number(), v.integer()),
});

let key: { jwk: string; imported: ReturnType<typeof importJWK> } | undefined;

/** The claims of a Bearer token; algorithm, issuer and audience are pinned. Throws Refusal `unauthenticated`. */
export async function verifiedClaims(authorization: string | null, publicKey: string): Promise<Claims> {
  const token = /^Bearer ([\w.-]+)$/i.exec(authorization ?? '')?.[1];
  if (!token) throw signIn();
  if (key?.jwk !== publicKey) key = { jwk: publicKey, imported: importJWK(JSON.parse(publicKey), 'EdDSA') };
  const options = { algorithms: ['EdDSA'], issuer: ISSUER, audience: AUDIENCE, requiredClaims: ['exp', 'sub'] };
  const verified = await jwtVerify(token, await key.imported, options).catch(() => null);
  const claims = v.safeParse(TokenClaims, verified?.payload);
  if (!claims.success) throw signIn();
  const { sub, org, role, rev } = claims.output;
  return { person: sub, organisation: org, role, revision: rev };
}

function signIn(): Refusal {
  const detail = {
    vi: 'Bạn chưa đăng nhập hoặc phiên đã hết hạn. Đăng nhập lại.',
    en: 'You are not signed in, or the session has ended.',
  };
  return new Refusal('unauthenticated', detail, [], { 'www-authenticate': 'Bearer realm="ndp"' });
}
