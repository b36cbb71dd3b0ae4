import buildName from 'ndp:build';
import { DatabaseFailure } from '@ndp/database/failure';
import { findRevision } from '@ndp/database/portal/read';
import { type PublicGrant, publicGrant } from '@ndp/domain/permissions';
import type { Context, Environment } from '../environment.ts';
import { securityHeaders } from '../headers.ts';

/** A public answer as it is kept: bytes and headers of one address at one revision. */
interface Kept {
  body: Uint8Array<ArrayBuffer>;
  headers: Record<string, string>;
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
/** Bytes of pages kept in memory per isolate. */
const ROOM = 32 * 1024 * 1024;

const kept = new Map<string, Kept>();
let size = 0;
let revision = { text: '', checkedAt: 0 };
const hits = { memory: 0, edge: 0, rendered: 0, stale: 0 };

/** How often each layer answered since the isolate began. */
export const cacheFigures = () => ({ ...hits, pages: kept.size, bytes: size });

/** Called when this isolate has published something: the next request asks the portal for its revision. */
export function forgetRevision(): void {
  revision = { ...revision, checkedAt: 0 };
}

/**
 * The shortest way to a public answer: memory, as long as the revision is trusted. Undefined sends the request
 * on to the router.
 */
export function fromMemory(request: Request): Response | undefined {
  if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
  const found = kept.get(request.url);
  if (!found || found.revision !== revision.text || Date.now() - revision.checkedAt > TRUST) return undefined;
  if (!accepts(request, found.headers['content-type'] ?? '')) return undefined;
  hits.memory += 1;
  return answer(request, found);
}

/**
 * A public answer from memory, then the Cache API, then the database. With the database away, what was rendered
 * before goes on being served; what was not gives DatabaseFailure `unavailable`.
 */
export async function servePublic(
  request: Request,
  environment: Environment,
  context: Context,
  meter: { reads: number; writes: number },
  render: (grant: PublicGrant) => Promise<Rendered>,
): Promise<Response> {
  const grant = await publicGrant({ servers: environment.servers, meter });
  const known = await currentRevision(grant);
  const quick = kept.get(request.url);
  if (quick && (quick.revision === known.text || known.stale)) {
    hits[known.stale ? 'stale' : 'memory'] += 1;
    return answer(request, quick);
  }
  const cacheKey = `${environment.publicOrigin}/_kept/${buildName}/${known.text}?${encodeURIComponent(request.url)}`;
  const edge = await edgeCache()?.match(cacheKey);
  if (edge) {
    hits.edge += 1;
    const page = {
      body: new Uint8Array(await edge.arrayBuffer()),
      headers: Object.fromEntries(edge.headers),
      etag: edge.headers.get('etag') ?? '',
    };
    return answer(request, keep(request.url, { ...page, revision: known.text }));
  }
  let rendered: Rendered;
  try {
    rendered = await render(grant);
  } catch (error) {
    if (quick && error instanceof DatabaseFailure && error.reason === 'unavailable') {
      hits.stale += 1;
      return answer(request, quick);
    }
    throw error;
  }
  const body = new TextEncoder().encode(rendered.body);
  if (rendered.status !== 200) {
    const headers = { 'content-type': rendered.type, 'cache-control': 'no-cache', ...rendered.headers };
    return new Response(request.method === 'HEAD' ? null : body, { status: rendered.status, headers });
  }
  hits.rendered += 1;
  const etag = `"${known.text}-${buildName}"`;
  const headers = {
    'content-type': rendered.type,
    'cache-control': 'public, max-age=0, s-maxage=30, stale-while-revalidate=300',
    etag,
    vary: 'accept',
    ...(rendered.type.startsWith('application/json') && { 'access-control-allow-origin': '*' }),
    ...securityHeaders,
    ...rendered.headers,
  };
  const page = keep(request.url, { body, headers, etag, revision: known.text });
  const copy = new Response(body, { headers: { ...headers, 'cache-control': 'public, max-age=300' } });
  const put = edgeCache()?.put(cacheKey, copy);
  if (put) context.waitUntil(put.catch((error) => console.error(`cache: ${error}`)));
  return answer(request, page);
}

/** The revision the portal is at; `stale` when the database did not answer and the last known one stands in. */
async function currentRevision(grant: PublicGrant): Promise<{ text: string; stale: boolean }> {
  const now = Date.now();
  if (now - revision.checkedAt <= TRUST) return { text: revision.text, stale: false };
  // One request asks; those that come meanwhile go on with what is known.
  if (revision.text !== '') revision = { ...revision, checkedAt: now };
  try {
    revision = { text: await findRevision(grant.portal), checkedAt: now };
    return { text: revision.text, stale: false };
  } catch (error) {
    if (revision.text === '') throw error;
    return { text: revision.text, stale: true };
  }
}

function keep(key: string, page: Kept): Kept {
  const before = kept.get(key);
  if (before) size -= before.body.byteLength;
  kept.delete(key);
  kept.set(key, page);
  size += page.body.byteLength;
  for (const [oldest, { body }] of kept) {
    if (size <= ROOM) break;
    kept.delete(oldest);
    size -= body.byteLength;
  }
  return page;
}

function answer(request: Request, { body, headers, etag }: Kept): Response {
  if (request.headers.get('if-none-match')?.includes(etag)) {
    const { 'content-type': _, ...rest } = headers;
    return new Response(null, { status: 304, headers: rest });
  }
  return new Response(request.method === 'HEAD' ? null : body, { headers });
}

/** True when the caller takes this type; `*` and an absent header take everything. */
export function accepts(request: Request, type: string): boolean {
  const accept = request.headers.get('accept');
  if (accept === null || accept === '' || accept.includes('*/*')) return true;
  const [main = ''] = type.split(';');
  return accept.includes(main) || accept.includes(`${main.split('/')[0]}/*`);
}

function edgeCache():
  | { match(key: string): Promise<Response | undefined>; put(key: string, response: Response): Promise<void> }
  | undefined {
  return (globalThis.caches as unknown as { default?: never } | undefined)?.default;
}
