import { createServer, type Server } from 'node:http';
import { exportJWK, generateKeyPair } from 'jose';
import Provider from 'oidc-provider';

/** Somebody as an identity provider knows them. */
export interface Account {
  sub: string;
  email: string;
  email_verified: boolean;
}

export interface IdentityProvider {
  issuer: string;
  client: { clientId: string; clientSecret: string };
  /** Whoever comes to sign in is this one, without being asked. */
  signsIn(account: Account): void;
  close(): Promise<void>;
}

/** A certified OpenID provider on loopback, with one client whose redirect address is exactly the given one. */
export async function startIdentityProvider(redirectUri: string): Promise<IdentityProvider> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const key = { ...(await exportJWK(privateKey)), kid: 'k1', alg: 'RS256', use: 'sig' };
  const client = { clientId: 'ndp', clientSecret: 'a-secret-that-only-the-provider-and-we-know' };
  const accounts = new Map<string, Account>();
  let present: Account | undefined;

  const server = createServer();
  const issuer = await listening(server);
  const provider = new Provider(issuer, {
    clients: [{ client_id: client.clientId, client_secret: client.clientSecret, redirect_uris: [redirectUri] }],
    jwks: { keys: [key] },
    cookies: { keys: ['only-for-tests'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    ttl: { AccessToken: 60, AuthorizationCode: 60, IdToken: 60, Interaction: 60, Session: 60, Grant: 60 },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ ...accounts.get(id) }) }),
    async loadExistingGrant({ oidc }) {
      const grant = new provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
      grant.addOIDCScope('openid email');
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return void answer(request, response);
    const result = present
      ? { login: { accountId: present.sub } }
      : { error: 'access_denied', error_description: 'nobody is here' };
    void provider.interactionFinished(request, response, result);
  });
  return {
    issuer,
    client,
    signsIn(account) {
      accounts.set(account.sub, account);
      present = account;
    },
    close: () => closed(server),
  };
}

/** Starts listening on loopback and answers the server's own address. */
export async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `http://127.0.0.1:${address.port}`;
}

export function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
