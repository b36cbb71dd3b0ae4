import { slugOf } from '@ndp/database/fold';
import type { PlanKind } from '@ndp/database/schema/workspace';
import type { Bilingual } from '../catalogue/shapes.ts';

/** An organisation as a flag names it. */
export interface ComparedOrganisation {
  slug: string;
  shortVi: string;
  shortEn: string;
}

/** A plan as far as it is compared with others of the same platform and year. */
export interface ComparedPlan {
  id: string;
  kind: PlanKind;
  organisation: ComparedOrganisation;
  months: readonly {
    month: number;
    tasks: readonly { id: string; title: string; dueOn: string | null }[];
    results: readonly unknown[];
  }[];
}

/** Whose plans the platform asks for. 186 Điều 1, IV.1.a–c, IV.2.c */
export interface Expected {
  /** Of group II the owners are enterprises, which make no owner's plan (inconsistencies 10). */
  group: 'I' | 'II' | null;
  owners: readonly ComparedOrganisation[];
  /** Ministries whose units are its focal units: an owner among them makes one merged plan. */
  focal: readonly ComparedOrganisation[];
  enterprises: readonly ComparedOrganisation[];
}

export const FLAGS = [
  'no_plan',
  'enterprise_without_plan',
  'two_plans',
  'missing_month',
  'different_dates',
  'no_result',
] as const;

export interface Flag {
  kind: (typeof FLAGS)[number];
  month: number | null;
  /** Slug of the organisation it is about. */
  organisation: string | null;
  text: Bilingual;
  /** Ids of the tasks that it is about. */
  tasks?: string[];
}

/** The plans that should stand side by side, each with who makes it. */
export function expectedPlans({ group, owners, focal, enterprises }: Expected) {
  const of = (kind: 'mic' | 'merged' | 'owner' | 'enterprise') => (organisation: ComparedOrganisation) => ({
    ...{ kind, organisation },
  });
  const isFocal = ({ slug }: ComparedOrganisation) => focal.some((one) => one.slug === slug);
  const own = group === 'II' ? [] : owners;
  const merged = own.filter(isFocal);
  return [
    ...(merged.length > 0 ? merged.map(of('merged')) : focal.map(of('mic'))),
    ...own.filter((one) => !isFocal(one)).map(of('owner')),
    ...enterprises.map(of('enterprise')),
  ];
}

/** Whether a plan is the one that is expected: the Ministry's own for its own platform is the merged one, by any name. */
export function answers(
  { kind, organisation }: Pick<ComparedPlan, 'kind' | 'organisation'>,
  wanted: ReturnType<typeof expectedPlans>[number],
): boolean {
  const same = kind === wanted.kind || (wanted.kind === 'merged' && kind === 'mic');
  return same && organisation.slug === wanted.organisation.slug;
}

/**
 * Gaps and contradictions between the plans of one platform and year.
 * @param complete whether all its plans are here; what is not here is missed only then
 */
export function compared(plans: readonly ComparedPlan[], expected: Expected, complete: boolean): Flag[] {
  return [
    ...(complete ? missing(plans, expected) : []),
    ...doubled(plans),
    ...monthsWithout(plans),
    ...differentDates(plans),
    ...withoutResult(plans),
  ];
}

function missing(plans: readonly ComparedPlan[], expected: Expected): Flag[] {
  return expectedPlans(expected)
    .filter((wanted) => !plans.some((plan) => answers(plan, wanted)))
    .map(({ kind, organisation }) => ({
      kind: kind === 'enterprise' ? ('enterprise_without_plan' as const) : ('no_plan' as const),
      month: null,
      organisation: organisation.slug,
      text: {
        vi: `${organisation.shortVi} chưa có ${KINDS[kind].vi}.`,
        en: `${organisation.shortEn} has no ${KINDS[kind].en} yet.`,
      },
    }));
}

function doubled(plans: readonly ComparedPlan[]): Flag[] {
  const seen = Map.groupBy(plans, ({ kind, organisation }) => `${kind} ${organisation.slug}`);
  return [...seen.values()].flatMap(([plan, ...others]): Flag[] => {
    if (!plan || others.length === 0) return [];
    const { kind, organisation } = plan;
    const [vi, en] = [`${organisation.shortVi} có ${others.length + 1} ${KINDS[kind].vi}`, organisation.shortEn];
    return [
      {
        ...{ kind: 'two_plans', month: null, organisation: organisation.slug },
        text: { vi: `${vi} cùng năm.`, en: `${en} has ${others.length + 1} plans of the same kind in the year.` },
      },
    ];
  });
}

const monthsOf = ({ months }: ComparedPlan) => months.filter(({ tasks }) => tasks.length > 0).map(({ month }) => month);

/** The owner has nothing to do in a month for which the Ministry plans something. */
function monthsWithout(plans: readonly ComparedPlan[]): Flag[] {
  const planned = [...new Set(plans.filter(({ kind }) => kind === 'mic').flatMap(monthsOf))].sort((a, b) => a - b);
  return plans
    .filter(({ kind }) => kind === 'owner' || kind === 'merged')
    .flatMap((plan) => {
      const { organisation } = plan;
      const there = monthsOf(plan);
      return planned
        .filter((month) => !there.includes(month))
        .map((month) => ({
          ...{ kind: 'missing_month' as const, month, organisation: organisation.slug },
          text: {
            vi: `Kế hoạch của Bộ có công việc trong tháng ${month}, kế hoạch của ${organisation.shortVi} thì không.`,
            en: `The Ministry plans work in month ${month}; ${organisation.shortEn} does not.`,
          },
        }));
    });
}

/** What reads the same is due on different days in different plans. */
function differentDates(plans: readonly ComparedPlan[]): Flag[] {
  const tasks = plans.flatMap((plan) =>
    plan.months.flatMap(({ month, tasks }) => tasks.map((task) => ({ ...task, month, plan: plan.id }))),
  );
  const alike = Map.groupBy(tasks, ({ title }) => slugOf(title));
  return [...alike.values()].flatMap((same): Flag[] => {
    const [first] = same;
    const days = [...new Set(same.map(({ dueOn }) => dueOn))].sort();
    if (!first || days.length < 2 || new Set(same.map(({ plan }) => plan)).size < 2) return [];
    return [
      {
        ...{ kind: 'different_dates', month: Math.min(...same.map(({ month }) => month)), organisation: null },
        text: {
          vi: `“${first.title}” có các hạn khác nhau: ${days.join(', ')}.`,
          en: `“${first.title}” is due on different days: ${days.join(', ')}.`,
        },
        tasks: same.map(({ id }) => id),
      },
    ];
  });
}

function withoutResult(plans: readonly ComparedPlan[]): Flag[] {
  return plans.flatMap(({ organisation, months }) =>
    months
      .filter(({ tasks, results }) => tasks.length > 0 && results.length === 0)
      .map(({ month, tasks }) => ({
        ...{ kind: 'no_result' as const, month, organisation: organisation.slug },
        text: {
          vi: `Kế hoạch của ${organisation.shortVi} có công việc trong tháng ${month} mà không có kết quả cần đạt.`,
          en: `The plan of ${organisation.shortEn} has tasks in month ${month} and no expected result.`,
        },
        tasks: tasks.map(({ id }) => id),
      })),
  );
}

const KINDS: Record<PlanKind, Bilingual> = {
  mic: { vi: 'kế hoạch của Bộ', en: 'Ministry’s plan' },
  owner: { vi: 'kế hoạch của cơ quan chủ quản', en: 'owner’s plan' },
  merged: { vi: 'kế hoạch gộp', en: 'merged plan' },
  enterprise: { vi: 'kế hoạch của doanh nghiệp', en: 'enterprise’s plan' },
  sector: { vi: 'kế hoạch của ngành', en: 'sector plan' },
  local: { vi: 'kế hoạch của địa phương', en: 'local plan' },
};
