import buildName from 'ndp:build';
import { DatabaseFailure } from '@ndp/database/failure';
import { findRevision } from '@ndp/database/portal/read';
import { type PublicGrant, publicGrant } from '@ndp/domain/permissions';
import { ANYWHERE } from '../access/open-data.ts';
import type { Context, Environment } from '../environment.ts';
import { securityHeaders } from '../headers.ts';

/** A public answer as it is kept: bytes and headers of one address at one revision. */
interface Kept {
  body: Uint8Array<ArrayBuffer>;
  type: string;
  headers: Headers;
  etag: string;
  revision: string;
}

/** What a route makes of the database: a status, a type and a text. Only 200 is kept. */
export interface Rendered {
  status: number;
  type: string;
  body: string;
  headers?: Record<string, string>;
}

/** How long an isolate trusts the revision it knows, in milliseconds; its own publications it knows at once. */
const TRUST = 1000;
/** A browser asks each time (304 is cheap); the edge may answer for half a minute, and longer while it asks us. */
const FRESH = 'public, max-age=0, s-maxage=30, stale-while-revalidate=300';
/** Bytes of pages kept in memory per isolate. */
const ROOM = 32 * 1024 * 1024;

/** By path and query as the address canonically reads: the same page under any host, and nothing of a stranger's. */
const kept = new Map<string, Kept>();
let size = 0;
let revision = { text: '', checkedAt: 0 };
let publications = 0;

/** Called when this isolate has published something: the next request asks the portal for its revision. */
export function forgetRevision(): void {
  publications += 1;
  revision = { ...revision, checkedAt: 0 };
}

/**
 * The shortest way to a public answer: memory, as long as the revision is trusted. Undefined sends the request
 * on to the router.
 */
export function fromMemory(request: Request): Response | undefined {
  if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
  const found = kept.get(request.url.slice(request.url.indexOf('/', 8)));
  if (!found || found.revision !== revision.text || Date.now() - revision.checkedAt > TRUST) return undefined;
  if (!accepts(request, found.type)) return undefined;
  return answer(request, found);
}

/**
 * A public answer from memory, then the Cache API, then the database. With the database away, what was rendered
 * before goes on being served; what was not gives DatabaseFailure `unavailable`.
 * @param address path and canonical query: what the answer depends on and nothing else
 */
export async function servePublic(
  request: Request,
  environment: Environment,
  context: Context,
  meter: { reads: number; writes: number },
  address: string,
  render: (grant: PublicGrant) => Promise<Rendered>,
): Promise<Response> {
  const grant = await publicGrant({ servers: environment.servers, meter });
  const known = await currentRevision(grant);
  const quick = kept.get(address);
  if (quick && (quick.revision === known.text || known.stale)) return answer(request, quick);
  const edge = edgeEntry(environment, known.text, address);
  const found = await edge?.match();
  if (found) {
    const body = new Uint8Array(await found.arrayBuffer());
    return answer(request, keep(address, pageOf(body, new Headers(found.headers), known.text)));
  }
  let rendered: Rendered;
  try {
    rendered = await render(grant);
  } catch (error) {
    if (quick && error instanceof DatabaseFailure && error.reason === 'unavailable') return answer(request, quick);
    throw error;
  }
  const body = new TextEncoder().encode(rendered.body);
  if (rendered.status !== 200) {
    const headers = { 'content-type': rendered.type, 'cache-control': 'no-cache', ...rendered.headers };
    return new Response(request.method === 'HEAD' ? null : body, { status: rendered.status, headers });
  }
  const headers = new Headers({
    'content-type': rendered.type,
    'cache-control': FRESH,
    etag: `"${known.text}-${buildName}"`,
    vary: 'accept',
    ...(rendered.type.startsWith('application/json') && ANYWHERE),
    ...securityHeaders,
    ...rendered.headers,
  });
  if (edge) context.waitUntil(edge.put(body, headers));
  return answer(request, keep(address, pageOf(body, headers, known.text)));
}

function pageOf(body: Uint8Array<ArrayBuffer>, headers: Headers, text: string): Kept {
  headers.set('cache-control', FRESH);
  return { body, type: headers.get('content-type') ?? '', headers, etag: headers.get('etag') ?? '', revision: text };
}

/** The revision the portal is at; `stale` when the database did not answer and the last known one stands in. */
async function currentRevision(grant: PublicGrant): Promise<{ text: string; stale: boolean }> {
  const now = Date.now();
  if (now - revision.checkedAt <= TRUST) return { text: revision.text, stale: false };
  // One request asks; those that come meanwhile go on with what is known.
  if (revision.text !== '') revision = { ...revision, checkedAt: now };
  const before = publications;
  try {
    const text = await findRevision(grant.portal);
    // What was published while we asked may not be in the answer: the next request asks again.
    revision = { text, checkedAt: before === publications ? now : 0 };
    return { text: revision.text, stale: false };
  } catch (error) {
    if (revision.text === '') throw error;
    return { text: revision.text, stale: true };
  }
}

function keep(key: string, page: Kept): Kept {
  const before = kept.get(key);
  if (before) size -= roomOf(key, before);
  kept.delete(key);
  kept.set(key, page);
  size += roomOf(key, page);
  for (const [oldest, old] of kept) {
    if (size <= ROOM) break;
    kept.delete(oldest);
    size -= roomOf(oldest, old);
  }
  return page;
}

/** Bytes an entry takes, its address and headers included: small answers are not free. */
function roomOf(key: string, { body }: Kept): number {
  return body.byteLength + 2 * key.length + 2000;
}

function answer(request: Request, { body, headers, etag }: Kept): Response {
  const known = request.headers.get('if-none-match');
  if (known === null || !(known.trim() === '*' || known.includes(etag))) {
    return new Response(request.method === 'HEAD' ? null : body, { headers });
  }
  const rest = new Headers(headers);
  rest.delete('content-type');
  return new Response(null, { status: 304, headers: rest });
}

/** True when the caller takes this type; `*` and an absent header take everything. */
export function accepts(request: Request, type: string): boolean {
  const accept = request.headers.get('accept')?.toLowerCase() ?? null;
  if (accept === null || accept === '' || accept.includes('*/*')) return true;
  const [main = ''] = type.split(';');
  return accept.includes(main) || accept.includes(`${main.split('/')[0]}/*`);
}

interface EdgeEntry {
  match(): Promise<Response | undefined>;
  put(body: Uint8Array<ArrayBuffer>, headers: Headers): Promise<void>;
}

/** The place of an answer in the Cache API. Searches have none: whoever makes them up could fill it for ever. */
function edgeEntry(
  { publicOrigin, edgeCache }: Environment,
  revisionText: string,
  address: string,
): EdgeEntry | undefined {
  const cache = (globalThis.caches as unknown as { default?: Cache } | undefined)?.default;
  if (!cache || !edgeCache || /[?&](q|cursor)=/.test(address)) return undefined;
  const key = `${publicOrigin}/_kept/${buildName}/${revisionText}?${encodeURIComponent(address)}`;
  return {
    match: () => cache.match(key),
    async put(body, headers) {
      const copy = new Response(body, { headers });
      copy.headers.set('cache-control', 'public, max-age=300');
      await cache.put(key, copy).catch((error) => console.error(`cache: ${error}`));
    },
  };
}
