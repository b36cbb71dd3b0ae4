import { desc, sql } from '@ndp/database/query';
import { audit, planDraft } from '@ndp/database/schema/workspace';
import { type Member, type MemberGrant, may } from '../permissions.ts';
import { isOf } from '../plans/approve.ts';
import { submittedBy } from '../plans/list-drafts.ts';
import { isOurs } from '../plans/submit.ts';

/** Something that waits for somebody: what, since when. */
export interface Task {
  kind: 'plan.submit' | 'plan.approve' | 'plan.issue';
  id: string;
  title: string;
  /** Codes of the platforms it is about. */
  platforms: string[];
  /** UTC instant. */
  since: string;
}

type Draft = Pick<
  typeof planDraft.$inferSelect,
  'id' | 'title' | 'platforms' | 'state' | 'unit' | 'draftedBy' | 'updatedAt'
> & { submittedBy: string | null };

/**
 * What needs this member, what of theirs waits for others, and what has just happened in the workspace; one round
 * trip. A guest (assessor) and those who do not read drafts see none of it.
 */
export async function readWork({ actor, workspace }: MemberGrant<'work.read'>) {
  if (!may(actor, 'plan.draft.read')) return { items: [], waiting: [], recent: [] };
  const { db } = workspace;
  const { id, title, platforms, state, unit, draftedBy, updatedAt } = planDraft;
  const [drafts, recent] = await workspace.read(
    db
      .select({ id, title, platforms, state, unit, draftedBy, updatedAt, submittedBy })
      .from(planDraft)
      .where(sql`${state} in ('draft', 'returned', 'in_review', 'approved')`)
      .orderBy(planDraft.updatedAt)
      .limit(200),
    db
      .select({
        at: audit.at,
        actor: audit.actor,
        action: audit.action,
        subject: audit.subject,
        title: planDraft.title,
      })
      .from(audit)
      .leftJoin(planDraft, sql`'plan:' || ${planDraft.id} = ${audit.subject}`)
      .orderBy(desc(audit.seq))
      .limit(10),
  );
  const items = drafts.flatMap((draft) => asTask(needed(actor, draft), draft));
  const waiting = drafts.flatMap((draft) => asTask(awaited(actor, draft), draft));
  return { items, waiting, recent };
}

/** The step that this member is the one to take, if any. */
function needed(actor: Member, draft: Draft): Task['kind'] | null {
  const { state, draftedBy, submittedBy } = draft;
  if (state === 'draft' || state === 'returned') {
    return isOurs(draft, actor) && may(actor, 'plan.draft') ? 'plan.submit' : null;
  }
  // Nobody approves what they drafted or submitted: it waits for another leader (approve.ts).
  const wroteIt = isOf(actor, draftedBy) || isOf(actor, submittedBy);
  if (state === 'in_review') return may(actor, 'plan.approve') && !wroteIt ? 'plan.approve' : null;
  return state === 'approved' && may(actor, 'plan.issue') ? 'plan.issue' : null;
}

/** What this member handed on and somebody else has to do now. */
function awaited(actor: Member, draft: Draft): Task['kind'] | null {
  const { state, unit, draftedBy, submittedBy } = draft;
  const ours = isOf(actor, draftedBy) || isOf(actor, submittedBy) || (unit !== null && unit === actor.unit?.slug);
  if (!ours || needed(actor, draft) !== null) return null;
  if (state === 'in_review') return 'plan.approve';
  return state === 'approved' ? 'plan.issue' : null;
}

function asTask(kind: Task['kind'] | null, { id, title, platforms, updatedAt: since }: Draft): Task[] {
  return kind ? [{ kind, id, title, platforms, since }] : [];
}
