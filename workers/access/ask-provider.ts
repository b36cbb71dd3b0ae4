import { mayAsk } from '@ndp/domain/providers/address';
import * as oauth from 'oauth4webapi';

/** Milliseconds that one answer of an identity provider may take, and bytes it may have. */
const PATIENCE = 5_000;
const MOST_BYTES = 256_000;

/** Milliseconds for which its metadata is believed, and for which a provider that failed is not asked again. */
const FRESH = 300_000;
const FAILED = 5_000;

/** How many providers are remembered in one isolate. */
const MOST_KNOWN = 500;

/** A provider that cannot be asked, or does not answer as it should. The cause is a word for the log. */
export class ProviderTrouble extends Error {
  readonly reason: string;
  constructor(reason: string) {
    super(reason);
    this.name = 'ProviderTrouble';
    this.reason = reason;
  }
}

type Fetch = NonNullable<oauth.HttpRequestOptions<string, unknown>[typeof oauth.customFetch]>;

/**
 * How providers are asked: only where an organisation may send us, without following elsewhere, for a bounded time and
 * a bounded answer.
 * @param local whether this is a local stack, whose providers may be on this machine
 */
export function asking(local: boolean) {
  const ask: Fetch = async (url, { method, headers, body }) => {
    if (!mayAsk(url, local)) throw new ProviderTrouble('address_not_allowed');
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), PATIENCE);
    try {
      const sent = { method, headers, redirect: 'manual', signal: abort.signal } as const;
      const answer = await fetch(url, body == null ? sent : { ...sent, body: String(body) });
      const type = answer.headers.get('content-type') ?? '';
      const text = await textOf(answer);
      return new Response(text === '' ? null : text, { status: answer.status, headers: { 'content-type': type } });
    } catch (error) {
      if (error instanceof ProviderTrouble) throw error;
      throw new ProviderTrouble(abort.signal.aborted ? 'timeout' : 'unreachable');
    } finally {
      clearTimeout(timer);
    }
  };
  return { [oauth.customFetch]: ask, [oauth.allowInsecureRequests]: local };
}

async function textOf({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > MOST_BYTES) throw new ProviderTrouble('answer_too_large');
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

// Texts only: what belongs to one request of workerd must not be used by another.
const metadata = new Map<string, { text: string; until: number }>();
const keySets = new Map<string, string>();

/** The provider's metadata, whose issuer is the one that was asked for. Throws ProviderTrouble or an error of oauth. */
export async function providerAt(issuer: string, local: boolean): Promise<oauth.AuthorizationServer> {
  const kept = metadata.get(issuer);
  if (kept && kept.until > Date.now()) {
    if (kept.text === '') throw new ProviderTrouble('failed_lately');
    return JSON.parse(kept.text) as oauth.AuthorizationServer;
  }
  try {
    const at = new URL(issuer);
    const found = await oauth.processDiscoveryResponse(at, await oauth.discoveryRequest(at, asking(local)));
    remember(metadata, issuer, { text: JSON.stringify(found), until: Date.now() + FRESH });
    return found;
  } catch (error) {
    remember(metadata, issuer, { text: '', until: Date.now() + FAILED });
    throw error;
  }
}

/** Checks the signature of an ID token by the provider's own keys; a key that is new to us has them read again. */
export async function assertSigned(provider: oauth.AuthorizationServer, answer: Response, local: boolean) {
  const address = provider.jwks_uri ?? '';
  const kept: oauth.JWKSCacheInput = JSON.parse(keySets.get(address) ?? '{}');
  await oauth.validateApplicationLevelSignature(provider, answer, { ...asking(local), [oauth.jwksCache]: kept });
  remember(keySets, address, JSON.stringify(kept));
}

function remember<T>(known: Map<string, T>, name: string, value: T): void {
  known.delete(name);
  known.set(name, value);
  const [oldest] = known.keys();
  if (known.size > MOST_KNOWN && oldest !== undefined) known.delete(oldest);
}
