import { type Answer, call, url } from '../../support/stack.ts';
import { type Made, pathOf } from './recipes.ts';
import type { Route } from './routes.ts';

interface Changed {
  /** Who asks instead; null for nobody. */
  token?: string | null;
  organisation: string;
  ids?: Record<string, string>;
  json?: unknown;
  /** Another Worker than the shared one. */
  base?: string;
}

/** Sends a request as it was made, or with another caller, organisation or ids. */
export function send(
  route: Route,
  made: Made,
  { token, organisation, ids, json, base = url }: Changed,
): Promise<Answer<unknown>> {
  const who = token === undefined ? made.token : token;
  const own = typeof made.json === 'function' ? made.json() : made.json;
  const body = json === undefined ? own : json;
  return call(base + pathOf(route, organisation, ids ?? made.ids, made.query), {
    method: route.method,
    ...(who && { token: who }),
    ...(body !== undefined && { json: body }),
    ...(made.file && json === undefined && { body: made.file }),
    headers: {
      ...(made.file && json === undefined && { 'content-type': 'application/octet-stream' }),
      ...made.headers,
    },
  });
}

/** Does all of it, so many at a time; the answers stand in order. */
export async function inTurns<T, R>(items: readonly T[], atATime: number, act: (item: T) => Promise<R>): Promise<R[]> {
  const answers: R[] = [];
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const index = next;
      next += 1;
      const item = items[index];
      if (item !== undefined) answers[index] = await act(item);
    }
  };
  await Promise.all(Array.from({ length: atATime }, worker));
  return answers;
}
