// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are texts of source files
import { domain, type Guard } from '../support/guard.ts';
import * as draft from '../support/probes/drafting.ts';

/** Comments, history, copies, amendments, and what is thrown away. */
export const drafting: Guard[] = [
  {
    guard: 'one takes back one’s own comments',
    file: domain('plans/list-comments'),
    from: "kind === 'comment' && isOf(actor, author) && !answered",
    to: "kind === 'comment' && !answered",
    probe: draft.othersComment,
  },
  {
    guard: 'a thread is settled by whom it concerns',
    file: domain('plans/list-comments'),
    from: "return isOf(actor, author) || unit === (actor.unit?.slug ?? null) || actor.role === 'leader';",
    to: 'return true;',
    probe: draft.othersThread,
  },
  {
    guard: 'a comment is told to members of its own organisation',
    file: domain('notifications/receivers'),
    from: '.where(and(named, inArray(membership.role, [...roles]), isLive(today)));',
    to: '.where(and(inArray(membership.role, [...roles]), isLive(today)));',
    probe: draft.commentTold,
  },
  {
    guard: 'a comment is told to those who may read drafts',
    file: domain('notifications/receive-plan-comment'),
    from: "PERMISSIONS['plan.draft.read'].roles",
    to: "['editor', ...PERMISSIONS['plan.draft.read'].roles]",
    probe: draft.commentTold,
  },
  {
    guard: 'an answer is in the plan of what it answers',
    file: domain('plans/comment'),
    from: '.where(and(here, sql`${input.parent} in (comment.id, comment.parent_id)`)),',
    to: '.where(sql`${input.parent} in (comment.id, comment.parent_id)`),',
    probe: draft.commentElsewhere,
  },
  {
    guard: 'a comment is settled in its own plan',
    file: domain('plans/settle-comment'),
    from: '.where(and(eq(comment.planId, place.plan), eq(comment.id, place.comment))),',
    to: '.where(eq(comment.id, place.comment)),',
    probe: draft.commentElsewhere,
  },
  {
    guard: 'what a section said is told of its own plan',
    file: domain('plans/history'),
    from: 'eq(planSectionHistory.planId, plan),\n          eq(planSectionHistory.code, code),',
    to: 'eq(planSectionHistory.code, code),',
    probe: draft.historyElsewhere,
  },
  {
    guard: 'the unit that drafted discards',
    file: domain('plans/discard'),
    from: 'assertOurs(draft, actor);',
    to: '',
    probe: draft.discardOthers,
  },
  {
    guard: 'what was approved once is not discarded',
    file: domain('plans/discard'),
    from: "(state === 'draft' || state === 'returned') && !everApproved",
    to: "state === 'draft' || state === 'returned'",
    probe: draft.discardApproved,
  },
  {
    guard: 'a draft is discarded as it was seen',
    file: domain('plans/discard'),
    from: 'assertSeen(seen, draft.version);',
    to: '',
    probe: draft.discardUnseen,
  },
  {
    guard: 'the unit that drafted amends',
    file: domain('plans/amend'),
    from: 'assertOurs(draft, actor);',
    to: '',
    probe: draft.amending,
  },
  {
    guard: 'only what was issued is amended',
    file: domain('plans/amend'),
    from: "if (draft.state !== 'issued') throw new Refusal('conflict', draft.state === 'superseded' ? SUPERSEDED : NOT_ISSUED);",
    to: '',
    probe: draft.amending,
  },
  {
    guard: 'one copies issued plans that one may read',
    file: domain('plans/copy'),
    from: ' and (${planVisibleTo(actor)})',
    to: '',
    probe: draft.copyUnseen,
  },
  {
    guard: 'one copies for platforms towards which one has a duty',
    file: domain('plans/copy'),
    from: 'assertMayDraft(actor, template, platforms, shared.platforms);',
    to: '',
    probe: draft.copyToOthers,
  },
  {
    guard: 'the steps of review are set upon the version that was seen',
    file: domain('settings/plan-review'),
    from: 'if (row) assertNamed(seen);',
    to: '',
    probe: draft.reviewUnseen,
  },
];
