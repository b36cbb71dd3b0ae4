import { auditHead, headOf } from '@ndp/database/audit';
import { canonical, sha256 } from '@ndp/database/canonical';
import { commit, guarded } from '@ndp/database/commit';
import type { Statement } from '@ndp/database/handle';
import { and, eq, sql } from '@ndp/database/query';
import { planDraft, planSection, planSectionHistory } from '@ndp/database/schema/workspace';
import { decidedAnew } from '../people/again.ts';
import type { PartyFacts } from '../people/questions.ts';
import type { MemberGrant } from '../permissions.ts';
import { notFound, Refusal } from '../refusal.ts';
import { assertSeen } from '../version.ts';
import type { PlanDraft } from './advance.ts';
import { FRAME, type PlanSection } from './assemble.ts';
import { type AnyBody, assertDuties, assertSection, partiesIn } from './check-section.ts';
import type { FrameBody } from './contents.ts';
import { assertOurs, templateOf } from './submit.ts';

/** Saves of one person within this time leave one entry in the history of a section, in milliseconds. */
const ONE_SITTING = 10 * 60_000;

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
    assertDuties(partiesIn(code, body), parties, plan);
    assertEditable(draft, reopen);
    assertSeen(seen, before?.version ?? 0);
    if (before?.body === text) return { section: before, draft };
    const now = new Date().toISOString();
    const section = { planId: id, code, version: seen + 1, body: text, updatedAt: now, updatedBy: actor.person };
    const change = {
      version: draft.version + 1,
      updatedAt: now,
      ...(code === FRAME && { title: (body as FrameBody).title }),
      ...(!draft.authors.includes(actor.person) && { authors: [...draft.authors, actor.person] }),
      ...(REOPENS.includes(draft.state) && { state: 'draft' as const, sha256: '', approvedSha256: null, step: 0 }),
    };
    await commit(workspace, {
      head: headOf(heads),
      statements: [
        db
          .update(planDraft)
          .set(change)
          .where(and(eq(planDraft.id, id), eq(planDraft.version, draft.version))),
        guarded(),
        ...written(section, before),
      ],
      audit: {
        actor: actor.person,
        organisation: actor.organisation.slug,
        action: REOPENS.includes(draft.state) ? 'plan.reopen' : 'plan.edit',
        subject: `plan:${id}`,
        before: { section: code, version: seen, state: draft.state },
        after: { section: code, version: section.version, sha256: sha256(text) },
      },
    });
    return { section, draft: { ...draft, ...change } };
  });

  function written(section: PlanSection, before: PlanSection | undefined): Statement[] {
    const { updatedAt: savedAt, updatedBy: savedBy, ...rest } = section;
    const since = new Date(Date.parse(savedAt) - ONE_SITTING).toISOString();
    return [
      before
        ? db.update(planSection).set(section).where(sql`plan_id = ${id} and code = ${code} and version = ${seen}`)
        : db.insert(planSection).values(section),
      guarded(),
      // What went to review stays, so that it can be compared with.
      db.delete(planSectionHistory).where(
        sql`plan_id = ${id} and code = ${code} and version = ${seen} and saved_by = ${savedBy} and saved_at > ${since}
          and version > 1 and saved_at > coalesce((select max(created_at) from review where subject = ${id}), '')`,
      ),
      db.insert(planSectionHistory).values({ ...rest, savedAt, savedBy }),
    ];
  }
}

const REOPENS: readonly string[] = ['in_review', 'approved'];

/** Throws Refusal `conflict` for what is issued, and for what is in review until re-opening it is said. */
export function assertEditable({ state }: Pick<PlanDraft, 'state'>, reopen: boolean): void {
  if (state === 'draft' || state === 'returned' || (REOPENS.includes(state) && reopen)) return;
  if (REOPENS.includes(state))
    throw new Refusal('conflict', {
      vi: 'Kế hoạch đang được xem xét hoặc đã duyệt. Sửa sẽ rút kế hoạch về nháp và phải trình lại: gửi kèm reopen = true.',
      en: 'The plan is under review or approved. Editing takes it back to draft, to be submitted again: send reopen = true.',
    });
  throw new Refusal('conflict', {
    vi: 'Kế hoạch đã ban hành thì không sửa nữa. Lập bản sửa đổi, bổ sung.',
    en: 'An issued plan is not edited any more. Open an amendment.',
  });
}
