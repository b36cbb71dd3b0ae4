import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { contentsIn, PlanContents, type PlanContentsInput, sealed } from './contents.ts';
import { gapsIn } from './gaps.ts';
import type { PlanTemplate } from './template.ts';

const month = (number: number) => ({ month: number, tasks: [{ title: 'Việc' }], results: [{ text: 'Kết quả' }] });
const whole = {
  monthsCovered: [1, 2],
  uncoveredReason: 'Kế hoạch nửa đầu quý',
  months: [month(1), month(2)],
} satisfies PlanContentsInput;
const template: PlanTemplate = {
  key: 'thu',
  kind: 'mic',
  title: { vi: 'Mẫu thử', en: 'Test template' },
  clause: '',
  months: 'required',
  platforms: 'required',
  duties: [],
  kinds: [],
  recipients: [],
  contents: [],
};
const content = (code: string, type: 'text' | 'form') => ({
  ...{ code, type, clause: '186 Điều 1', mandatory: true },
  title: { vi: code, en: code },
  guidance: { vi: '', en: '' },
});
const gaps = (contents: PlanContentsInput, used = template) => gapsIn(v.parse(PlanContents, contents), used, 2022);
const named = (contents: PlanContentsInput, used = template) => gaps(contents, used).map(({ pointer }) => pointer);

describe('gaps of a plan', () => {
  test('are none in a plan whose covered months have tasks and results', () => expect(gaps(whole)).toEqual([]));

  test('are targets by a month that the plan does not cover, each by its name; those of covered months and of none are not', () => {
    const targets = (...months: (number | null)[]) => ({
      ...whole,
      sections: {
        targets: { targets: months.map((month) => ({ name: `Chỉ tiêu ${month}`, unit: '', value: 1, month })) },
      },
    });
    const content = {
      code: 'targets',
      title: { vi: 'Các chỉ tiêu', en: 'Targets' },
      type: 'targets',
      mandatory: false,
    };
    const used = { ...template, contents: [{ ...template.contents[0], ...content }] } as PlanTemplate;
    expect(gaps(targets(1, null, 2), used)).toEqual([]);
    const [found, ...more] = gaps(targets(1, 7), used);
    expect([found?.pointer, more]).toEqual(['/contents/sections/targets/targets/1/month', []]);
    expect(found?.detail.vi).toMatch(/“Chỉ tiêu 7” hẹn tháng 7/);
    expect(named({ ...targets(7), monthsCovered: [], months: [] }, { ...used, months: 'optional' })).toEqual([]);
  });

  test('are named month by month with their place', () => {
    expect(named({ ...whole, months: [month(1), { ...month(2), results: [] }] })).toEqual([
      '/contents/months/1/results',
    ]);
    expect(named({ ...whole, months: [month(1)] })).toEqual(['/contents/months']);
    expect(named({ ...whole, uncoveredReason: null })).toEqual(['/contents/uncoveredReason']);
    expect(named({ ...whole, months: [...whole.months, month(7)] })).toEqual(['/contents/months/2/month']);
  });

  test('name the one task that every result of its month leaves out', () => {
    const tasks = [
      { key: 'a', title: 'Có kết quả' },
      { key: 'b', title: 'Không có' },
    ];
    const own = { month: 2, tasks, results: [{ text: 'Của việc thứ nhất', tasks: ['a'] }] };
    expect(named({ ...whole, months: [month(1), own] })).toEqual(['/contents/months/1/tasks/1']);
    const shared = { ...own, results: [...own.results, { text: 'Của cả tháng' }] };
    expect(named({ ...whole, months: [month(1), shared] })).toEqual([]);
  });

  test('name a task or result that stands in two months, which is one by its key', () => {
    const moved = (number: number) => ({
      ...{ month: number, tasks: [{ key: 'a', title: 'Việc' }], results: [{ key: 'a', text: 'Kết quả' }] },
    });
    expect(named({ ...whole, months: [moved(1), moved(2)] })).toEqual([
      '/contents/months/1/tasks/0',
      '/contents/months/1/results/0',
    ]);
    expect(named({ ...whole, months: [moved(1), month(2)] })).toEqual([]);
  });

  test('name each mandatory content that says nothing', () => {
    const used = { ...template, contents: [content('objectives', 'text'), content('development-form', 'form')] };
    expect(named(whole, used)).toEqual(['/contents/sections/objectives', '/contents/sections/development-form']);
    const sections = { objectives: { text: 'Mục tiêu' }, 'development-form': { text: 'Chưa chọn' } };
    expect(named({ ...whole, sections }, used)).toEqual(['/contents/sections/development-form']);
    const chosen = { ...sections, 'development-form': { form: 2 as const } };
    expect(named({ ...whole, sections: chosen }, used)).toEqual([]);
  });

  test('name a date that is not in its month or year', () => {
    const due = (dueOn: string, startsOn: string | null = null) =>
      named({ ...whole, months: [month(1), { ...month(2), tasks: [{ title: 'Việc', dueOn, startsOn }] }] });
    expect(due('2022-02-28', '2022-01-15')).toEqual([]);
    expect(due('2022-03-01')).toEqual(['/contents/months/1/tasks/0/dueOn']);
    expect(due('2022-02-10', '2022-02-11')).toEqual(['/contents/months/1/tasks/0/startsOn']);
    expect(due('2022-02-10', '2021-12-31')).toEqual(['/contents/months/1/tasks/0/startsOn']);
  });

  test('need no reason when all twelve months are covered', () => {
    const all = Array.from({ length: 12 }, (_, i) => i + 1);
    expect(gaps({ monthsCovered: all, uncoveredReason: null, months: all.map(month) })).toEqual([]);
  });
});

test('a month outside 1 to 12, a month twice and a field that does not exist are refused', () => {
  expect(v.is(PlanContents, whole)).toBe(true);
  expect(v.is(PlanContents, { ...whole, monthsCovered: [0] })).toBe(false);
  expect(v.is(PlanContents, { ...whole, months: [month(13)] })).toBe(false);
  expect(v.is(PlanContents, { ...whole, months: [month(1), month(1)] })).toBe(false);
  expect(v.is(PlanContents, { ...whole, budget: -1 })).toBe(false);
});

test('the seal is equal for equal contents and changes with any word', () => {
  const parsed = v.parse(PlanContents, whole);
  const { months, uncoveredReason, monthsCovered, sections } = parsed;
  expect(sealed({ sections, months, uncoveredReason, monthsCovered })).toEqual(sealed(parsed));
  expect(sealed({ ...parsed, uncoveredReason: 'khác' }).sha256).not.toBe(sealed(parsed).sha256);
});

test('contents stored before tasks had keys read the same every time, and sealed ones read as they are', () => {
  const stored = JSON.stringify(whole);
  expect(contentsIn(stored)).toEqual(contentsIn(stored));
  expect(contentsIn(stored).months[0]?.tasks[0]?.key).toBe('m1t0');
  const parsed = v.parse(PlanContents, whole);
  expect(contentsIn(sealed(parsed).text)).toEqual(parsed);
});
