import { auditHead, headOf } from '@ndp/database/audit';
import { canonical, sha256 } from '@ndp/database/canonical';
import { commit, guarded } from '@ndp/database/commit';
import { and, eq } from '@ndp/database/query';
import { planDraft, planSection } from '@ndp/database/schema/workspace';
import { decidedAnew } from '../people/again.ts';
import type { PartyFacts } from '../people/facts.ts';
import type { MemberGrant } from '../permissions.ts';
import { notFound } from '../refusal.ts';
import { assertSeen } from '../version.ts';
import type { PlanDraft } from './advance.ts';
import { FRAME, type PlanSection } from './assemble.ts';
import { type AnyBody, assertDuties, assertSection, partiesIn } from './check-section.ts';
import type { FrameBody } from './contents.ts';
import { assertOurs, templateOf } from './submit.ts';
import { assertEditable, reopens, touched, written } from './write-section.ts';

export interface SectionSave {
  code: string;
  body: AnyBody;
  /** Version of the section that was edited; 0 where it had nothing yet. */
  seen: number;
  /** Says that a plan in review or approved is to go back to being a draft. */
  reopen: boolean;
}

export interface SectionSaved {
  section: PlanSection;
  draft: PlanDraft;
}

/**
 * Writes one section of a draft, which is locked by itself: others may write the rest meanwhile. Saving what is there
 * already changes nothing. Contents that were submitted or approved are re-opened by it, which must be said.
 * Throws Refusal `precondition_failed`, `conflict`, `forbidden`, `invalid_input`, `not_found`.
 */
export function saveSection(
  grant: MemberGrant<'plan.draft'>,
  id: string,
  { code, body, seen, reopen }: SectionSave,
  parties: readonly PartyFacts[],
): Promise<SectionSaved> {
  const { actor, workspace } = grant;
  const { db } = workspace;
  const text = canonical(body);
  return decidedAnew(async () => {
    const here = and(eq(planSection.planId, id), eq(planSection.code, code));
    const [drafts, sections, heads] = await workspace.read(
      db.select().from(planDraft).where(eq(planDraft.id, id)),
      db.select().from(planSection).where(here),
      auditHead(workspace),
    );
    const [draft] = drafts;
    if (!draft) throw notFound();
    assertOurs(draft, actor);
    const before = sections[0];
    assertSection(code, body, templateOf(draft), draft.year);
    const plan = { platforms: draft.platforms, kind: draft.kind, organisation: actor.organisation.slug };
    assertDuties(partiesIn(code, body, plan.organisation), parties, plan);
    assertEditable(draft, reopen);
    assertSeen(seen, before?.version ?? 0);
    if (before?.body === text) return { section: before, draft };
    const now = new Date().toISOString();
    const section = { planId: id, code, version: seen + 1, body: text, updatedAt: now, updatedBy: actor.person };
    const change = {
      ...touched(draft, actor.person, now),
      ...(code === FRAME && { title: (body as FrameBody).title }),
    };
    await commit(workspace, {
      head: headOf(heads),
      statements: [
        db
          .update(planDraft)
          .set(change)
          .where(and(eq(planDraft.id, id), eq(planDraft.version, draft.version))),
        guarded(),
        ...written(db, section, before),
      ],
      audit: {
        actor: actor.person,
        organisation: actor.organisation.slug,
        action: reopens(draft) ? 'plan.reopen' : 'plan.edit',
        subject: `plan:${id}`,
        before: { section: code, version: seen, state: draft.state },
        after: { section: code, version: section.version, sha256: sha256(text) },
      },
    });
    return { section, draft: { ...draft, ...change } };
  });
}
