import { describe, expect, test } from 'vitest';
import { type ComparedPlan, compared, type Expected, expectedPlans } from './compare.ts';

const organisation = (slug: string) => ({ slug, shortVi: slug.toUpperCase(), shortEn: slug.toUpperCase() });
const [mic, health, vnpt, fpt] = ['mic', 'health', 'vnpt', 'fpt'].map(organisation) as [Org, Org, Org, Org];
type Org = ReturnType<typeof organisation>;
type Row = [month: number, title: string, dueOn?: string, results?: number];

const plan = (kind: ComparedPlan['kind'], from: Org, rows: Row[] = [], id = `${kind}-${from.slug}`): ComparedPlan => ({
  ...{ id, kind, organisation: from },
  months: rows.map(([month, title, dueOn = `2026-0${month}-28`, results = 1]) => ({
    month,
    tasks: [{ id: `${id}-${month}`, title, dueOn }],
    results: Array.from({ length: results }),
  })),
});
const asked: Expected = { group: 'I', owners: [health], focal: [mic], enterprises: [vnpt] };
const flags = (plans: ComparedPlan[], expected = asked, complete = true) =>
  compared(plans, expected, complete).map(({ kind, month, organisation }) => [kind, month, organisation]);
const whole = [plan('mic', mic), plan('owner', health), plan('enterprise', vnpt)];

describe('the plans that a platform asks for', () => {
  const kinds = (expected: Expected) =>
    expectedPlans(expected).map(({ kind, organisation }) => [kind, organisation.slug]);

  test('are the Ministry’s, the owner’s and one of each core enterprise', () => {
    expect(kinds(asked)).toEqual([
      ['mic', 'mic'],
      ['owner', 'health'],
      ['enterprise', 'vnpt'],
    ]);
  });

  test('are one merged plan where the Ministry is the owner, and no owner’s plan in group II', () => {
    expect(kinds({ ...asked, owners: [mic] })).toEqual([
      ['merged', 'mic'],
      ['enterprise', 'vnpt'],
    ]);
    expect(kinds({ ...asked, group: 'II', owners: [vnpt] })).toEqual([
      ['mic', 'mic'],
      ['enterprise', 'vnpt'],
    ]);
  });
});

describe('side by side', () => {
  test('nothing is flagged where each has a plan and none contradicts', () => {
    expect(flags(whole)).toEqual([]);
  });

  test('who has no plan is named, each enterprise by itself, if all plans are in view', () => {
    const expected = { ...asked, enterprises: [vnpt, fpt] };
    const missing = [
      ['no_plan', null, 'mic'],
      ['no_plan', null, 'health'],
      ['enterprise_without_plan', null, 'fpt'],
    ];
    expect(flags([plan('enterprise', vnpt)], expected)).toEqual(missing);
    expect(flags([plan('enterprise', vnpt)], expected, false)).toEqual([]);
    expect(flags([plan('mic', mic)], { ...asked, group: 'II', owners: [], enterprises: [] })).toEqual([]);
    expect(flags([plan('mic', mic)], { ...asked, owners: [mic], enterprises: [] })).toEqual([]);
  });

  test('a month for which the Ministry plans work and the owner does not', () => {
    const rows: Row[] = [
      [1, 'Một'],
      [2, 'Hai'],
      [3, 'Ba'],
    ];
    expect(flags([plan('mic', mic, rows), plan('owner', health, [[2, 'Khác']]), plan('enterprise', vnpt)])).toEqual([
      ['missing_month', 1, 'health'],
      ['missing_month', 3, 'health'],
    ]);
  });

  test('the same work due on different days, whatever its marks and capitals', () => {
    const plans = [
      plan('mic', mic, [[1, 'Ban hành tiêu chí', '2026-01-20']]),
      plan('owner', health, [[1, 'BAN HANH TIEU CHI.', '2026-01-25']]),
      plan('enterprise', vnpt, [[1, 'Việc khác', '2026-01-02']]),
    ];
    const [flag, ...others] = compared(plans, asked, true);
    expect(flag).toMatchObject({ kind: 'different_dates', month: 1, tasks: ['mic-mic-1', 'owner-health-1'] });
    expect(flag?.text.vi).toBe('“Ban hành tiêu chí” có các hạn khác nhau: 2026-01-20, 2026-01-25.');
    expect(others).toEqual([]);
    const within: Row[] = [
      [1, 'Giao ban'],
      [2, 'Giao ban'],
    ];
    expect(
      flags([
        plan('mic', mic, within),
        plan(
          'owner',
          health,
          within.map(([m]) => [m, `Việc ${m}`]),
        ),
        plan('enterprise', vnpt),
      ]),
    ).toEqual([]);
  });

  test('two plans of a kind from one organisation, and work without a result', () => {
    expect(flags([...whole, plan('mic', mic, [], 'again')])).toEqual([['two_plans', null, 'mic']]);
    const [, ...others] = whole;
    const bare = [plan('mic', mic, [[4, 'Việc', '2026-04-30', 0]]), ...others];
    expect(flags(bare)).toEqual([
      ['missing_month', 4, 'health'],
      ['no_result', 4, 'mic'],
    ]);
  });
});
