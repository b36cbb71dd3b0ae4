import type { InValue } from '@libsql/client/web';
import { type Part, quoted } from './contents.ts';
import type { Statement, WriteHandle } from './handle.ts';
import type { Cell } from './pipeline.ts';

/** A statement's share: the server takes 32,766 values. A batch's: the write gate takes 4 MB. */
const MOST_VALUES = 20_000;
const MOST_ROWS = 500;
const MOST_BYTES = 2 ** 21;

/**
 * Fills a database, migrated to just where the contents stood, with what contentsOf found in another. What migrations
 * put there goes first, and triggers are away meanwhile: they did their work when the rows came for the first time.
 * Throws DatabaseFailure; the database is then of no use.
 */
export async function fillFrom(handle: WriteHandle, parts: AsyncIterable<Part>): Promise<void> {
  const [found] = await handle.ask("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name");
  const triggers = (found?.rows ?? []).map(({ name, sql }) => ({ name: String(name), sql: String(sql) }));
  let batch = triggers.map(({ name }) => bare(`DROP TRIGGER ${quoted(name)}`));
  let table: { name: string; columns: string[] } | undefined;
  let waiting: Cell[][] = [];
  let bytes = 0;
  const close = () => {
    if (table && waiting.length > 0) batch.push(insertion(table, waiting));
    waiting = [];
  };
  const flush = async () => {
    close();
    if (batch.length > 0) await handle.fill(batch);
    batch = [];
    bytes = 0;
  };
  for await (const part of parts) {
    if (part.part === 'table') {
      close();
      table = part;
      batch.push(bare(`DELETE FROM ${quoted(part.name)}`));
    }
    if (part.part !== 'rows') continue;
    for (const row of part.rows) {
      const size = Buffer.byteLength(JSON.stringify(row));
      if (waiting.length >= MOST_ROWS || (waiting.length + 1) * row.length > MOST_VALUES) close();
      if (bytes > 0 && bytes + size > MOST_BYTES) await flush();
      waiting.push(row);
      bytes += size;
    }
  }
  close();
  batch.push(...triggers.map(({ sql }) => bare(sql)));
  await flush();
}

/** Rows that name something which is not there, as "table → table"; none in a database that is whole. */
export async function danglingIn(handle: WriteHandle): Promise<string[]> {
  const [found] = await handle.ask('SELECT DISTINCT "table", parent FROM pragma_foreign_key_check');
  return (found?.rows ?? []).map(({ table, parent }) => `${table} → ${parent}`);
}

const bare = (sql: string): Statement => ({ sql, args: [] });

function insertion({ name, columns }: { name: string; columns: string[] }, rows: Cell[][]): Statement {
  const one = `(${columns.map(() => '?').join(', ')})`;
  return {
    sql: `INSERT INTO ${quoted(name)} (${columns.map(quoted).join(', ')}) VALUES ${rows.map(() => one).join(', ')}`,
    args: rows.flatMap((row) => row.map(argumentOf)),
  };
}

/** Integers as bigint: the driver sends a number as a real. */
function argumentOf(cell: Cell): InValue {
  if (cell.type === 'null') return null;
  if (cell.type === 'integer') return BigInt(cell.value);
  if (cell.type === 'blob') return new Uint8Array(Buffer.from(cell.base64, 'base64'));
  return cell.value;
}
