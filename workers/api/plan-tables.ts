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
import { fileBytes } from './parse.ts';
import { Bilingual } from './present-draft.ts';
import { text } from './shapes.ts';

/** The most that a Word file may have, in bytes. */
const MOST = 10_000_000;

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
  documented('Read the tables of a Word file', { file: true, answer: Tables, member: true }),
  member('plan.draft'),
  async (c) => {
    const bytes = await fileBytes(c.req.raw, MOST);
    const tables = opened(() => readTables(bytes)).map((rows) => {
      const { months, errors } = readGrid(rows);
      const found = Object.entries(months).map(([month, parts]) => ({ month: Number(month), ...parts }));
      return { rows, months: found, errors };
    });
    return privately(c, { tables });
  },
);

onlyMethods(planTablesApi, ['POST'], ['/v1/t/:org/plan-tables']);
