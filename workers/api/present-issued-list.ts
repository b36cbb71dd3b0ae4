import type { IssuedInList } from '@ndp/domain/plans/list-issued';
import * as v from 'valibot';
import { planKind } from './present-draft.ts';
import { DecisionRef, PlanOrganisation, PlanUnit, presentOrganisation, presentUnit } from './present-plan.ts';
import { instant, text } from './shapes.ts';

/** How far the tasks of a plan are. */
export const TaskCounts = v.object({ all: v.number(), done: v.number(), late: v.number(), blocked: v.number() });

export const IssuedListAnswer = v.object({
  items: v.array(
    v.object({
      id: text,
      kind: planKind,
      /** Key of its template. */
      template: v.nullable(text),
      title: text,
      year: v.number(),
      version: v.number(),
      organisation: PlanOrganisation,
      unit: v.nullable(PlanUnit),
      platforms: v.array(text),
      decision: DecisionRef,
      historical: v.boolean(),
      issuedAt: instant,
      monthsCovered: v.array(v.number()),
      tasks: TaskCounts,
      /** It has been amended since it was first issued. */
      amended: v.boolean(),
    }),
  ),
  next: v.nullable(text),
});

export function presentIssuedList({
  items,
  next,
}: {
  items: readonly IssuedInList[];
  next: string | null;
}): v.InferOutput<typeof IssuedListAnswer> {
  return {
    items: items.map(({ plan, version, organisation, unit, platforms, monthsCovered, tasks }) => {
      const { id, kind, template, title, year } = plan;
      const { number, historical, issuedAt } = version;
      return {
        ...{ id, kind, template, title, year, version: number, historical, issuedAt },
        organisation: presentOrganisation(organisation),
        unit: unit && presentUnit(unit),
        ...{ platforms, monthsCovered, tasks, amended: number > 1 },
        decision: { number: version.decisionNumber, date: version.decisionDate },
      };
    }),
    next,
  };
}
