import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { changesBetween } from './changes.ts';
import { type Party, PlanContents, type PlanContentsInput } from './contents.ts';

const called = (party: Party) => ('duty' in party ? party.duty : (party.unit ?? party.organisation));
const plan = (change: Partial<PlanContentsInput> = {}) =>
  v.parse(PlanContents, {
    monthsCovered: [1, 2],
    uncoveredReason: 'Chỉ hai tháng.',
    months: [
      {
        month: 1,
        tasks: [
          { key: 'a', title: 'Rà soát' },
          { key: 'b', title: 'Lập danh sách', dueOn: '2026-01-20' },
        ],
        results: [{ key: 'r', text: 'Danh sách' }],
      },
    ],
    sections: { roadmap: { text: 'Lộ trình.' } },
    ...change,
  });
const month = (tasks: object[], results: object[] = [{ key: 'r', text: 'Danh sách' }], number = 1) =>
  ({ months: [{ month: number, tasks, results }] }) as Partial<PlanContentsInput>;
const [a, b] = [
  { key: 'a', title: 'Rà soát' },
  { key: 'b', title: 'Lập danh sách', dueOn: '2026-01-20' },
];
const from = (change: Partial<PlanContentsInput>) =>
  changesBetween(plan(), plan(change), called).map(({ section, what, label, before, after }) => [
    ...[section, what, label.en, before, after],
  ]);

describe('what changed between two versions', () => {
  test('is nothing where they are equal, whatever order months and tasks stand in', () => {
    expect(from({})).toEqual([]);
    expect(from(month([b, a]))).toEqual([]);
    expect(from({ monthsCovered: [2, 1] })).toEqual([]);
  });

  test('names tasks that came, went, read otherwise or moved to another month', () => {
    expect(from(month([a, b, { key: 'c', title: 'Tập huấn' }]))).toEqual([['m01', 'added', 'Task', null, 'Tập huấn']]);
    expect(from(month([a]))).toEqual([['m01', 'removed', 'Task', 'Lập danh sách', null]]);
    expect(from(month([{ ...a, title: 'Rà soát lại' }, b]))).toEqual([
      ['m01', 'changed', 'Task', 'Rà soát', 'Rà soát lại'],
    ]);
    const moved = from({
      months: [
        { month: 1, tasks: [a], results: [{ key: 'r', text: 'Danh sách' }] },
        { month: 2, tasks: [{ ...b, dueOn: null }], results: [] },
      ],
    });
    expect(moved).toEqual([
      ['m02', 'moved', 'Task: Lập danh sách', '1', '2'],
      ['m02', 'removed', 'Due: Lập danh sách', '2026-01-20', null],
    ]);
  });

  test('names days, those responsible, and the tasks of a result', () => {
    const responsible = { organisation: 'bo-y-te', unit: 'cuc-thu' };
    expect(
      from(
        month([
          { ...a, responsible, cooperating: [{ duty: 'core_enterprise' }] },
          { ...b, dueOn: '2026-01-25' },
        ]),
      ),
    ).toEqual([
      ['m01', 'added', 'Responsible: Rà soát', null, 'cuc-thu'],
      ['m01', 'added', 'Co-operating: Rà soát', null, 'core_enterprise'],
      ['m01', 'changed', 'Due: Lập danh sách', '2026-01-20', '2026-01-25'],
    ]);
    expect(from(month([a, b], [{ key: 'r', text: 'Danh sách', tasks: ['b'] }]))).toEqual([
      ['m01', 'added', 'Tasks of the result: Danh sách', null, 'Lập danh sách'],
    ]);
  });

  test('names the frame and each field of a content', () => {
    expect(from({ monthsCovered: [1, 2, 3], uncoveredReason: null })).toEqual([
      ['frame', 'changed', 'Months planned', '1, 2', '1, 2, 3'],
      ['frame', 'removed', 'Why other months are not planned', 'Chỉ hai tháng.', null],
    ]);
    const lines = [{ source: 'public', purpose: 'build', year: 2026, amount: 1_500_000 }] as const;
    expect(from({ sections: { resources: { lines: [...lines] }, roadmap: { text: 'Lộ trình mới.' } } })).toEqual([
      ['roadmap', 'changed', 'Text', 'Lộ trình.', 'Lộ trình mới.'],
      ['resources', 'added', 'Resources', null, 'Ngân sách nhà nước – xây dựng – 2026 – 1.500.000 đồng'],
    ]);
    const titled = (title: string) => ({ ...plan(), title });
    expect(changesBetween(titled('Một'), titled('Hai'), called)).toMatchObject([{ section: 'frame', after: 'Hai' }]);
  });

  test('read backwards is the same with before and after exchanged', () => {
    const word = fc.constantFrom('Rà soát', 'Tập huấn', 'Ban hành');
    const task = fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd'), title: word });
    const tasks = fc.uniqueArray(task, { selector: ({ key }) => key, maxLength: 4 });
    const version = fc
      .record({ first: tasks, second: tasks, text: fc.constantFrom('', 'Một', 'Hai') })
      .map(({ first, second, text }) =>
        plan({
          months: [
            { month: 1, tasks: first, results: [] },
            { month: 2, tasks: second.filter(({ key }) => !first.some((one) => one.key === key)), results: [] },
          ],
          sections: { roadmap: { text } },
        }),
      );
    const told = (before: PlanContents, after: PlanContents, turned: boolean) =>
      changesBetween(before, after, called)
        .map(({ before, after }) => (turned ? [after, before] : [before, after]).join(' → '))
        .sort();
    fc.assert(
      fc.property(version, version, (one, two) => {
        expect(told(one, two, false)).toEqual(told(two, one, true));
      }),
    );
  });
});
