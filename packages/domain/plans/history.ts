import { and, asc, desc, eq, sql } from '@ndp/database/query';
import { planDraft, planSection, planSectionHistory, review } from '@ndp/database/schema/workspace';
import type { MemberGrant } from '../permissions.ts';
import { notFound } from '../refusal.ts';
import type { PlanSection } from './assemble.ts';

/** At most so many entries are listed; a narrower question finds older ones. */
const MOST = 500;

/**
 * What was saved of a plan, newest first: which section in which version, by whom, whether it is the present one and
 * whether it ever went to review; one round trip. Throws Refusal `not_found`.
 */
export async function planHistory({ workspace }: MemberGrant<'plan.draft.read'>, plan: string, section?: string) {
  const { db } = workspace;
  const { code, version, savedAt, savedBy } = planSectionHistory;
  const [drafts, saved, present, submitted] = await workspace.read(
    db.select({ id: planDraft.id }).from(planDraft).where(eq(planDraft.id, plan)),
    db
      .select({ code, version, savedAt, savedBy })
      .from(planSectionHistory)
      .where(and(eq(planSectionHistory.planId, plan), section === undefined ? undefined : eq(code, section)))
      .orderBy(desc(savedAt), asc(code))
      .limit(MOST),
    db
      .select({ code: planSection.code, version: planSection.version })
      .from(planSection)
      .where(eq(planSection.planId, plan)),
    db
      .select({ detail: review.detail })
      .from(review)
      .where(sql`${review.subject} = ${plan} and ${review.step} = 'submit'`),
  );
  if (!drafts[0]) throw notFound();
  const now = new Set(present.map((one) => `${one.code} ${one.version}`));
  const went = new Set(
    submitted.flatMap(({ detail }) =>
      Object.entries((detail?.sections ?? {}) as Record<string, number>).map(([name, number]) => `${name} ${number}`),
    ),
  );
  return saved.map((one) => {
    const key = `${one.code} ${one.version}`;
    return { ...one, current: now.has(key), submitted: went.has(key) };
  });
}

/** A section as it was in one of its versions. Throws Refusal `not_found`, also for one that a later save replaced. */
export async function sectionThen(
  { workspace }: MemberGrant<'plan.draft.read'>,
  plan: string,
  code: string,
  version: number,
): Promise<PlanSection> {
  const [found] = await workspace.read(
    workspace.db
      .select()
      .from(planSectionHistory)
      .where(
        and(
          eq(planSectionHistory.planId, plan),
          eq(planSectionHistory.code, code),
          eq(planSectionHistory.version, version),
        ),
      ),
  );
  const [then] = found;
  if (!then) throw notFound();
  const { savedAt: updatedAt, savedBy: updatedBy, ...rest } = then;
  return { ...rest, updatedAt, updatedBy };
}
