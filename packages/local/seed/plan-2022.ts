import type { PlanDecisionInput } from '@ndp/domain/plans/decision';
import type { NewPlanInput } from '@ndp/domain/plans/draft';
import source from './data/plan-online-meetings-2022.json' with { type: 'json' };

const { signer } = source.decision;

/** The online-meetings plan of March 2022 as its people would draft it: 14 tasks, 10 results, months 1 to 6. */
export const planOf2022 = {
  kind: 'mic',
  title: source.title_vi,
  year: source.year,
  platforms: source.platforms,
  contents: {
    monthsCovered: source.monthsCovered,
    uncoveredReason: source.uncoveredReason_vi,
    months: source.months.map(({ month, tasks, results }) => ({
      month,
      tasks: tasks.map(({ title_vi }) => ({ title: title_vi })),
      results: results.map(({ text_vi }) => ({ text: text_vi })),
    })),
  },
} as const satisfies NewPlanInput;

/** Its decision: a record of a paper whose number and day are blank in the source. */
export const decisionOf2022: PlanDecisionInput = {
  number: null,
  date: null,
  signer: null,
  signedBy: signer,
  note: { vi: source.decision.note_vi, en: source.decision.note_en },
  historical: true,
  recipients: source.recipients,
};
