import { guarded } from '@ndp/database/commit';
import type { Statement, WriteHandle } from '@ndp/database/handle';
import { sql } from '@ndp/database/query';
import { planSection, planSectionHistory } from '@ndp/database/schema/workspace';
import { Refusal } from '../refusal.ts';
import type { PlanDraft } from './advance.ts';
import type { PlanSection } from './assemble.ts';

/** Saves of one person within this time leave one entry in the history of a section, in milliseconds. */
const ONE_SITTING = 10 * 60_000;

/** The statements that write one section with its lock and its history. */
export function written(
  db: WriteHandle<'workspace'>['db'],
  section: PlanSection,
  before: PlanSection | undefined,
): Statement[] {
  const { updatedAt: savedAt, updatedBy: savedBy, ...rest } = section;
  const { planId, code } = section;
  const seen = section.version - 1;
  const since = new Date(Date.parse(savedAt) - ONE_SITTING).toISOString();
  return [
    before
      ? db.update(planSection).set(section).where(sql`plan_id = ${planId} and code = ${code} and version = ${seen}`)
      : db.insert(planSection).values(section),
    guarded(),
    // What went to review stays, so that it can be compared with.
    db.delete(planSectionHistory).where(
      sql`plan_id = ${planId} and code = ${code} and version = ${seen} and saved_by = ${savedBy} and saved_at > ${since}
        and version > 1 and saved_at > coalesce((select max(created_at) from review where subject = ${planId}), '')`,
    ),
    db.insert(planSectionHistory).values({ ...rest, savedAt, savedBy }),
  ];
}

/** What writing in a draft changes of the draft itself: contents submitted or approved are so no longer. */
export function touched(draft: PlanDraft, author: string, now: string) {
  return {
    version: draft.version + 1,
    updatedAt: now,
    ...(!draft.authors.includes(author) && { authors: [...draft.authors, author] }),
    ...(reopens(draft) && { state: 'draft' as const, sha256: '', approvedSha256: null, step: 0 }),
  };
}

/** Whether writing in it takes it back from review. */
export function reopens({ state }: Pick<PlanDraft, 'state'>): boolean {
  return state === 'in_review' || state === 'approved';
}

/** Throws Refusal `conflict` for what is issued, and for what is in review until re-opening it is said. */
export function assertEditable(draft: Pick<PlanDraft, 'state'>, reopen: boolean): void {
  const { state } = draft;
  if (state === 'draft' || state === 'returned' || (reopens(draft) && reopen)) return;
  if (reopens(draft))
    throw new Refusal('conflict', {
      vi: 'Kế hoạch đang được xem xét hoặc đã duyệt. Sửa sẽ rút kế hoạch về nháp và phải trình lại: gửi kèm reopen = true.',
      en: 'The plan is under review or approved. Editing takes it back to draft, to be submitted again: send reopen = true.',
    });
  throw new Refusal('conflict', {
    vi: 'Kế hoạch đã ban hành thì không sửa nữa. Lập bản sửa đổi, bổ sung.',
    en: 'An issued plan is not edited any more. Open an amendment.',
  });
}
