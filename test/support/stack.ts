import type { Servers } from '@ndp/database/servers';
import type { demoMembers } from '@ndp/local/seed/demo';
import { demoToken } from '@ndp/local/tokens';
import { inject } from 'vitest';

const shared = inject('stack');

export const url = shared.url;
export const admin = { url: shared.adminUrl, key: shared.adminKey };
export const servers: Servers = {
  readUrl: shared.readUrl,
  writeUrl: shared.writeUrl,
  portalUrl: shared.readUrl,
  signingKey: shared.database,
};
export const databases = () => ({ servers, meter: { reads: 0, writes: 0 } });
export const keys = { access: shared.access };

/** An access token of a demonstration member. */
export function demo(called: (typeof demoMembers)[number]['called']): Promise<string> {
  return demoToken({ databases: databases(), access: shared.access }, called);
}

export interface Answer<T> {
  status: number;
  headers: Headers;
  body: T;
  text: string;
}

interface Call {
  method?: string;
  token?: string;
  json?: unknown;
  headers?: Record<string, string>;
  body?: string | Uint8Array<ArrayBuffer>;
}

/** One request to the shared stack; a JSON body is parsed, redirects are not followed. */
export async function call<T = Record<string, unknown>>(
  path: string,
  { method, token, json, headers, body }: Call = {},
): Promise<Answer<T>> {
  const sent = json === undefined ? body : JSON.stringify(json);
  const answer = await fetch(path.startsWith('http') ? path : url + path, {
    method: method ?? (sent === undefined ? 'GET' : 'POST'),
    redirect: 'manual',
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(json !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(sent !== undefined && { body: sent }),
  });
  const text = await answer.text();
  const isJson = text !== '' && /json/.test(answer.headers.get('content-type') ?? '');
  return { status: answer.status, headers: answer.headers, text, body: (isJson ? JSON.parse(text) : text) as T };
}

/** Asks again until it holds; what is delivered after the answer is waited for, never slept for. */
export async function eventually<T>(ask: () => Promise<T>, holds: (found: T) => boolean, within = 10_000): Promise<T> {
  const deadline = Date.now() + within;
  for (;;) {
    const found = await ask();
    if (holds(found)) return found;
    if (Date.now() > deadline)
      throw new Error(`still not so after ${within} ms: ${JSON.stringify(found)?.slice(0, 500)}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/**
 * Database round trips that an answer cost, as its Server-Timing says: those of the attempt that held. Suites write into
 * one programme at the same time, and an operation that another overtook reads and writes once more.
 */
export function trips({ headers }: { headers: Headers }): { reads: number; all: number } {
  const timing = headers.get('server-timing') ?? '';
  const [, reads, writes, overtaken] =
    /reads;desc="(\d+)", writes;desc="(\d+)", overtaken;desc="(\d+)"/.exec(timing) ?? [];
  const first = Number(reads) - Number(overtaken);
  return { reads: first, all: first + Number(writes) - Number(overtaken) };
}
