import { auditHead, headOf } from '@ndp/database/audit';
import { canonical } from '@ndp/database/canonical';
import { commit, guarded } from '@ndp/database/commit';
import { and, eq } from '@ndp/database/query';
import { planDraft, planSection } from '@ndp/database/schema/workspace';
import { decidedAnew } from '../people/again.ts';
import type { PartyFacts } from '../people/facts.ts';
import type { MemberGrant } from '../permissions.ts';
import { notFound } from '../refusal.ts';
import { assertSeen } from '../version.ts';
import type { PlanDraft } from './advance.ts';
import { MONTH_CODE, type PlanSection, taken } from './assemble.ts';
import { assertContents, assertDuties, partiesInContents } from './check-section.ts';
import type { PlanContents } from './contents.ts';
import { assertOrigin, type Origin } from './origin.ts';
import { assertOurs, templateOf } from './submit.ts';
import { assertEditable, touched, written } from './write-section.ts';

export interface Replacement {
  title: string;
  contents: PlanContents;
  /** Of which plan the workbook is. */
  origin: Origin;
  /** Says that a workbook of another plan is meant. */
  other: boolean;
  /** Version of the draft that was exported and worked on. */
  seen: number;
  reopen: boolean;
}

/**
 * Writes a whole plan as it came back from a workbook: the sections that differ, in one batch. Months that it no
 * longer has are emptied; contents that the workbook does not name stay as they are. Nothing different, nothing done.
 * Answers the codes of what changed. Throws Refusal as saveSection and assertOrigin do.
 */
export function replacePlan(
  grant: MemberGrant<'plan.draft'>,
  id: string,
  { title, contents, origin, other, seen, reopen }: Replacement,
  parties: readonly PartyFacts[],
): Promise<{ draft: PlanDraft; changed: string[] }> {
  const { actor, workspace } = grant;
  const { db } = workspace;
  return decidedAnew(async () => {
    const [drafts, sections, heads] = await workspace.read(
      db.select().from(planDraft).where(eq(planDraft.id, id)),
      db.select().from(planSection).where(eq(planSection.planId, id)),
      auditHead(workspace),
    );
    const [draft] = drafts;
    if (!draft) throw notFound();
    assertOurs(draft, actor);
    assertSeen(seen, draft.version);
    assertOrigin(origin, draft, other);
    assertContents(title, contents, templateOf(draft), draft.year);
    const bodies = wanted(title, contents, sections);
    const plan = { platforms: draft.platforms, kind: draft.kind, organisation: actor.organisation.slug };
    assertDuties(partiesInContents(contents, plan.organisation), parties, plan);
    const different = bodies.filter(({ code, text }) => sections.find((one) => one.code === code)?.body !== text);
    const changed = different.map(({ code }) => code);
    if (changed.length === 0) return { draft, changed };
    assertEditable(draft, reopen);
    const now = new Date().toISOString();
    const change = { ...touched(draft, actor.person, now), title };
    await commit(workspace, {
      head: headOf(heads),
      statements: [
        db
          .update(planDraft)
          .set(change)
          .where(and(eq(planDraft.id, id), eq(planDraft.version, draft.version))),
        guarded(),
        ...different.flatMap(({ code, text }) => {
          const before = sections.find((one) => one.code === code);
          const section = { planId: id, code, version: (before?.version ?? 0) + 1, body: text };
          return written(db, { ...section, updatedAt: now, updatedBy: actor.person }, before);
        }),
      ],
      audit: {
        actor: actor.person,
        organisation: actor.organisation.slug,
        action: 'plan.import',
        subject: `plan:${id}`,
        before: { version: draft.version, state: draft.state },
        after: { version: change.version, sections: changed },
      },
    });
    return { draft: { ...draft, ...change }, changed };
  });
}

function wanted(title: string, contents: PlanContents, sections: readonly PlanSection[]) {
  const given = taken(title, contents);
  const emptied = sections
    .filter(({ code }) => MONTH_CODE.test(code) && !given.some((one) => one.code === code))
    .map(({ code }) => ({ code, body: { tasks: [], results: [] } }));
  // A content that says nothing and was never written is no change.
  return [...given, ...emptied]
    .map(({ code, body }) => ({ code, text: canonical(body) }))
    .filter(({ code, text }) => sections.some((one) => one.code === code) || !NOTHING.includes(text));
}

const NOTHING = [
  canonical({ tasks: [], results: [] }),
  canonical({
    ...{ text: '', targets: [], stages: [], agreements: [], groups: [], form: null, lines: [], focalUnit: null },
    assignments: [],
  }),
];
