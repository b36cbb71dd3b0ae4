import { writeSheets } from '@ndp/documents/workbook/file';
import { OverviewQuery, readOverview } from '@ndp/domain/overview/read';
import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { type Entered, member } from '../access/member.ts';
import type { App } from '../app.ts';
import { privately } from './answer.ts';
import { csv } from './csv.ts';
import { downloadHeaders } from './files.ts';
import { onlyMethods } from './methods.ts';
import { documented } from './openapi.ts';
import { overviewTable } from './overview-table.ts';
import { parsed, queryOf } from './parse.ts';
import { OverviewAnswer, presentOverview } from './present-overview.ts';
import { languageOf } from './problem.ts';
import { language } from './shapes.ts';

/** A link cannot say what its reader speaks as a header, so that the language may stand in the address. */
const TableQuery = v.strictObject({ ...OverviewQuery.entries, lang: v.optional(language) });

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Which of the platforms have which plans: for the coordinator, focal units and overseers. */
export const overviewApi = new Hono<App>()
  .get(
    '/v1/overview/plans',
    documented('Which platforms have which plans', { query: OverviewQuery, answer: OverviewAnswer, member: true }),
    member('overview.read'),
    async (c) => {
      const query = parsed(OverviewQuery, queryOf(new URL(c.req.url)), 'query');
      return privately(c, presentOverview(await readOverview(c.get('grant'), query)));
    },
  )
  .get(
    '/v1/overview/plans.csv',
    documented('The same as CSV, in the language of ?lang or of Accept-Language', { query: TableQuery, member: true }),
    member('overview.read'),
    async (c) => {
      const { file, columns, rows } = await table(c);
      const head = columns.map((column) => column.head);
      return c.body(csv(head, rows), 200, downloadHeaders(`${file}.csv`, 'text/csv; charset=utf-8'));
    },
  )
  .get(
    '/v1/overview/plans.xlsx',
    documented('The same as an Excel workbook, in that language too', { query: TableQuery, member: true }),
    member('overview.read'),
    async (c) => {
      const { sheet, file, columns, rows } = await table(c);
      const bytes = await writeSheets([{ name: sheet, columns, rows }]);
      return new Response(new Uint8Array(bytes), { headers: downloadHeaders(`${file}.xlsx`, XLSX) });
    },
  );

onlyMethods(
  overviewApi,
  ['GET', 'HEAD'],
  ['', '.csv', '.xlsx'].map((as) => `/v1/overview/plans${as}`),
);

async function table(c: Context<Entered<'overview.read'>>) {
  const { lang = languageOf(c.req.raw), ...query } = parsed(TableQuery, queryOf(new URL(c.req.url)), 'query');
  const { year, items } = await readOverview(c.get('grant'), query);
  return overviewTable(year, items, lang);
}
