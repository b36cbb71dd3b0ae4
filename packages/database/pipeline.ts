import type { InStatement, InValue } from '@libsql/client/web';
import { askServer } from './connect.ts';
import { DatabaseFailure } from './failure.ts';
import { type Meter, type Servers, urlFor } from './servers.ts';
import { databaseToken } from './token.ts';

// Reading is the hot path, so it speaks the server's JSON protocol (Hrana 2) without the driver's layers in between:
// one request, the answer read once. Writing goes through @libsql/client. docs/decisions/0011

/** One value as the server's protocol says it: integers as text, so that none loses a digit. */
export type Cell =
  | { type: 'null' }
  | { type: 'text' | 'integer'; value: string }
  | { type: 'float'; value: number }
  | { type: 'blob'; base64: string };
export interface StatementResult {
  cols: { name: string }[];
  rows: Cell[][];
}
export interface Failed {
  message: string;
}
interface Reply {
  results: [
    | { type: 'ok'; response: { result: { step_results: (StatementResult | null)[]; step_errors: (Failed | null)[] } } }
    | { type: 'error'; error: Failed },
  ];
}

/** What one statement found, each row a list in the order of the columns. */
export interface Found {
  columns: string[];
  rows: Content[][];
}
export type Content = string | number | null | ArrayBuffer;
export type Reader = (statements: readonly InStatement[]) => Promise<Found[]>;

/** Reads a namespace: all statements in one round trip, and seeing one state when they are several. */
export async function openReader(servers: Servers, namespace: string, meter: Meter): Promise<Reader> {
  const token = await databaseToken(servers.signingKey, namespace, 'read');
  const url = `${urlFor(servers, namespace, 'read')}/v2/pipeline`;
  const authorization = `Bearer ${token}`;
  return async (statements) => {
    const batch = { steps: steps(statements) };
    const body = JSON.stringify({ requests: [{ type: 'batch', batch }, { type: 'close' }] });
    const { results }: Reply = JSON.parse(await askServer(namespace, 'read', meter, { url, authorization, body }));
    const [reply] = results;
    if (reply.type === 'error') throw new DatabaseFailure('invalid', reply.error.message);
    const { step_results: found, step_errors: errors } = reply.response.result;
    const error = errors.find((e) => e !== null);
    if (error) throw new Error(error.message);
    return (statements.length === 1 ? found : found.slice(1, -1)).map(foundIn);
  };
}

/** One statement stands alone; several stand in a reading transaction, each only when the one before went well. */
function steps(statements: readonly InStatement[]): object[] {
  const bare = statements.map((statement) => {
    const { sql, args = [] } = typeof statement === 'string' ? { sql: statement } : statement;
    return { sql, args: (args as InValue[]).map(cellOf), want_rows: true };
  });
  if (bare.length === 1) return bare.map((stmt) => ({ stmt }));
  const all = [{ sql: 'BEGIN TRANSACTION READONLY' }, ...bare, { sql: 'COMMIT' }];
  return all.map((stmt, index) => (index === 0 ? { stmt } : { stmt, condition: { type: 'ok', step: index - 1 } }));
}

function cellOf(value: InValue): Cell {
  if (value === null) return { type: 'null' };
  if (typeof value === 'string') return { type: 'text', value };
  if (typeof value === 'boolean') return { type: 'integer', value: value ? '1' : '0' };
  if (typeof value === 'number' && !Number.isInteger(value)) return { type: 'float', value };
  if (typeof value === 'number' || typeof value === 'bigint') return { type: 'integer', value: String(value) };
  throw new TypeError('only null, text, numbers and booleans are asked for');
}

function foundIn(result: StatementResult | null): Found {
  if (result === null) return { columns: [], rows: [] };
  return { columns: result.cols.map(({ name }) => name), rows: result.rows.map((cells) => cells.map(contentOf)) };
}

function contentOf(cell: Cell): Content {
  if (cell.type === 'null') return null;
  if (cell.type === 'integer') return Number(cell.value);
  if (cell.type === 'blob') return new Uint8Array(Buffer.from(cell.base64, 'base64')).buffer;
  return cell.value;
}
