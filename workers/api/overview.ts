import { writeSheets } from '@ndp/documents/workbook/file';
import { OverviewQuery, readOverview } from '@ndp/domain/overview/read';
import { type Context, Hono } from 'hono';
import { type Entered, member } from '../access/member.ts';
import type { App } from '../app.ts';
import { privately } from './answer.ts';
import { csv } from './csv.ts';
import { downloadHeaders } from './files.ts';
import { onlyMethods } from './methods.ts';
import { documented } from './openapi.ts';
import { OVERVIEW_COLUMNS, overviewLines } from './overview-table.ts';
import { parsed, queryOf } from './parse.ts';
import { OverviewAnswer, presentOverview } from './present-overview.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Which of the platforms have which plans: for the coordinator, focal units and overseers. */
export const overviewApi = new Hono<App>()
  .get(
    '/v1/overview/plans',
    documented('Which platforms have which plans', { query: OverviewQuery, answer: OverviewAnswer, member: true }),
    member('overview.read'),
    async (c) => privately(c, presentOverview(await found(c))),
  )
  .get(
    '/v1/overview/plans.csv',
    documented('The same as CSV', { query: OverviewQuery, member: true }),
    member('overview.read'),
    async (c) => {
      const { year, items } = await found(c);
      const head = OVERVIEW_COLUMNS.map((column) => column.head);
      return c.body(
        csv(head, overviewLines(items)),
        200,
        downloadHeaders(`ke-hoach-${year}.csv`, 'text/csv; charset=utf-8'),
      );
    },
  )
  .get(
    '/v1/overview/plans.xlsx',
    documented('The same as an Excel workbook', { query: OverviewQuery, member: true }),
    member('overview.read'),
    async (c) => {
      const { year, items } = await found(c);
      const rows = overviewLines(items);
      const bytes = await writeSheets([{ name: `Kế hoạch ${year}`, columns: OVERVIEW_COLUMNS, rows }]);
      return new Response(new Uint8Array(bytes), { headers: downloadHeaders(`ke-hoach-${year}.xlsx`, XLSX) });
    },
  );

onlyMethods(
  overviewApi,
  ['GET', 'HEAD'],
  ['', '.csv', '.xlsx'].map((as) => `/v1/overview/plans${as}`),
);

function found(c: Context<Entered<'overview.read'>>) {
  return readOverview(c.get('grant'), parsed(OverviewQuery, queryOf(new URL(c.req.url)), 'query'));
}
