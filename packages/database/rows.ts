import { getTableColumns, getTableName } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Statement } from './handle.ts';

// Many rows of one table go as one statement with one JSON text: a statement for each would say its columns again and
// again, and thousands of them would be more than one batch may weigh.

/** Inserts rows that all give the same columns; no statement for no rows. */
export function insertedRows<T extends SQLiteTable>(table: T, rows: readonly T['$inferInsert'][]): Statement[] {
  const given = listed(table, rows);
  if (given === null) return [];
  const { name, columns, json } = given;
  const values = columns.map((_, place) => `j.value ->> ${place}`);
  return [{ sql: `INSERT INTO ${name} (${columns.join(', ')}) SELECT ${values} FROM json_each(?) AS j`, args: [json] }];
}

/** Changes rows by their id, all in the same columns; no statement for no rows. */
export function changedRows<T extends SQLiteTable>(
  table: T,
  rows: readonly ({ id: string } & Partial<T['$inferInsert']>)[],
): Statement[] {
  const given = listed(table, rows);
  if (given === null) return [];
  const { name, columns, json } = given;
  const set = columns.flatMap((column, place) => (column === '"id"' ? [] : [`${column} = j.value ->> ${place}`]));
  const id = columns.indexOf('"id"');
  const sql = `UPDATE ${name} SET ${set.join(', ')} FROM json_each(?) AS j WHERE ${name}."id" = j.value ->> ${id}`;
  return [{ sql, args: [json] }];
}

/** Rows as lists in the order of the first one's columns, each value as its column stores it. */
function listed(table: SQLiteTable, rows: readonly object[]) {
  const [first] = rows;
  if (!first) return null;
  const known = getTableColumns(table);
  const columns = Object.keys(first).map((field) => {
    const column = known[field];
    if (!column) throw new Error(`${getTableName(table)} has no ${field}`);
    return { field, column };
  });
  const values = rows.map((row) =>
    columns.map(({ field, column }) => {
      const value = (row as Record<string, unknown>)[field];
      return value === null || value === undefined ? null : column.mapToDriverValue(value);
    }),
  );
  const name = `"${getTableName(table)}"`;
  return { name, columns: columns.map(({ column }) => `"${column.name}"`), json: JSON.stringify(values) };
}
