import { type Client, createClient } from '@libsql/client/web';
import { DatabaseFailure } from './failure.ts';
import { type Meter, type Servers, urlFor } from './servers.ts';
import { databaseToken, type Mode } from './token.ts';

/** How long one answer may take, in milliseconds, before it is given up as unavailable. */
const PATIENCE = 20_000;

/**
 * A client for one namespace and mode, to be used within one request only: workerd hangs when sockets of one
 * request are used by another. Opening costs nothing; the server is asked with the first statement.
 */
export async function connect(servers: Servers, namespace: string, mode: Mode, meter: Meter): Promise<Client> {
  return createClient({
    url: urlFor(servers, namespace, mode),
    authToken: await databaseToken(servers.signingKey, namespace, mode),
    intMode: 'number',
    fetch: namespacedFetch(namespace, mode, meter),
  });
}

/** A fetch that names the namespace, answers the driver's protocol probe itself and repeats a spurious 404. */
export function namespacedFetch(namespace: string, mode: Mode, meter: Meter): typeof fetch {
  const header = Buffer.from(namespace).toString('base64').replace(/=+$/, '');
  return async (input, init) => {
    // The driver hands a Request, the reader an address and a text: neither is made into the other.
    const asked =
      input instanceof Request ? input : { url: String(input), method: init?.method, headers: init?.headers };
    if (asked.method === 'GET') return new Response();
    const headers = new Headers(asked.headers);
    headers.set('x-namespace-bin', header);
    const body = input instanceof Request ? await input.text() : String(init?.body);
    const ask = async () => {
      meter[mode === 'write' ? 'writes' : 'reads'] += 1;
      try {
        const signal = AbortSignal.timeout(PATIENCE);
        const answer = await fetch(asked.url, { method: 'POST', headers, body, signal });
        // Read here, so that an answer that breaks off is a lost connection and not a wrong statement.
        const type = answer.headers.get('content-type') ?? 'application/json';
        return new Response(await answer.arrayBuffer(), { status: answer.status, headers: { 'content-type': type } });
      } catch (error) {
        throw lostConnection(mode, error);
      }
    };
    let answer = await ask();
    if (!answer.ok && (await worthRepeating(answer, mode))) {
      await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 60));
      answer = await ask();
    }
    if (!answer.ok) throw refusedBy(answer.status, await answer.text(), namespace);
    return answer;
  };
}

/** A tenant's namespace may answer "does not exist" while it is being opened; a busy server refuses readers. */
async function worthRepeating(answer: Response, mode: Mode): Promise<boolean> {
  if (answer.status === 429) return mode === 'read';
  return answer.status === 404 && /doesn.t exist|NamespaceDoesntExist/.test(await answer.clone().text());
}

/** The driver would drop the body, which says whether anything was applied. */
function refusedBy(status: number, text: string, namespace: string): DatabaseFailure {
  const told = `${namespace}: HTTP ${status} ${text.slice(0, 500)}`;
  if (status === 401 || status === 403 || status === 404) return new DatabaseFailure('forbidden', told);
  if (text.includes('"outcome":"unknown"')) return new DatabaseFailure('unknown_outcome', told);
  return new DatabaseFailure(status === 413 || status === 400 ? 'invalid' : 'unavailable', told);
}

function lostConnection(mode: Mode, error: unknown): DatabaseFailure {
  const text = error instanceof Error ? `${error.message} ${String(error.cause ?? '')}` : String(error);
  const neverSent = /ECONNREFUSED|refused/i.test(text);
  return new DatabaseFailure(mode === 'write' && !neverSent ? 'unknown_outcome' : 'unavailable', text, 2);
}
