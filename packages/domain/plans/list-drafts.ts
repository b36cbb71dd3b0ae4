import { desc, sql } from '@ndp/database/query';
import { planDraft } from '@ndp/database/schema/workspace';
import type { MemberGrant } from '../permissions.ts';

/** Who submitted the draft of the row last; named by hand, as the builder leaves tables out of lone columns. */
export const submittedBy = sql<string | null>`(select r.reviewer from review r
  where r.subject = plan_draft.id and r.step = 'submit' order by r.created_at desc limit 1)`;

const everApproved = sql`exists (select 1 from review r where r.subject = plan_draft.id and r.step = 'approve')`
  .mapWith(Boolean)
  .as('ever_approved');

/** What a list and the page of work need to know of a draft. */
export const draftColumns = {
  id: planDraft.id,
  version: planDraft.version,
  kind: planDraft.kind,
  unit: planDraft.unit,
  title: planDraft.title,
  year: planDraft.year,
  platforms: planDraft.platforms,
  state: planDraft.state,
  draftedBy: planDraft.draftedBy,
  authors: planDraft.authors,
  updatedAt: planDraft.updatedAt,
  template: planDraft.template,
  step: planDraft.step,
  steps: planDraft.steps,
  amends: planDraft.amends,
  submittedBy,
  everApproved,
};

/** Drafts of one's own organisation, last changed first, at most 200, with who submitted each last; one round trip. */
export async function listDrafts({ workspace }: MemberGrant<'plan.draft.read'>, platform?: string) {
  const { db } = workspace;
  const about = platform
    ? sql`exists (select 1 from json_each(${planDraft.platforms}) where value = ${platform})`
    : sql`1 = 1`;
  const [drafts] = await workspace.read(
    db.select(draftColumns).from(planDraft).where(about).orderBy(desc(planDraft.updatedAt)).limit(200),
  );
  return drafts;
}
export type DraftInList = Awaited<ReturnType<typeof listDrafts>>[number];
