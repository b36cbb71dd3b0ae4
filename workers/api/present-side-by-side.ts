import { FLAGS } from '@ndp/domain/plans/compare';
import type { readSideBySide } from '@ndp/domain/plans/side-by-side';
import { STANDINGS } from '@ndp/domain/tasks/standing';
import * as v from 'valibot';
import { Bilingual, planKind } from './present-draft.ts';
import { DecisionRef } from './present-plan.ts';
import { text } from './shapes.ts';

const Organisation = v.object({ slug: text, short: Bilingual });

export const SideBySideAnswer = v.object({
  platform: v.object({ code: text, slug: text, number: v.number(), name: Bilingual, group: v.picklist(['I', 'II']) }),
  year: v.number(),
  /** Years for which there are plans, newest first. */
  years: v.array(v.number()),
  /** Whether all plans of the platform are here; otherwise none is said to be missing. */
  complete: v.boolean(),
  plans: v.array(
    v.object({
      /** Null where the plan is expected and not there. */
      id: v.nullable(text),
      kind: planKind,
      organisation: Organisation,
      title: v.nullable(text),
      version: v.nullable(v.number()),
      decision: v.nullable(DecisionRef),
      historical: v.boolean(),
      monthsCovered: v.array(v.number()),
      months: v.array(
        v.object({
          month: v.number(),
          tasks: v.array(v.object({ id: text, title: text, dueOn: v.nullable(text), standing: v.picklist(STANDINGS) })),
          results: v.array(text),
        }),
      ),
      contents: v.array(v.object({ code: text, title: Bilingual, filled: v.boolean() })),
    }),
  ),
  flags: v.array(
    v.object({
      kind: v.picklist(FLAGS),
      month: v.nullable(v.number()),
      organisation: v.nullable(text),
      text: Bilingual,
      tasks: v.optional(v.array(text)),
    }),
  ),
});

type Found = Awaited<ReturnType<typeof readSideBySide>>;

/** The plans that there are, then those that should be. */
export function presentSideBySide(found: Found): v.InferOutput<typeof SideBySideAnswer> {
  const { platform, entry, year, years, complete, plans, missing, flags } = found;
  return {
    platform: {
      ...{ code: platform.code, slug: platform.slug, number: entry.number, group: entry.groupCode },
      name: { vi: entry.nameVi, en: entry.nameEn },
    },
    ...{ year, years, complete, flags },
    plans: [
      ...plans.map(({ organisation, months, ...plan }) => ({
        ...plan,
        organisation: presentShort(organisation),
        months: months.map(({ month, tasks, results }) => ({
          ...{ month, results },
          tasks: tasks.map(({ id, title, dueOn, standing }) => ({ id, title, dueOn, standing })),
        })),
      })),
      ...missing.map(({ kind, organisation }) => ({
        ...{ id: null, kind, organisation: presentShort(organisation), title: null, version: null, decision: null },
        ...{ historical: false, monthsCovered: [], months: [], contents: [] },
      })),
    ],
  };
}

export function presentShort({ slug, shortVi, shortEn }: { slug: string; shortVi: string; shortEn: string }) {
  return { slug, short: { vi: shortVi, en: shortEn } };
}
