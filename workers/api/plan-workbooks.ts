import { readPlanWorkbook } from '@ndp/documents/workbook/read';
import { planWorkbook } from '@ndp/documents/workbook/write';
import { readDraft } from '@ndp/domain/plans/advance';
import { assembled } from '@ndp/domain/plans/assemble';
import { partiesInContents } from '@ndp/domain/plans/check-section';
import { paperOf, partyName } from '@ndp/domain/plans/paper';
import { replacePlan } from '@ndp/domain/plans/replace';
import { templateOf } from '@ndp/domain/plans/submit';
import { Refusal } from '@ndp/domain/refusal';
import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { member } from '../access/member.ts';
import type { App } from '../app.ts';
import { privately } from './answer.ts';
import { downloadHeaders } from './files.ts';
import { onlyMethods } from './methods.ts';
import { opened } from './office-file.ts';
import { documented } from './openapi.ts';
import { fileBytes, idIn, parsed, queryOf } from './parse.ts';
import { planState } from './present-draft.ts';
import { text } from './shapes.ts';
import { etagOf, seenVersion } from './version.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** The most that a workbook may have, in bytes. */
const MOST = 10_000_000;

const ImportQuery = v.strictObject({ reopen: v.optional(v.picklist(['true', 'false']), 'false') });
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
      const { kind, year, unit, platforms } = draft;
      const stored = { kind, title, year, unit, platforms, contents, template, decision: null };
      const paper = paperOf({ ...stored, organisation: grant.actor.organisation.slug }, directory);
      const bytes = await planWorkbook({
        ...paper,
        template: template.contents,
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
      parties: partiesInContents((await planIn(request)).contents).map(({ party }) => party),
    })),
    async (c) => {
      const { reopen } = parsed(ImportQuery, queryOf(new URL(c.req.url)), 'query');
      const plan = { ...(await planIn(c.req.raw)), seen: seenVersion(c as Context), reopen: reopen === 'true' };
      const { draft, changed } = await replacePlan(c.get('grant'), idIn(c), plan, c.get('facts').parties);
      return privately(c, { changed, version: draft.version, state: draft.state }, 200, etagOf(draft.version));
    },
  );

onlyMethods(planWorkbooksApi, ['GET', 'HEAD', 'POST'], ['/v1/t/:org/plans/:id/workbook']);

/** The plan in a workbook; every cell that is wrong is named: "Tháng!C7". Throws Refusal `invalid_input`. */
async function planIn(request: Request) {
  const bytes = await fileBytes(request, MOST);
  const { title, contents, errors } = opened(() => readPlanWorkbook(bytes));
  if (contents !== null && title !== null) return { title, contents };
  const fields = errors.slice(0, 100).map(({ sheet, cell, message }) => ({
    pointer: `${sheet}!${cell}`,
    detail: { vi: `${sheet}!${cell}: ${message.vi}`, en: `${sheet}!${cell}: ${message.en}` },
  }));
  throw new Refusal('invalid_input', fields[0]?.detail ?? UNREADABLE, fields);
}

const UNREADABLE = {
  vi: 'Không đọc được kế hoạch trong tệp này. Tải lại mẫu Excel của kế hoạch rồi nhập vào đó.',
  en: 'There is no plan in this file. Download the plan’s workbook again and fill that in.',
};
