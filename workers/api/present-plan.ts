import type { IssuedPlan } from '@ndp/domain/plans/read';
import * as v from 'valibot';
import { Bilingual, planKind } from './present-draft.ts';
import { text } from './shapes.ts';

export const IssuedListAnswer = v.object({
  items: v.array(v.object({ id: text, kind: planKind, title: text, year: v.number() })),
});

export const IssuedAnswer = v.object({
  id: text,
  kind: planKind,
  title: text,
  year: v.number(),
  organisation: v.object({ slug: text, name: Bilingual }),
  version: v.number(),
  sha256: text,
  decision: v.object({
    number: v.nullable(text),
    date: v.nullable(text),
    note: v.nullable(Bilingual),
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
  contents,
  platforms,
  tasks,
  results,
}: IssuedPlan): v.InferOutput<typeof IssuedAnswer> {
  const { id, kind, title, year } = plan;
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
