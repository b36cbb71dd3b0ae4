import { createServer, type IncomingMessage } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { closed, listening } from './identity-provider.ts';

/** How a provider answers when it does not, or not only, keep to the rules. Left empty, it keeps to them. */
export interface Manners {
  /** Claims of the ID token, over the proper ones; undefined takes one out. */
  claims?: Record<string, unknown>;
  /** "none": not signed; "stranger": by a key it does not publish; "HS256": by the client's secret. */
  signed?: 'none' | 'stranger' | 'HS256';
  /** Metadata, over the proper ones. */
  metadata?: Record<string, unknown>;
  /** Parameters of the way back, over the proper ones. */
  back?: Record<string, string>;
  /** Answers to the token request instead of tokens. */
  token?: 'silence' | 'endless' | 'redirect' | 'not json';
}

export interface HostileProvider {
  issuer: string;
  manners: Manners;
  /** How often each path was asked for. */
  asked: Map<string, number>;
  close(): Promise<void>;
}

export const CLIENT = 'ndp-client';
export const SECRET = 'the-client-secret-of-a-hostile-provider';

/** A small provider of our own that signs what it is told to: for what a certified one cannot be made to say. */
export async function startHostileProvider(person: Record<string, unknown>): Promise<HostileProvider> {
  const [own, stranger] = await Promise.all([generateKeyPair('ES256'), generateKeyPair('ES256')]);
  const jwk = { ...(await exportJWK(own.publicKey)), kid: 'k1', alg: 'ES256', use: 'sig' };
  const nonces = new Map<string, string>();
  const server = createServer();
  const issuer = await listening(server);
  const state: HostileProvider = { issuer, manners: {}, asked: new Map(), close: () => closed(server) };

  async function idToken(nonce: string): Promise<string> {
    const { claims, signed } = state.manners;
    const now = Math.floor(Date.now() / 1000);
    const all = { iss: issuer, aud: CLIENT, iat: now, exp: now + 60, nonce, ...person, ...claims };
    const kept = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
    if (signed === 'none') return new UnsecuredJWT(kept).encode();
    if (signed === 'HS256')
      return new SignJWT(kept).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(SECRET));
    const { privateKey } = signed === 'stranger' ? stranger : own;
    return new SignJWT(kept).setProtectedHeader({ alg: 'ES256', kid: 'k1' }).sign(privateKey);
  }

  server.on('request', async (request, response) => {
    const url = new URL(request.url ?? '/', issuer);
    state.asked.set(url.pathname, (state.asked.get(url.pathname) ?? 0) + 1);
    const json = (body: object) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (url.pathname === '/.well-known/openid-configuration')
      return json({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
        authorization_response_iss_parameter_supported: true,
        id_token_signing_alg_values_supported: ['ES256', 'HS256', 'none'],
        ...state.manners.metadata,
      });
    if (url.pathname === '/jwks') return json({ keys: [jwk] });
    if (url.pathname === '/authorize') {
      const asked = Object.fromEntries(url.searchParams);
      const code = crypto.randomUUID();
      nonces.set(code, asked.nonce ?? '');
      const back = new URL(asked.redirect_uri ?? issuer);
      const said = { code, state: asked.state ?? '', iss: issuer, ...state.manners.back };
      for (const [name, value] of Object.entries(said)) if (value !== '') back.searchParams.set(name, value);
      return response.writeHead(302, { location: back.href }).end();
    }
    if (url.pathname !== '/token') return response.writeHead(404).end();
    const { token } = state.manners;
    if (token === 'silence') return;
    if (token === 'redirect') return response.writeHead(302, { location: `${issuer}/jwks` }).end();
    if (token === 'not json') return response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Hello');
    if (token === 'endless') return void response.writeHead(200).end('x'.repeat(2_000_000));
    const code = new URLSearchParams(await bodyOf(request)).get('code') ?? '';
    return json({ access_token: 'a', token_type: 'bearer', id_token: await idToken(nonces.get(code) ?? '') });
  });
  return state;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
