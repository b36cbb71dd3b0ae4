import { desc, sql } from '@ndp/database/query';
import { audit, planDraft } from '@ndp/database/schema/workspace';
import { type Member, type MemberGrant, may } from '../permissions.ts';
import { type DraftInList, draftColumns } from '../plans/list-drafts.ts';
import { awaits, mayDo } from '../plans/may.ts';
import { type Staff, turnOf, vacantIn } from '../plans/review-steps.ts';

/** Something that waits for somebody: what, since when. */
export interface Task {
  kind: 'plan.submit' | 'plan.review' | 'plan.approve' | 'plan.issue';
  id: string;
  title: string;
  /** Codes of the platforms it is about. */
  platforms: string[];
  /** UTC instant. */
  since: string;
}

/**
 * What needs this member, what of theirs waits for others, and what has just happened in the workspace; one round
 * trip. A guest (assessor) and those who do not read drafts see none of it.
 */
export async function readWork({ actor, workspace }: MemberGrant<'work.read'>, staff: Staff) {
  if (!may(actor, 'plan.draft.read')) return { items: [], waiting: [], recent: [] };
  const { db } = workspace;
  const [drafts, recent] = await workspace.read(
    db
      .select(draftColumns)
      .from(planDraft)
      .where(sql`${planDraft.state} in ('draft', 'returned', 'in_review', 'approved')`)
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
  const items = drafts.flatMap((draft) => asTask(needed(actor, draft, staff), draft));
  const waiting = drafts.flatMap((draft) => asTask(awaited(actor, draft, staff), draft));
  return { items, waiting, recent };
}

/** The step that this member is the one to take, if any. */
function needed(actor: Member, draft: DraftInList, staff: Staff): Task['kind'] | null {
  const { maySubmit, mayReview, mayApprove, mayIssue } = mayDo(draft, draft, actor, staff);
  if (maySubmit) return 'plan.submit';
  if (mayReview) return 'plan.review';
  if (mayApprove) return 'plan.approve';
  return mayIssue ? 'plan.issue' : null;
}

/** What this member handed on and somebody else has to do now. */
function awaited(actor: Member, draft: DraftInList, staff: Staff): Task['kind'] | null {
  if (!awaits(draft, draft.submittedBy, actor) || needed(actor, draft, staff) !== null) return null;
  if (draft.state === 'in_review') {
    const headed = !vacantIn(draft, actor.organisation.kind, staff).includes('head');
    return turnOf(draft) === 'head' && headed ? 'plan.review' : 'plan.approve';
  }
  return draft.state === 'approved' ? 'plan.issue' : null;
}

function asTask(kind: Task['kind'] | null, { id, title, platforms, updatedAt: since }: DraftInList): Task[] {
  return kind ? [{ kind, id, title, platforms, since }] : [];
}
