import { describe, expect, test } from 'vitest';
import { competence, decisionDate, numberAndSymbol, type Paper, remarks, roman } from './paper.ts';
import { spells } from './rows.ts';

const decision: Paper['decision'] = {
  number: null,
  symbol: 'QĐ-BTTTT',
  date: null,
  place: 'Hà Nội',
  signer: { authority: 'KT. BỘ TRƯỞNG', title: 'THỨ TRƯỞNG', name: 'A' },
  ...{ bases: [], recipients: [], draft: true, historical: false, note: null },
};
const task = (key: string) =>
  ({ key, title: key, responsible: null, cooperating: [], startsOn: null, dueOn: null }) as const;

describe('a decision on paper', () => {
  test('writes its number and day as Decree 30 does', () => {
    expect(numberAndSymbol({ ...decision, number: '5/QĐ-BTTTT' })).toBe('05/QĐ-BTTTT');
    expect(numberAndSymbol(decision)).toBe('     /QĐ-BTTTT');
    expect(decisionDate({ ...decision, date: '2022-03-09' })).toBe('ngày 09 tháng 3 năm 2022');
    expect(decisionDate({ ...decision, date: '2022-01-15' })).toBe('ngày 15 tháng 01 năm 2022');
  });

  test('names who decides, not who signs for them', () => {
    const paper = { organisation: 'Bộ Thông tin và Truyền thông', decision } as Paper;
    expect(competence(paper)).toBe('BỘ TRƯỞNG BỘ THÔNG TIN VÀ TRUYỀN THÔNG');
    expect(
      competence({ ...paper, decision: { ...decision, signer: { ...decision.signer, authority: 'TM. UBND' } } }),
    ).toBe('BỘ THÔNG TIN VÀ TRUYỀN THÔNG');
  });

  test('says of a record what it lacks, and of any other nothing', () => {
    expect(remarks({ ...decision, historical: true })).toContain('không ghi số và ngày');
    expect(remarks(decision)).toBe('');
  });

  test('numbers its headings', () => {
    expect([1, 4, 9, 11].map(roman)).toEqual(['I', 'IV', 'IX', 'XI']);
  });
});

test('the year frame has a row a task, results beside it, and one row for months that are not planned', () => {
  const found = spells({
    monthsCovered: [1, 3],
    months: [
      {
        month: 1,
        tasks: [task('a'), task('b')],
        results: [
          { key: 'r', text: 'R', tasks: ['a', 'b'] },
          { key: 's', text: 'S', tasks: [] },
        ],
      },
    ] as never,
  });
  expect(found).toEqual([
    {
      month: 1,
      rows: [
        { task: task('a'), results: ['R (kết quả chung của việc thứ 1, 2 trong tháng)'] },
        { task: task('b'), results: ['S'] },
      ],
    },
    { from: 2, to: 2 },
    { month: 3, rows: [{ task: undefined, results: [] }] },
    { from: 4, to: 12 },
  ]);
});
