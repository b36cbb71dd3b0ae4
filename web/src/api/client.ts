import createClient from 'openapi-fetch';
import { currentLanguage } from '../language/store.ts';
import type { paths } from './paths.ts';
import { ConnectionLost, Problem, secondsOf } from './problem.ts';
import { ask } from './prompts.ts';
import { refreshAccess } from './refresh.ts';
import type { ProblemBody } from './types.ts';

/** Typed calls of the API. What stands between a request and its answer (a session, a second factor) is seen to here. */
export const api = createClient<paths>({ baseUrl: location.origin, fetch: send });

/** The answer's content. Throws Problem for a refusal, ConnectionLost when there was no answer. */
export async function answered<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await call;
  if (!response.ok) throw new Problem(response.status, bodyOf(error), secondsOf(response));
  // A 204 has no content, and its route says so by its type.
  return data as T;
}

/** The header by which a change applies only to the version that was read. */
export const ifMatch = (version: number) => ({ 'If-Match': `"${version}"` });

let everSignedIn = false;
/** From now on a lost session is asked for over the page, so that nothing typed is lost. */
export function sessionIsKnown(): void {
  everSignedIn = true;
}

/** Addresses that work without a session: a 401 there is an answer, not the end of a session. */
const OPEN = /^\/v1\/(session(?!\/organisation)|password-reset|invitations)/;
/** The longest that a reader is kept waiting for a busy server, in seconds, and how often. */
const PATIENCE = 5;
const TRIES = 2;

async function send(request: Request): Promise<Response> {
  request.headers.set('accept-language', currentLanguage());
  const open = OPEN.test(new URL(request.url).pathname);
  const began = Date.now();
  let answer = await reach(request);
  for (let tries = 0; answer.status === 503 && request.method === 'GET' && tries < TRIES; tries += 1) {
    const wait = secondsOf(answer) ?? 1;
    if (wait > PATIENCE) break;
    await new Promise((resolve) => setTimeout(resolve, wait * 1000));
    answer = await reach(request);
  }
  if (answer.status === 401 && !open) {
    if (await refreshed(began)) answer = await reach(request);
    if (answer.status === 401 && everSignedIn && (await ask('sign_in'))) answer = await reach(request);
  }
  if (answer.status === 403 && (await needsSecondFactor(answer)) && (await ask('step_up')))
    answer = await reach(request);
  return answer;
}

async function reach(request: Request): Promise<Response> {
  try {
    return await fetch(request.clone());
  } catch {
    throw new ConnectionLost();
  }
}

async function refreshed(since: number): Promise<boolean> {
  try {
    return await refreshAccess(since);
  } catch {
    throw new ConnectionLost();
  }
}

async function needsSecondFactor(answer: Response): Promise<boolean> {
  const body = bodyOf(
    await answer
      .clone()
      .json()
      .catch(() => null),
  );
  return body.code === 'step_up_required';
}

function bodyOf(error: unknown): Partial<ProblemBody> {
  return typeof error === 'object' && error !== null ? error : {};
}
