import { askServer } from './connect.ts';
import { DatabaseFailure } from './failure.ts';
import type { Cell, Failed, StatementResult } from './pipeline.ts';
import { type Meter, type Servers, urlFor } from './servers.ts';
import { databaseToken } from './token.ts';

/** One state of a database, for as long as it is held; what others write meanwhile is not seen. */
export interface Snapshot {
  /** One round trip; null when the answer is more than the server sends at once. Throws DatabaseFailure. */
  ask(sql: string, args?: readonly Cell[]): Promise<Cell[][] | null>;
  /** Lets go of it. The server does so by itself after ten seconds without a question. */
  close(): Promise<void>;
}

/** Holds a reading transaction open over many round trips: the one way to read more than fits into one answer. */
export async function openSnapshot(servers: Servers, namespace: string, meter: Meter): Promise<Snapshot> {
  const url = `${urlFor(servers, namespace, 'read')}/v2/pipeline`;
  let baton: string | null = null;
  const send = async (request: object): Promise<Exact> => {
    const authorization = `Bearer ${await databaseToken(servers.signingKey, namespace, 'read')}`;
    const body = JSON.stringify({ baton, requests: [request] });
    const reply: Exact = JSON.parse(await askServer(namespace, 'read', meter, { url, authorization, body }));
    baton = reply.baton;
    return reply;
  };
  const ask: Snapshot['ask'] = async (sql, args = []) => {
    const [reply] = (await send({ type: 'execute', stmt: { sql, args, want_rows: true } })).results;
    if (reply.type === 'error') {
      if (reply.error.code === 'RESPONSE_TOO_LARGE') return null;
      throw new DatabaseFailure('invalid', `${namespace}: ${reply.error.message}`);
    }
    return reply.response.result.rows;
  };
  // The state is that of the first question, so it is asked here.
  await ask('BEGIN TRANSACTION READONLY');
  await ask('SELECT count(*) FROM sqlite_master');
  return { ask, close: async () => void (await send({ type: 'close' }).catch(() => undefined)) };
}

interface Exact {
  baton: string | null;
  results: [
    { type: 'ok'; response: { result: StatementResult } } | { type: 'error'; error: Failed & { code?: string } },
  ];
}
