import { may as holdsPermission, type Member } from '@ndp/domain/permissions';
import type { PlanDraft, Review } from '@ndp/domain/plans/advance';
import { isOf, wroteIt } from '@ndp/domain/plans/approve';
import { PlanContents } from '@ndp/domain/plans/contents';
import type { DraftInList } from '@ndp/domain/plans/list-drafts';
import type { IssuedPlan } from '@ndp/domain/plans/read';
import { may } from '@ndp/domain/plans/state';
import { isOurs } from '@ndp/domain/plans/submit';
import * as v from 'valibot';

const text = v.string();
const state = v.picklist(['draft', 'in_review', 'returned', 'approved', 'issued', 'superseded']);
const kind = v.picklist(['mic', 'owner', 'merged', 'enterprise', 'sector', 'local']);

export const DraftAnswer = v.object({
  id: text,
  version: v.number(),
  kind,
  title: text,
  year: v.number(),
  unit: v.nullable(text),
  platforms: v.array(text),
  state,
  contents: PlanContents,
  sha256: text,
  draftedBy: text,
  reviews: v.array(v.object({ step: text, reviewer: text, at: text, sha256: text })),
  maySubmit: v.boolean(),
  mayApprove: v.boolean(),
  mayIssue: v.boolean(),
});

/** A draft as its own organisation sees it, with what this member can do next. */
export function presentDraft(draft: PlanDraft, reviews: Review[], actor: Member): v.InferOutput<typeof DraftAnswer> {
  const { id, version, kind, title, year, unit, platforms, state, sha256, draftedBy } = draft;
  return {
    ...{ id, version, kind, title, year, unit, platforms, state },
    contents: JSON.parse(draft.contents),
    ...{ sha256, draftedBy },
    reviews: reviews.map(({ step, reviewer, createdAt: at, sha256 }) => ({ step, reviewer, at, sha256 })),
    maySubmit: may('submit', state) && holdsPermission(actor, 'plan.draft') && isOurs(draft, actor),
    mayApprove: may('approve', state) && holdsPermission(actor, 'plan.approve') && !wroteIt(draft, reviews, actor),
    mayIssue: may('issue', state) && holdsPermission(actor, 'plan.issue'),
  };
}

export const DraftListAnswer = v.object({
  items: v.array(
    v.object({
      id: text,
      version: v.number(),
      kind,
      title: text,
      year: v.number(),
      unit: v.nullable(text),
      platforms: v.array(text),
      state,
      updatedAt: text,
      draftedBy: v.object({ key: text, name: text }),
      maySubmit: v.boolean(),
      mayApprove: v.boolean(),
      mayIssue: v.boolean(),
    }),
  ),
});

/** The drafts of one's organisation, with what this member can do next with each. */
export function presentDrafts(
  drafts: readonly DraftInList[],
  actor: Member,
  names: Record<string, string>,
): v.InferOutput<typeof DraftListAnswer> {
  return {
    items: drafts.map(({ submittedBy, draftedBy, ...draft }) => ({
      ...draft,
      draftedBy: { key: draftedBy, name: names[draftedBy] ?? draftedBy },
      maySubmit: may('submit', draft.state) && holdsPermission(actor, 'plan.draft') && isOurs(draft, actor),
      mayApprove:
        may('approve', draft.state) &&
        holdsPermission(actor, 'plan.approve') &&
        !isOf(actor, draftedBy) &&
        !isOf(actor, submittedBy),
      mayIssue: may('issue', draft.state) && holdsPermission(actor, 'plan.issue'),
    })),
  };
}

export const IssuedListAnswer = v.object({
  items: v.array(v.object({ id: text, kind, title: text, year: v.number() })),
});

export const IssuedAnswer = v.object({
  id: text,
  kind,
  title: text,
  year: v.number(),
  organisation: v.object({ slug: text, name: v.object({ vi: text, en: text }) }),
  version: v.number(),
  sha256: text,
  decision: v.object({
    number: v.nullable(text),
    date: v.nullable(text),
    note: v.nullable(v.object({ vi: text, en: text })),
    signer: v.nullable(text),
  }),
  historical: v.boolean(),
  issuedAt: text,
  platforms: v.array(text),
  monthsCovered: v.array(v.number()),
  uncoveredReason: v.nullable(text),
  months: v.array(
    v.object({
      month: v.number(),
      tasks: v.array(v.object({ id: text, title: text, state: text })),
      results: v.array(v.object({ id: text, text })),
    }),
  ),
});

/** An issued plan as those it was sent to see it. */
export function presentIssued({
  plan,
  organisation,
  version,
  platforms,
  tasks,
  results,
}: IssuedPlan): v.InferOutput<typeof IssuedAnswer> {
  const { id, kind, title, year } = plan;
  const contents: PlanContents = JSON.parse(version.contents);
  const months = [...new Set([...tasks, ...results].map(({ month }) => month))].sort((a, b) => a - b);
  return {
    ...{ id, kind, title, year },
    organisation: { slug: organisation.slug, name: { vi: organisation.nameVi, en: organisation.nameEn } },
    version: version.number,
    sha256: version.sha256,
    decision: {
      number: version.decisionNumber,
      date: version.decisionDate,
      note: version.decisionNote === null ? null : JSON.parse(version.decisionNote),
      signer: version.signer,
    },
    historical: version.historical,
    issuedAt: version.issuedAt,
    platforms,
    monthsCovered: contents.monthsCovered,
    uncoveredReason: contents.uncoveredReason,
    months: months.map((month) => ({
      month,
      tasks: tasks.filter((t) => t.month === month).map(({ id, title, state }) => ({ id, title, state })),
      results: results.filter((r) => r.month === month).map(({ id, text }) => ({ id, text })),
    })),
  };
}
