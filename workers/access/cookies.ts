import type { Claims } from '@ndp/domain/people/identify';
import type { OpenedSession } from '@ndp/domain/people/open-session';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { ACCESS_SECONDS, type AccessKeys, accessToken, deviceToken, verifiedDevice } from './token.ts';

/** `__Host-`: this host only, whole path, secure. Scripts never see them, other sites never send them. */
const ACCESS = '__Host-ndp';
const REFRESH = '__Host-ndp-refresh';
const DEVICE = '__Host-ndp-device';
const OIDC = '__Host-ndp-oidc';
const shared = { path: '/', secure: true, httpOnly: true } as const;

export const accessCookie = (c: Context) => getCookie(c, ACCESS);
export const refreshCookie = (c: Context) => getCookie(c, REFRESH);
export const deviceCookie = (c: Context) => getCookie(c, DEVICE);
export const oidcCookie = (c: Context) => getCookie(c, OIDC);

/**
 * The browser that went to an identity provider is the one that comes back, so that nobody is signed in as another by
 * following a link. Lax: it comes back from another site.
 * @param seconds life of the cookie
 */
export function setOidcCookie(c: Context, secret: string, seconds: number): void {
  setCookie(c, OIDC, secret, { ...shared, sameSite: 'Lax', maxAge: seconds });
}

export function clearOidcCookie(c: Context): void {
  deleteCookie(c, OIDC, shared);
}

/**
 * Gives the browser its session: the access token, the next refresh token, and the mark by which it is known again.
 * Answers the instant at which the access token ends.
 */
export async function setSession(
  c: Context,
  keys: AccessKeys,
  { claims, refresh, expiresAt }: OpenedSession,
): Promise<string> {
  const accessExpiresAt = await setAccess(c, keys, claims);
  setCookie(c, REFRESH, refresh, { ...shared, sameSite: 'Strict', expires: new Date(expiresAt) });
  const known = await verifiedDevice(deviceCookie(c), keys);
  if (!known?.people.includes(claims.person)) {
    const [first, ...rest] = known?.people ?? [claims.person];
    const token = await deviceToken(keys, known ? [first, claims.person, ...rest] : [first]);
    setCookie(c, DEVICE, token, { ...shared, sameSite: 'Strict', maxAge: 365 * 86_400 });
  }
  return accessExpiresAt;
}

/** A new access token alone: the session goes on in another organisation or role. */
export async function setAccess(c: Context, keys: AccessKeys, claims: Claims): Promise<string> {
  const token = await accessToken(keys, claims);
  // Lax, so that a link in a mail opens the page signed in; changes need the Origin besides (origin.ts).
  setCookie(c, ACCESS, token, { ...shared, sameSite: 'Lax', maxAge: ACCESS_SECONDS });
  return new Date(Date.now() + ACCESS_SECONDS * 1000).toISOString();
}

/** New tokens for a session that goes on stronger than before: those it had are good no longer. */
export async function renewSession(
  c: Context,
  keys: AccessKeys,
  claims: Claims | null,
  { generation, refresh, expiresAt }: { generation: number; refresh: string; expiresAt: string },
): Promise<void> {
  if (claims === null) return; // A machine has no session to renew.
  await setAccess(c, keys, { ...claims, generation });
  setCookie(c, REFRESH, refresh, { ...shared, sameSite: 'Strict', expires: new Date(expiresAt) });
}

export function clearSession(c: Context): void {
  deleteCookie(c, ACCESS, shared);
  deleteCookie(c, REFRESH, shared);
}
