// The libSQL protocol spoken by hand: one pipeline request that runs one batch in a transaction and closes its stream.
import { type Agent, request } from 'node:http';

export interface Door {
  readonly address: string;
  readonly agent: Agent;
  readonly namespace: string;
  readonly token: string;
}

export interface Statement {
  readonly sql: string;
  readonly args?: readonly (string | number)[];
}

export type Row = (string | number | null)[];

export type Reply =
  | { readonly kind: 'done'; readonly rows: Row[] }
  /** An answer that is not 200, with its body. */
  | { readonly kind: 'refused'; readonly status: number; readonly body: Record<string, unknown> }
  /** 200, but the database did not carry the statements out. */
  | { readonly kind: 'failed'; readonly message: string }
  /** The connection broke. */
  | { readonly kind: 'broken'; readonly message: string };

/** Runs statements as @libsql/client's `batch(…, 'write')` sends them: BEGIN IMMEDIATE … COMMIT, each step only after the one before. */
export function write(door: Door, statements: readonly Statement[]): Promise<Reply> {
  const last = statements.length;
  const steps = [
    { stmt: { sql: 'BEGIN IMMEDIATE' } },
    ...statements.map((each, place) => ({ condition: { type: 'ok', step: place }, stmt: statement(each) })),
    { condition: { type: 'ok', step: last }, stmt: { sql: 'COMMIT' } },
    { condition: { type: 'not', cond: { type: 'ok', step: last + 1 } }, stmt: { sql: 'ROLLBACK' } },
  ];
  return send(door, [{ type: 'batch', batch: { steps } }, { type: 'close' }]);
}

/** Runs one statement that reads. */
export function read(door: Door, sql: string, args: readonly (string | number)[] = []): Promise<Reply> {
  return send(door, [{ type: 'execute', stmt: statement({ sql, args }) }, { type: 'close' }]);
}

function statement({ sql, args = [] }: Statement) {
  return {
    sql,
    args: args.map((value) =>
      typeof value === 'number' ? { type: 'integer', value: String(value) } : { type: 'text', value },
    ),
  };
}

function send(door: Door, requests: readonly unknown[]): Promise<Reply> {
  const body = Buffer.from(JSON.stringify({ baton: null, requests }));
  return new Promise((resolve) => {
    const outgoing = request(`${door.address}/v3/pipeline`, {
      method: 'POST',
      agent: door.agent,
      headers: {
        authorization: `Bearer ${door.token}`,
        'x-namespace-bin': Buffer.from(door.namespace).toString('base64').replace(/=+$/, ''),
        'content-type': 'application/json',
        'content-length': body.length,
      },
    });
    const broken = (error: Error) => resolve({ kind: 'broken', message: error.message });
    outgoing.on('error', broken);
    outgoing.on('response', (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      answer.on('error', broken).on('end', () => resolve(understand(answer.statusCode ?? 0, text)));
    });
    outgoing.end(body);
  });
}

interface Value {
  readonly type: string;
  readonly value?: string | number;
}
interface Result {
  readonly rows: Value[][];
}
interface Pipeline {
  readonly results: {
    readonly error?: { readonly message: string };
    readonly response?: {
      readonly result?: Partial<Result> & { readonly step_errors?: ({ readonly message: string } | null)[] };
    };
  }[];
}

function understand(status: number, text: string): Reply {
  try {
    const body = JSON.parse(text) as Pipeline & Record<string, unknown>;
    if (status !== 200) return { kind: 'refused', status, body };
    const [first] = body.results;
    const error = first?.error ?? first?.response?.result?.step_errors?.find((each) => each !== null);
    if (error) return { kind: 'failed', message: error.message };
    return { kind: 'done', rows: (first?.response?.result?.rows ?? []).map((row) => row.map(plain)) };
  } catch {
    return { kind: 'broken', message: `not JSON: ${status} ${text.slice(0, 100)}` };
  }
}

function plain({ type, value }: Value): string | number | null {
  if (type === 'null' || value === undefined) return null;
  return type === 'integer' ? Number(value) : value;
}
