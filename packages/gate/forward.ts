// One request to the server, and what is known about it afterwards.
import { type Agent, type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http';

export interface Parcel {
  readonly method: string;
  readonly path: string;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer;
}

export type Outcome =
  | { readonly kind: 'answer'; readonly status: number; readonly headers: OutgoingHttpHeaders; readonly body: Buffer }
  /** The server never saw the request. */
  | { readonly kind: 'unsent'; readonly why: string }
  /** The server may or may not have applied it. */
  | { readonly kind: 'unknown'; readonly why: string };

const HOP_BY_HOP = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];

/** Headers that belong to the message and not to the connection it came on. Lengths are set anew. */
export function endToEnd(headers: IncomingHttpHeaders): OutgoingHttpHeaders {
  const named = (headers.connection ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim());
  const dropped = new Set([...HOP_BY_HOP, ...named, 'content-length', 'host', 'expect']);
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !dropped.has(name)));
}

/** Sends a parcel and waits until the server has answered completely, broken off, or `signal` gave up on it. */
export function forward(
  parcel: Parcel,
  to: { readonly agent: Agent; readonly port: number },
  signal: AbortSignal,
): Promise<Outcome> {
  return new Promise((resolve) => {
    const { method, path, headers, body } = parcel;
    const why = (error: Error) => (signal.aborted ? 'the server was restarted before it answered' : error.message);
    const lengths = method === 'GET' ? {} : { 'content-length': body.length };
    const outgoing = request({
      agent: to.agent,
      host: '127.0.0.1',
      port: to.port,
      method,
      path,
      headers: { ...headers, ...lengths },
      signal,
    });
    outgoing.on('error', (error: NodeJS.ErrnoException) =>
      resolve({ kind: error.syscall === 'connect' ? 'unsent' : 'unknown', why: why(error) }),
    );
    outgoing.on('response', (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', (error) => resolve({ kind: 'unknown', why: why(error) }));
      answer.on('close', () => {
        if (!answer.complete) return resolve({ kind: 'unknown', why: 'the answer broke off' });
        resolve({
          kind: 'answer',
          status: answer.statusCode ?? 502,
          headers: endToEnd(answer.headers),
          body: Buffer.concat(chunks),
        });
      });
    });
    outgoing.end(body);
  });
}

/** The server's 404 for a namespace it does not know, or, now and then, for one it was just about to open. */
export function isMissingNamespace(outcome: Outcome): boolean {
  return (
    outcome.kind === 'answer' &&
    outcome.status === 404 &&
    /NamespaceDoesntExist|Namespace .* doesn't exist/.test(outcome.body.toString())
  );
}
