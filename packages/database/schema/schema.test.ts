import { readdirSync, readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { getTableColumns, getTableName, is } from 'drizzle-orm';
import { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { describe, expect, test } from 'vitest';
import * as programme from './programme.ts';
import * as workspace from './workspace.ts';

const folder = fileURLToPath(new URL('../../../migrations/', import.meta.url));

describe.each([
  ['programme', programme],
  ['workspace', workspace],
] as const)('the schema of %s', (circle, schema) => {
  test('names the columns that its migrations make, with the same types and the same duty to be given', () => {
    const database = new DatabaseSync(':memory:');
    for (const file of readdirSync(folder + circle).sort())
      database.exec(readFileSync(`${folder}${circle}/${file}`, 'utf8'));
    const tables = Object.values(schema).filter((thing): thing is SQLiteTable => is(thing, SQLiteTable));
    expect(tables.length).toBeGreaterThan(5);
    for (const table of tables) {
      const name = getTableName(table);
      const made = database
        .prepare(`SELECT name, lower(type) AS type, "notnull" OR pk > 0 AS given FROM pragma_table_info('${name}')`)
        .all();
      const described = Object.values(getTableColumns(table)).map((c) => ({
        name: c.name,
        type: c.getSQLType(),
        given: c.notNull || c.primary ? 1 : 0,
      }));
      const sorted = (rows: object[]) => rows.map((row) => JSON.stringify({ ...row })).sort();
      expect([name, ...sorted(described)]).toEqual([name, ...sorted(made)]);
    }
  });
});
