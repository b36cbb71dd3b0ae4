import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

const PRIVATE = { 'cache-control': 'private, no-store' };

/** A member's answer: for them alone, kept nowhere. */
export function privately(
  c: Context,
  answer: object,
  status: ContentfulStatusCode = 200,
  headers: Record<string, string> = {},
): Response {
  return c.json(answer, status, { ...headers, ...PRIVATE });
}

/** Done, with nothing to say. */
export function done(c: Context): Response {
  return c.body(null, 204, PRIVATE);
}
