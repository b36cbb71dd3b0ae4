import type * as p from '@ndp/database/schema/programme';
import type { PublicPlan } from '../catalogue/shapes.ts';
import type { PlanIssued } from './issue.ts';

/** What the world sees: months with tasks and expected results, the decision; no person of the drafting side. */
export function announcement(
  { plan, version, contents, decision }: PlanIssued,
  owner: typeof p.organisation.$inferSelect,
  platforms: { platform: typeof p.platform.$inferSelect; entry: typeof p.editionEntry.$inferSelect }[],
): { plan: PublicPlan; codes: string[] } {
  const { number, date, note, signer } = decision;
  return {
    codes: plan.platforms,
    plan: {
      id: plan.id,
      kind: plan.kind,
      title: plan.title,
      year: plan.year,
      organisation: {
        slug: owner.slug,
        name: { vi: owner.nameVi, en: owner.nameEn },
        short: { vi: owner.shortVi, en: owner.shortEn },
      },
      version,
      decision: { number, date, note, signer },
      historical: decision.historical,
      platforms: platforms.map(({ platform, entry }) => ({
        slug: platform.slug,
        number: entry.number,
        group: entry.groupCode,
        name: { vi: entry.nameVi, en: entry.nameEn },
      })),
      monthsCovered: contents.monthsCovered,
      uncoveredReason: contents.uncoveredReason,
      months: contents.months.map(({ month, tasks, results }) => ({
        month,
        tasks: tasks.map((t) => t.title),
        results: results.map((r) => r.text),
      })),
    },
  };
}
