import { auditHead, headOf } from '@ndp/database/audit';
import { canonical } from '@ndp/database/canonical';
import { commit, message, repeated } from '@ndp/database/commit';
import { seedId } from '@ndp/database/ids';
import { eq } from '@ndp/database/query';
import { audit, planDraft, planSection, planSectionHistory } from '@ndp/database/schema/workspace';
import type { SystemGrant } from '@ndp/domain/permissions';
import { taken } from '@ndp/domain/plans/assemble';
import { PlanContents, sealed } from '@ndp/domain/plans/contents';
import { PlanDecision } from '@ndp/domain/plans/decision';
import type { PlanIssued } from '@ndp/domain/plans/issue';
import type { PlanTemplate } from '@ndp/domain/plans/template';
import * as v from 'valibot';
import source from './data/plan-online-meetings-2022.json' with { type: 'json' };
import planTemplates from './data/plan-templates.json' with { type: 'json' };
import { decisionOf2022 } from './plan-2022.ts';

/** The organisation that issued the plan of 2022. */
export const issuerOf2022 = source.organisation;

/** Its parts have keys of their place, so that seeding on every machine gives the same plan. */
const contents = v.parse(PlanContents, {
  monthsCovered: source.monthsCovered,
  uncoveredReason: source.uncoveredReason_vi,
  months: source.months.map(({ month, tasks, results }) => ({
    month,
    tasks: tasks.map((task, place) => ({
      key: `m${month}t${place}`,
      title: task.title_vi,
      ...('responsible' in task && { responsible: task.responsible }),
    })),
    results: results.map(({ text_vi }, place) => ({ key: `m${month}r${place}`, text: text_vi })),
  })),
  // What the source lacks (the agreement) stays empty. The form of a paper of before the template is no gap of ours.
  sections: source.sections,
});

/**
 * Enters the online-meetings plan of March 2022 into the Ministry's workspace as issued, a record of a paper whose
 * number and day are blank, and sends it on its way into the programme. Once: again answers false.
 */
export function seedIssuedPlan({ actor, permission, workspace }: SystemGrant<'seed.plan'>): Promise<boolean> {
  const { db } = workspace;
  const id = seedId('plan', 'online-meetings-2022', '2022-03-01');
  const subject = `plan:${id}`;
  return repeated(async () => {
    const [earlier, heads] = await workspace.read(
      db.select({ seq: audit.seq }).from(audit).where(eq(audit.subject, subject)).limit(1),
      auditHead(workspace),
    );
    if (earlier.length > 0) return false;
    const now = new Date().toISOString();
    const by = actor.job;
    const { title_vi: title, year, platforms, unit } = source;
    const template = templateCalled('mic-186');
    const { text, sha256 } = sealed(contents);
    const decision = v.parse(PlanDecision, decisionOf2022);
    const plan = { id, kind: template.kind, unit, title, year, platforms };
    const issued: PlanIssued = {
      ...{ plan, version: 1, contents, sha256, decision, template },
      ...{ draftedBy: by, issuedBy: by, issuedAt: now },
    };
    const sections = taken(title, contents).map(({ code, body }) => ({ planId: id, code, body: canonical(body) }));
    await commit(workspace, {
      head: headOf(heads),
      statements: [
        db.insert(planDraft).values({
          ...plan,
          ...{ createdAt: now, updatedAt: now, issuedAt: now, state: 'issued', issuedVersion: 1 },
          ...{ contents: text, sha256, approvedSha256: sha256, draftedBy: by, authors: [by] },
          template: JSON.stringify(template),
          decision: JSON.stringify(decision),
        }),
        db.insert(planSection).values(sections.map((row) => ({ ...row, updatedAt: now, updatedBy: by }))),
        db
          .insert(planSectionHistory)
          .values(sections.map((row) => ({ ...row, version: 1, savedAt: now, savedBy: by }))),
      ],
      audit: {
        ...{ actor: by, organisation: source.organisation, action: permission, subject, before: null },
        after: { title, year, platforms, sha256, historical: true },
      },
      outgoing: [message('plan.issued', issued, issued.plan.id)],
    });
    return true;
  });
}

function templateCalled(key: string): PlanTemplate {
  const found = planTemplates.find((one) => one.key === key);
  if (!found) throw new Error(`there is no template ${key}`);
  // What lies in the programme is read back in the same way (people/questions.ts).
  return { key, kind: found.kind as PlanTemplate['kind'], ...(found.body as Omit<PlanTemplate, 'key' | 'kind'>) };
}
