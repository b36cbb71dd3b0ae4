import { newId } from '@ndp/database/ids';
import { eq } from '@ndp/database/query';
import { planDraft, planSection, review } from '@ndp/database/schema/workspace';
import { type Databases, systemGrant } from '@ndp/domain/permissions';
import type { PlanDraft } from '@ndp/domain/plans/advance';

/**
 * So many drafts like a pattern, written past every verb, so that nothing but what is looked at keeps the system busy.
 * Answers their ids.
 */
export async function plansLike(
  databases: Databases,
  namespace: string,
  pattern: string,
  count: number,
  change: Partial<PlanDraft> = {},
): Promise<string[]> {
  const { workspace } = await systemGrant(databases, 'relay.workspace', namespace);
  const { db } = workspace;
  const [drafts, sections, reviews] = await workspace.read(
    db.select().from(planDraft).where(eq(planDraft.id, pattern)),
    db.select().from(planSection).where(eq(planSection.planId, pattern)),
    db.select().from(review).where(eq(review.subject, pattern)),
  );
  const [draft] = drafts;
  if (!draft) throw new Error('there is no pattern');
  const ids = Array.from({ length: count }, () => newId());
  for (const id of ids)
    await workspace.write([
      db.insert(planDraft).values({ ...draft, ...change, id }),
      db.insert(planSection).values(sections.map((section) => ({ ...section, planId: id }))),
      db.insert(review).values(reviews.map((one) => ({ ...one, id: newId(), subject: id }))),
    ]);
  return ids;
}
