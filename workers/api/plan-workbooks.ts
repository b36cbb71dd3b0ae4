import { readPlanWorkbook } from '@ndp/documents/workbook/read';
import { planWorkbook } from '@ndp/documents/workbook/write';
import { readDraft } from '@ndp/domain/plans/advance';
import { assembled } from '@ndp/domain/plans/assemble';
import { partiesInContents } from '@ndp/domain/plans/check-section';
import { partyName } from '@ndp/domain/plans/paper';
import { replacePlan } from '@ndp/domain/plans/replace';
import { templateOf } from '@ndp/domain/plans/submit';
import { type FieldError, Refusal } from '@ndp/domain/refusal';
import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { member } from '../access/member.ts';
import type { App } from '../app.ts';
import { privately } from './answer.ts';
import { downloadHeaders } from './files.ts';
import { onlyMethods } from './methods.ts';
import { opened } from './office-file.ts';
import { documented } from './openapi.ts';
import { fileBytes, homeIn, idIn, parsed, queryOf } from './parse.ts';
import { planState } from './present-draft.ts';
import { text } from './shapes.ts';
import { etagOf, seenVersion } from './version.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** The most that a workbook may have, in bytes. */
const MOST = 10_000_000;

const said = v.optional(v.picklist(['true', 'false']), 'false');
const ImportQuery = v.strictObject({
  reopen: said,
  /** Says that a workbook of another plan is meant, of the same kind, template and year. */
  other: said,
});
const ImportAnswer = v.object({
  /** Codes of the sections that were different and are now as in the workbook. */
  changed: v.array(text),
  version: v.number(),
  state: planState,
});

/** A whole plan as an Excel workbook, out and in again. Unchanged it changes nothing. */
export const planWorkbooksApi = new Hono<App>()
  .get(
    '/v1/t/:org/plans/:id/workbook',
    documented('A draft as an Excel workbook', { member: true, finds: true }),
    member('plan.draft.read', { directory: true }),
    async (c) => {
      const grant = c.get('grant');
      const { draft, sections } = await readDraft(grant, idIn(c));
      const { title, ...contents } = assembled(sections);
      const { directory } = c.get('facts');
      const template = templateOf(draft);
      const { kind, year } = draft;
      const platforms = draft.platforms.map((code) => ({ code, name: directory.platforms[code]?.name ?? '' }));
      const bytes = planWorkbook({
        ...{ plan: draft.id, title, year, platforms, contents },
        template: template.contents,
        templateKey: template.key,
        kind: { code: kind, name: template.title.vi },
        partyNames: (party) => partyName(party, directory),
      });
      const headers = downloadHeaders(`${title.slice(0, 100).replace(/[/\\]/g, '-')}.xlsx`, XLSX);
      return new Response(new Uint8Array(bytes), { headers: { ...headers, ...etagOf(draft.version) } });
    },
  )
  .post(
    '/v1/t/:org/plans/:id/workbook',
    documented('Take a draft from its workbook', {
      query: ImportQuery,
      file: true,
      answer: ImportAnswer,
      member: true,
      finds: true,
      versioned: true,
    }),
    member('plan.draft', async (request) => ({
      parties: partiesInContents((await planIn(request)).contents, homeIn(request)).map(({ party }) => party),
    })),
    async (c) => {
      const { reopen, other } = parsed(ImportQuery, queryOf(new URL(c.req.url)), 'query');
      const { cellOf, ...plan } = await planIn(c.req.raw);
      const said = { seen: seenVersion(c as Context), reopen: reopen === 'true', other: other === 'true' };
      const { draft, changed } = await byCell(cellOf, () =>
        replacePlan(c.get('grant'), idIn(c), { ...plan, ...said }, c.get('facts').parties),
      );
      return privately(c, { changed, version: draft.version, state: draft.state }, 200, etagOf(draft.version));
    },
  );

onlyMethods(planWorkbooksApi, ['GET', 'HEAD', 'POST'], ['/v1/t/:org/plans/:id/workbook']);

/** The plan in a workbook; every cell that is wrong is named: "Tháng!C7". Throws Refusal `invalid_input`. */
async function planIn(request: Request) {
  const bytes = await fileBytes(request, MOST);
  const { title, origin, contents, errors, cellOf } = opened(() => readPlanWorkbook(bytes));
  if (contents !== null && title !== null) return { title, origin, contents, cellOf };
  const fields = errors.slice(0, 100).map(({ sheet, cell, message }) => atCell(`${sheet}!${cell}`, message));
  throw new Refusal('invalid_input', fields[0]?.detail ?? UNREADABLE, fields);
}

const atCell = (cell: string, { vi, en }: FieldError['detail']): FieldError => ({
  pointer: cell,
  detail: { vi: `${cell}: ${vi}`, en: `${cell}: ${en}` },
});

/** What a rule refuses in a plan, named by the cell that it came from. */
async function byCell<T>(cellOf: (pointer: string) => string, replace: () => Promise<T>): Promise<T> {
  try {
    return await replace();
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'invalid_input') throw error;
    const fields = error.fields.map(({ pointer, detail }) => atCell(cellOf(pointer), detail));
    throw new Refusal('invalid_input', fields[0]?.detail ?? error.detail, fields);
  }
}

const UNREADABLE = {
  vi: 'Không đọc được kế hoạch trong tệp này. Tải lại mẫu Excel của kế hoạch rồi nhập vào đó.',
  en: 'There is no plan in this file. Download the plan’s workbook again and fill that in.',
};
