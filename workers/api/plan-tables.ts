import { readGrid } from '@ndp/documents/grid/read-range';
import { readTables } from '@ndp/documents/word/read-tables';
import { Hono } from 'hono';
import * as v from 'valibot';
import { member } from '../access/member.ts';
import type { App } from '../app.ts';
import { privately } from './answer.ts';
import { onlyMethods } from './methods.ts';
import { opened } from './office-file.ts';
import { documented } from './openapi.ts';
import { fileBytes, parsed, queryOf } from './parse.ts';
import { Bilingual } from './present-draft.ts';
import { text } from './shapes.ts';

/** The most that a Word file may have, in bytes. */
const MOST = 10_000_000;

const TablesQuery = v.strictObject({
  /** Of the plan: months of another year are then named as wrong. */
  year: v.optional(v.pipe(v.string(), v.regex(/^\d{4}$/), v.toNumber())),
});

const Tables = v.object({
  tables: v.array(
    v.object({
      rows: v.array(v.array(text)),
      months: v.array(
        v.object({
          month: v.number(),
          tasks: v.array(v.object({ title: text })),
          results: v.array(v.object({ text: text })),
        }),
      ),
      errors: v.array(v.object({ row: v.number(), column: v.number(), message: Bilingual })),
    }),
  ),
});

/** Tables of a Word file as months, tasks and results: to be looked at and put into a plan, nothing is stored. */
export const planTablesApi = new Hono<App>().post(
  '/v1/t/:org/plan-tables',
  documented('Read the tables of a Word file', { query: TablesQuery, file: true, answer: Tables, member: true }),
  member('plan.draft'),
  async (c) => {
    const { year } = parsed(TablesQuery, queryOf(new URL(c.req.url)), 'query');
    const bytes = await fileBytes(c.req.raw, MOST);
    const tables = opened(() => readTables(bytes)).map((rows) => {
      const { months, errors } = readGrid(rows, [], undefined, year);
      const found = Object.entries(months).map(([month, parts]) => ({ month: Number(month), ...parts }));
      return { rows, months: found, errors };
    });
    return privately(c, { tables });
  },
);

onlyMethods(planTablesApi, ['POST'], ['/v1/t/:org/plan-tables']);
