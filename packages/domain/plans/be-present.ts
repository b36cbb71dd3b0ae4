import { eq, sql } from '@ndp/database/query';
import { planDraft, planPresence, planSection } from '@ndp/database/schema/workspace';
import type { MemberGrant } from '../permissions.ts';
import { invalid, notFound } from '../refusal.ts';
import { hasSection } from './check-section.ts';
import { templateOf } from './submit.ts';

/** Whoever was seen within this time has the plan open, in milliseconds; the page says so more often. */
const OPEN_FOR = 45_000;

/** The months stand on one page together. */
const MONTHS = 'months';

/**
 * Says that one has a plan open, and answers who else has, with the versions of everything in it, by which a page knows
 * what to load anew. Nothing rests on it, so it is neither audited nor kept. Throws Refusal `not_found`,
 * `invalid_input`.
 */
export async function bePresent(
  { actor, workspace }: MemberGrant<'plan.present'>,
  plan: string,
  section: string | null,
) {
  const { db } = workspace;
  const now = Date.now();
  const since = new Date(now - OPEN_FOR).toISOString();
  const [drafts, sections, others] = await workspace.read(
    db
      .select({
        version: planDraft.version,
        state: planDraft.state,
        kind: planDraft.kind,
        template: planDraft.template,
      })
      .from(planDraft)
      .where(eq(planDraft.id, plan)),
    db
      .select({
        code: planSection.code,
        version: planSection.version,
        updatedAt: planSection.updatedAt,
        updatedBy: planSection.updatedBy,
      })
      .from(planSection)
      .where(eq(planSection.planId, plan))
      .orderBy(planSection.code),
    db
      .select({ person: planPresence.person, section: planPresence.section, seenAt: planPresence.seenAt })
      .from(planPresence)
      .where(
        sql`plan_presence.plan_id = ${plan} and plan_presence.person <> ${actor.person} and plan_presence.seen_at > ${since}`,
      )
      .orderBy(planPresence.person),
  );
  const [draft] = drafts;
  if (!draft) throw notFound();
  const { version, state, ...by } = draft;
  if (section !== null && section !== MONTHS && !hasSection(section, templateOf(by)))
    throw invalid('/section', 'Kế hoạch không có mục này.', 'The plan has no such section.');
  await workspace.write([
    {
      // From the draft's own row: one that was discarded meanwhile is no error of whoever looks at it.
      sql: `INSERT INTO plan_presence (plan_id, person, section, seen_at) SELECT id, ?, ?, ? FROM plan_draft WHERE id = ?
        ON CONFLICT (plan_id, person) DO UPDATE SET section = excluded.section, seen_at = excluded.seen_at`,
      args: [actor.person, section, new Date(now).toISOString(), plan],
    },
    { sql: 'DELETE FROM plan_presence WHERE seen_at <= ?', args: [since] },
  ]);
  return { version, state, sections, others };
}
