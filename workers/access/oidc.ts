import { mayAsk } from '@ndp/domain/providers/address';
import type { OpenQuestion } from '@ndp/domain/providers/answer';
import type { Question } from '@ndp/domain/providers/begin';
import type { Asserted } from '@ndp/domain/providers/enter';
import * as oauth from 'oauth4webapi';
import { asking, assertSigned, ProviderTrouble, providerAt } from './ask-provider.ts';

/** The one address to which providers send people back; registered with each of them exactly so. */
export const redirectUri = (publicOrigin: string) => `${publicOrigin}/v1/oidc/callback`;

/**
 * Where to send the browser: authorization code with PKCE, state and nonce (RFC 9700, 2.1.1).
 * Throws ProviderTrouble or an error of oauth.
 */
export async function authorizationUrl(
  { issuer, clientId }: { issuer: string; clientId: string },
  { state, nonce, verifier }: Question,
  publicOrigin: string,
  local: boolean,
): Promise<string> {
  const { authorization_endpoint: address = '' } = await providerAt(issuer, local);
  if (!mayAsk(address, local)) throw new ProviderTrouble('address_not_allowed');
  const url = new URL(address);
  const asked = {
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri(publicOrigin),
    scope: 'openid email',
    state,
    nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  };
  for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
  return url.href;
}

/**
 * What the provider says of the one who came back: the answer is its own (`iss`, state), the code is exchanged, the
 * ID token signed by it, for us, in time, to this very question. Throws ProviderTrouble or an error of oauth.
 */
export async function assertedBy(
  { provider: { issuer, clientId, clientSecret }, nonce, verifier }: OpenQuestion,
  { parameters, state }: { parameters: URLSearchParams; state: string },
  publicOrigin: string,
  local: boolean,
): Promise<Asserted> {
  const provider = await providerAt(issuer, local);
  const client: oauth.Client = { client_id: clientId };
  const answered = oauth.validateAuthResponse(provider, client, parameters, state);
  const response = await oauth.authorizationCodeGrantRequest(
    provider,
    client,
    authentication(provider, clientSecret),
    answered,
    redirectUri(publicOrigin),
    verifier,
    asking(local),
  );
  const tokens = await oauth.processAuthorizationCodeResponse(provider, client, response, {
    expectedNonce: nonce,
    requireIdToken: true,
  });
  const claims = oauth.getValidatedIdTokenClaims(tokens);
  if (!claims) throw new ProviderTrouble('no_id_token');
  await assertSigned(provider, response, local);
  if (claims.sub.length > 255) throw new ProviderTrouble('subject_too_long');

  // Providers that keep to the letter give the address at their UserInfo endpoint alone (OpenID Connect Core 5.4).
  let about: Record<string, unknown> = claims;
  if (claims.email === undefined && provider.userinfo_endpoint !== undefined) {
    const info = await oauth.userInfoRequest(provider, client, tokens.access_token, asking(local));
    about = await oauth.processUserInfoResponse(provider, client, claims.sub, info);
  }
  const { email, email_verified: verified } = about;
  return {
    subject: claims.sub,
    email: typeof email === 'string' && email.length <= 320 && verified === true ? email : null,
  };
}

function authentication(provider: oauth.AuthorizationServer, secret: string | null): oauth.ClientAuth {
  if (secret === null) return oauth.None();
  const ways = provider.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
  return ways.includes('client_secret_basic') ? oauth.ClientSecretBasic(secret) : oauth.ClientSecretPost(secret);
}

/** Why an answer was not taken, for the log; nothing of what the provider sent but an error code's letters. */
export function troubleOf(error: unknown): string {
  if (error instanceof ProviderTrouble) return error.reason;
  if (error instanceof oauth.AuthorizationResponseError) return `answered_${word(error.error)}`;
  if (error instanceof oauth.ResponseBodyError) return `token_${word(error.error)}`;
  // Their messages name the parameter or claim, never its value.
  if (error instanceof oauth.OperationProcessingError || error instanceof oauth.UnsupportedOperationError)
    return error.message.slice(0, 200);
  if (error instanceof oauth.WWWAuthenticateChallengeError) return 'client_refused';
  return `unforeseen:${error instanceof Error ? word(error.name) : ''}`;
}

const word = (text: string) => text.replace(/[^\w-]/g, '').slice(0, 60);
