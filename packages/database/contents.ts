import { createHash } from 'node:crypto';
import type { AuditHead } from './audit.ts';
import { DatabaseFailure } from './failure.ts';
import type { ReadHandle } from './handle.ts';
import type { Cell } from './pipeline.ts';
import type { Snapshot } from './snapshot.ts';

/** What a database holds, in the order in which it is read: the facts, then each table followed by its rows. */
export type Part =
  | { part: 'facts'; migrations: string[]; audit: AuditHead | null }
  | { part: 'table'; name: string; columns: string[] }
  | { part: 'rows'; rows: Cell[][] };

/** How many rows a table has and what they say: SHA-256 over the table's line and its rows' lines (lineOf). */
export interface TableTotal {
  name: string;
  rows: number;
  sha256: string;
}

/**
 * Everything in a database as of one instant, exactly: values keep their storage class, rows their rowid, and search
 * indexes come as the tables they are kept in. Throws DatabaseFailure; what was read until then is worth nothing.
 */
export async function* contentsOf(handle: ReadHandle): AsyncGenerator<Part> {
  const snapshot = await handle.snapshot();
  try {
    const tables = await tablesIn(snapshot);
    const has = (name: string) => tables.some((table) => table.name === name);
    const migrations = has('migration') ? await ask(snapshot, 'SELECT name FROM migration ORDER BY name') : [];
    const [head] = has('audit') ? await ask(snapshot, 'SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1') : [];
    const audit = head ? { seq: Number(textOf(head[0])), hash: textOf(head[1]) } : null;
    yield { part: 'facts', migrations: migrations.map(([name]) => textOf(name)), audit };
    for (const table of tables) {
      yield { part: 'table', name: table.name, columns: table.columns };
      for await (const rows of rowsOf(snapshot, table)) yield { part: 'rows', rows };
    }
  } finally {
    await snapshot.close();
  }
}

/** The totals of each table, table by table: what is compared to say that two databases hold the same. */
export async function totalsOf(parts: AsyncIterable<Part>): Promise<TableTotal[]> {
  const counting = countTables();
  for await (const part of parts) for (const line of linesOf(part)) counting.see(part, line);
  return counting.totals();
}

/** Counts and hashes tables as their lines pass by. */
export function countTables() {
  const totals: { name: string; rows: number; hash: ReturnType<typeof createHash> }[] = [];
  return {
    see(part: Part, line: string) {
      if (part.part === 'table') totals.push({ name: part.name, rows: 0, hash: createHash('sha256') });
      const table = totals.at(-1);
      if (part.part === 'facts' || !table) return;
      table.hash.update(`${line}\n`);
      if (part.part === 'rows') table.rows += 1;
    },
    totals: (): TableTotal[] =>
      totals.map(({ name, rows, hash }) => ({ name, rows, sha256: hash.copy().digest('hex') })),
  };
}

/** A part as lines of JSON: a table is an object, each of its rows a list. */
export function linesOf(part: Part): string[] {
  if (part.part === 'rows') return part.rows.map((row) => JSON.stringify(row.map(shortened)));
  const { part: _, ...rest } = part;
  return [JSON.stringify(part.part === 'table' ? { table: part.name, columns: part.columns } : rest)];
}

/** A row's line read back. Throws TypeError for what linesOf never writes. */
export function rowOf(line: unknown): Cell[] {
  if (!Array.isArray(line)) throw new TypeError('a row is a list');
  return line.map((value): Cell => {
    if (value === null) return { type: 'null' };
    if (typeof value === 'string') return { type: 'text', value };
    if (Number.isSafeInteger(value)) return { type: 'integer', value: String(value) };
    if (typeof value?.integer === 'string') return { type: 'integer', value: value.integer };
    if (typeof value?.real === 'number') return { type: 'float', value: value.real };
    if (typeof value?.blob === 'string') return { type: 'blob', base64: value.blob };
    throw new TypeError('no value of a database looks like this');
  });
}

/** Text and null as they are, an integer as a number where that loses no digit; anything else says what it is. */
function shortened(cell: Cell): unknown {
  if (cell.type === 'null') return null;
  if (cell.type === 'text') return cell.value;
  if (cell.type === 'float') return { real: cell.value };
  // The server leaves out base64's padding; one spelling, so that equal bytes give equal hashes.
  if (cell.type === 'blob') return { blob: cell.base64.replace(/=+$/, '') };
  return Number.isSafeInteger(Number(cell.value)) ? Number(cell.value) : { integer: cell.value };
}

interface Table {
  name: string;
  columns: string[];
  /** By which its rows are told apart and paged. */
  key: string[];
}

/** Tables with rows of their own; sqlite_sequence after those whose numbers it counts, the audit trail last. */
async function tablesIn(snapshot: Snapshot): Promise<Table[]> {
  const found = await ask(
    snapshot,
    `SELECT t.name, t.wr, json_group_array(json_array(c.name, c.pk, c.type)) FROM pragma_table_list AS t
      JOIN pragma_table_xinfo(t.name) AS c WHERE t.schema = 'main' AND t.type IN ('table', 'shadow') AND c.hidden = 0
      AND t.name NOT IN ('sqlite_schema', 'guard') AND t.name NOT LIKE 'libsql_%' AND t.name NOT LIKE 'sqlite_stat%'
      GROUP BY t.name ORDER BY t.name = 'audit', t.name = 'sqlite_sequence', t.name`,
  );
  return found.map(([name, withoutRowid, described]) => {
    const columns = JSON.parse(textOf(described)) as [name: string, pk: number, type: string][];
    const keys = columns.filter(([, pk]) => pk > 0).sort(([, a], [, b]) => a - b);
    const names = columns.map(([column]) => column);
    if (textOf(withoutRowid) === '1')
      return { name: textOf(name), columns: names, key: keys.map(([column]) => column) };
    const isRowid = keys.length === 1 && keys[0]?.[2].toUpperCase() === 'INTEGER';
    return { name: textOf(name), columns: isRowid ? names : ['rowid', ...names], key: ['rowid'] };
  });
}

const MOST_ROWS = 2_000;

/** A table's rows page by page; a page that is more than one answer holds is asked for in smaller ones. */
async function* rowsOf(snapshot: Snapshot, { name, columns, key }: Table): AsyncGenerator<Cell[][]> {
  const list = (names: readonly string[]) => names.map(quoted).join(', ');
  const start = `SELECT ${list([...key, ...columns])} FROM ${quoted(name)}`;
  let after: Cell[] | undefined;
  for (let most = MOST_ROWS; ; ) {
    const where = after ? ` WHERE (${list(key)}) > (${key.map(() => '?').join(', ')})` : '';
    const page = await snapshot.ask(`${start}${where} ORDER BY ${list(key)} LIMIT ${most}`, after ?? []);
    if (page === null) {
      if (most === 1) throw new DatabaseFailure('invalid', `a row of ${name} is larger than one answer`);
      most = Math.ceil(most / 8);
      continue;
    }
    if (page.length > 0) yield page.map((row) => row.slice(key.length));
    if (page.length < most) return;
    after = page.at(-1)?.slice(0, key.length);
    most = Math.min(most * 2, MOST_ROWS);
  }
}

async function ask(snapshot: Snapshot, sql: string): Promise<Cell[][]> {
  const found = await snapshot.ask(sql);
  if (found === null) throw new DatabaseFailure('invalid', `more than one answer holds: ${sql}`);
  return found;
}

/** A name as SQL spells it. */
export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

function textOf(cell: Cell | undefined): string {
  return cell?.type === 'text' || cell?.type === 'integer' ? cell.value : '';
}
