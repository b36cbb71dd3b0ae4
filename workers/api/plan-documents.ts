import { decisionDocument } from '@ndp/documents/decision';
import type { Directory } from '@ndp/domain/people/facts';
import { readDraft } from '@ndp/domain/plans/advance';
import { assembled } from '@ndp/domain/plans/assemble';
import { contentsIn } from '@ndp/domain/plans/contents';
import { basesOf, type PlanPaper, paperOf, partyName } from '@ndp/domain/plans/paper';
import { readPlan } from '@ndp/domain/plans/read';
import { templateOf } from '@ndp/domain/plans/submit';
import { Hono } from 'hono';
import { member } from '../access/member.ts';
import type { App } from '../app.ts';
import { downloadHeaders } from './files.ts';
import { VersionQuery } from './issued-plans.ts';
import { onlyMethods } from './methods.ts';
import { documented } from './openapi.ts';
import { idIn, parsed, queryOf } from './parse.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** A plan with its decision as Word in the layout of Decree 30/2020: as it is drafted, and as it was issued. */
export const planDocumentsApi = new Hono<App>()
  .get(
    '/v1/t/:org/plans/:id/document.docx',
    documented('A draft as Word', { member: true, finds: true }),
    member('plan.draft.read', { directory: true }),
    async (c) => {
      const grant = c.get('grant');
      const { draft, sections } = await readDraft(grant, idIn(c));
      // What was submitted is what is signed; a draft under way is as it stands now.
      const sealed = draft.state === 'approved' || draft.state === 'issued';
      const { title: _, ...drafted } = assembled(sections);
      const { directory } = c.get('facts');
      const paper = paperOf(
        {
          ...{ kind: draft.kind, title: draft.title, year: draft.year, unit: draft.unit, platforms: draft.platforms },
          contents: sealed ? contentsIn(draft.contents) : drafted,
          template: templateOf(draft),
          organisation: grant.actor.organisation.slug,
          decision: draft.decision === null ? null : JSON.parse(draft.decision),
        },
        directory,
      );
      return asWord(paper, directory);
    },
  )
  .get(
    '/v1/plans/:id/document.docx',
    documented('An issued plan as Word', { query: VersionQuery, member: true, finds: true }),
    member('plan.read', { directory: true }),
    async (c) => {
      const { version } = parsed(VersionQuery, queryOf(new URL(c.req.url)), 'query');
      const found = await readPlan(c.get('grant'), idIn(c), version);
      const { plan, contents, organisation, platforms, decision } = found;
      const { kind, title, year } = plan;
      const { directory } = c.get('facts');
      const template = found.template ?? templateOf({ kind, template: null });
      const unit = found.unit?.slug ?? null;
      const stored = { kind, title, year, unit, platforms, contents, template, decision };
      return asWord(paperOf({ ...stored, organisation: organisation.slug }, directory), directory);
    },
  );

onlyMethods(planDocumentsApi, ['GET', 'HEAD'], ['/v1/t/:org/plans/:id/document.docx', '/v1/plans/:id/document.docx']);

async function asWord(paper: PlanPaper, directory: Directory): Promise<Response> {
  const { decision } = paper;
  const recipients = (decision?.recipients ?? []).map((slug) => directory.organisations[slug]?.name ?? slug);
  const bytes = await decisionDocument({
    ...paper,
    template: paper.template.contents,
    partyNames: (party) => partyName(party, directory),
    decision: {
      number: decision?.number ?? null,
      symbol: decision?.symbol ?? null,
      date: decision?.date ?? null,
      dateText: null,
      place: decision?.place ?? '',
      signer: decision?.signedBy ?? { authority: null, title: null, name: decision?.signer ?? null },
      recipients,
      legalBases: basesOf(paper),
      draft: decision === null,
      historical: decision?.historical ?? false,
      note: decision?.note?.vi ?? null,
    },
  });
  const name = `${(decision?.number ?? 'Du thao').replaceAll('/', '-')} ${paper.title.slice(0, 100)}.docx`;
  return new Response(new Uint8Array(bytes), { headers: downloadHeaders(name.replace(/[/\\]/g, '-'), DOCX) });
}
