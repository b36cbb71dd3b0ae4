import { auditHead, headOf } from '@ndp/database/audit';
import { commit, guarded } from '@ndp/database/commit';
import { and, eq } from '@ndp/database/query';
import { type ReviewStep, setting } from '@ndp/database/schema/workspace';
import * as v from 'valibot';
import { decidedAnew } from '../people/again.ts';
import type { Member, MemberGrant } from '../permissions.ts';
import { REVIEW_SETTING, ReviewSteps, stepsFor } from '../plans/review-steps.ts';
import { assertNamed, assertSeen } from '../version.ts';

export const PlanReviewChange = v.strictObject({ steps: ReviewSteps });

export interface PlanReview {
  steps: ReviewStep[];
  /** Whether the organisation has said so itself; otherwise it is the default of its kind. */
  set: boolean;
  /** 0 until it has. */
  version: number;
}

type Row = typeof setting.$inferSelect;

/** Who looks at a plan of one's organisation before it is issued; one round trip. */
export async function readPlanReview({
  actor,
  workspace,
}: MemberGrant<'settings.read' | 'settings.manage'>): Promise<PlanReview> {
  const [rows] = await workspace.read(workspace.db.select().from(setting).where(eq(setting.key, REVIEW_SETTING)));
  return shown(actor, rows[0]);
}

/**
 * Sets the steps for plans submitted from now on; those under review go on by the steps they were submitted under.
 * Throws Refusal `precondition_required`, `precondition_failed`.
 * @param seen the version that was seen; null where none was named, which the first setting may
 */
export function setPlanReview(
  { actor, workspace, permission }: MemberGrant<'settings.manage'>,
  steps: ReviewStep[],
  seen: number | null,
): Promise<PlanReview> {
  const { db } = workspace;
  return decidedAnew(async () => {
    const [rows, heads] = await workspace.read(
      db.select().from(setting).where(eq(setting.key, REVIEW_SETTING)),
      auditHead(workspace),
    );
    const [row] = rows;
    const before = shown(actor, row);
    if (row) assertNamed(seen);
    if (seen !== null) assertSeen(seen, before.version);
    const change = {
      version: before.version + 1,
      value: JSON.stringify(steps),
      updatedAt: new Date().toISOString(),
      updatedBy: actor.person,
    };
    await commit(workspace, {
      head: headOf(heads),
      statements: row
        ? [
            db
              .update(setting)
              .set(change)
              .where(and(eq(setting.key, REVIEW_SETTING), eq(setting.version, row.version))),
            guarded(),
          ]
        : [db.insert(setting).values({ key: REVIEW_SETTING, ...change })],
      audit: {
        actor: actor.person,
        organisation: actor.organisation.slug,
        action: permission,
        subject: `setting:${REVIEW_SETTING}`,
        before: row ? { steps: before.steps } : null,
        after: { steps },
      },
    });
    return { steps, set: true, version: change.version };
  });
}

function shown({ organisation }: Pick<Member, 'organisation'>, row: Row | undefined): PlanReview {
  return {
    steps: stepsFor(organisation.kind, row?.value ?? null),
    set: row !== undefined,
    version: row?.version ?? 0,
  };
}
