import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { carriedOver } from './carry-over.ts';
import { PlanContents } from './contents.ts';
import type { PlanTemplate, TemplateContent } from './template.ts';

const content = (code: string, type: TemplateContent['type']) =>
  ({ code, type, title: { vi: code, en: code }, clause: '', guidance: { vi: '', en: '' }, mandatory: true }) as const;
const template: PlanTemplate = {
  ...{
    key: 'owner-186',
    kind: 'owner',
    title: { vi: '', en: '' },
    clause: '',
    months: 'required',
    platforms: 'required',
  },
  ...{ duties: [], kinds: [], recipients: [] },
  contents: [content('year-frame', 'targets'), content('resources', 'resources'), content('objectives', 'text')],
};
const known = { organisation: 'bo-a', unit: 'cuc-a' };
const contents = v.parse(PlanContents, {
  monthsCovered: [2],
  uncoveredReason: 'Thử',
  months: [
    {
      month: 2,
      tasks: [
        { key: 'a', title: 'Một', responsible: known, startsOn: '2024-01-31', dueOn: '2024-02-29' },
        {
          key: 'b',
          title: 'Hai',
          responsible: { organisation: 'bo-b', unit: null },
          cooperating: [{ duty: 'mic_focal' }],
        },
      ],
      results: [
        { key: 'c', text: 'Của một', tasks: ['a'] },
        { key: 'd', text: 'Của cả tháng' },
      ],
    },
  ],
  sections: {
    'year-frame': { text: 'Mục tiêu', targets: [{ name: 'Người dùng', value: 5, month: 6 }] },
    resources: { lines: [{ source: 'public', purpose: 'build', year: 2025, amount: 10 }] },
    objectives: { stages: [{ name: 'Giai đoạn 1' }] },
    agreement: { text: 'Thỏa thuận' },
  },
});
const answers = ({ organisation }: { organisation: string }) => organisation === 'bo-a';
const carried = carriedOver(contents, { from: 2024, to: 2026, template, answers, own: true });

describe('a plan that is copied', () => {
  test('moves its days and the years of its money, and 29 February to the 28th', () => {
    const [month] = carried.contents.months;
    expect(month?.tasks.map(({ startsOn, dueOn }) => [startsOn, dueOn])).toEqual([
      ['2026-01-31', '2026-02-28'],
      [null, null],
    ]);
    expect(carried.contents.sections.resources?.lines).toMatchObject([{ year: 2027, amount: 10 }]);
    const leap = carriedOver(contents, { from: 2024, to: 2028, template, answers, own: true });
    expect(leap.contents.months[0]?.tasks[0]?.dueOn).toBe('2028-02-29');
  });

  test('gives every part a new key, and results still belong to their tasks', () => {
    const { tasks = [], results = [] } = carried.contents.months[0] ?? {};
    const keys = [...tasks, ...results].map(({ key }) => key);
    expect(new Set([...keys, 'a', 'b', 'c', 'd']).size).toBe(8);
    expect(results.map((result) => result.tasks)).toEqual([[tasks[0]?.key], []]);
    expect(results.map(({ text }) => text)).toEqual(['Của một', 'Của cả tháng']);
  });

  test('keeps targets, leaves out sections the new template has not or not so, and whoever bears no duty, naming them', () => {
    expect(carried.contents.sections['year-frame']?.targets).toMatchObject([
      { name: 'Người dùng', value: 5, month: 6 },
    ]);
    expect([carried.left, carried.unassigned]).toEqual([['objectives', 'agreement'], ['m02']]);
    expect(carried.contents.months[0]?.tasks.map(({ responsible }) => responsible)).toEqual([known, null]);
    expect(carried.contents.months[0]?.tasks[1]?.cooperating).toEqual([{ duty: 'mic_focal' }]);
  });
});
