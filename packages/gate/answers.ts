// What the gate itself answers: RFC 9457 problems that always say whether the write can have happened.
import type { ServerResponse } from 'node:http';
import type { Outcome } from './forward.ts';

/** Reasons for which a request is turned away and is guaranteed never to reach the server. */
export const REFUSALS = {
  'queue-full': [503, 'Too many writes are waiting'],
  'waited-too-long': [503, 'The write waited too long'],
  'server-away': [503, 'The database server is not there at the moment'],
  closing: [503, 'The gate is closing'],
  'too-large': [413, 'The request is too large'],
  'bad-namespace': [400, 'The header x-namespace-bin is not base64'],
  'not-here': [404, 'The gate has no such address'],
} as const satisfies Record<string, readonly [number, string]>;

export type Refusal = keyof typeof REFUSALS;

/** Turns a request away: nothing was applied, and for 503 it is worth another try in a second. */
export function refuse(to: ServerResponse, code: Refusal): void {
  const [status, title] = REFUSALS[code];
  // The rest of a body that is too large is not read, so that connection cannot be used again.
  const more = status === 503 ? { 'retry-after': '1' } : status === 413 ? { connection: 'close' } : {};
  problem(to, { status, title, code, notApplied: true }, more);
}

/** Says that a write was forwarded and its answer never came: repeat it under the same idempotency key. */
export function admitUnknown(to: ServerResponse, why: string): void {
  problem(to, {
    status: 502,
    title: 'The outcome of the write is not known',
    code: 'outcome-unknown',
    detail: why,
    outcome: 'unknown',
  });
}

/** Hands the server's own answer on. */
export function pass(to: ServerResponse, answer: Extract<Outcome, { kind: 'answer' }>): void {
  if (to.destroyed || to.headersSent) return;
  to.writeHead(answer.status, { ...answer.headers, 'content-length': answer.body.length }).end(answer.body);
}

function problem(
  to: ServerResponse,
  body: { status: number } & Record<string, unknown>,
  headers: Record<string, string> = {},
): void {
  if (to.destroyed || to.headersSent) return;
  const bytes = Buffer.from(JSON.stringify({ type: 'about:blank', ...body }));
  to.writeHead(body.status, {
    'content-type': 'application/problem+json',
    'content-length': bytes.length,
    ...headers,
  }).end(bytes);
}
