import { fromTsv } from '@ndp/documents/grid/from-tsv';
import { partyReader } from '@ndp/documents/grid/parties';
import { describe, expect, test } from 'vitest';
import { merged } from './merge.ts';
import { offersOf } from './offers.ts';
import { cellName, guessed, letterOf, readRange } from './range.ts';

const none = new Set<number>();
const pasted = 'Tháng\tCông việc\tKết quả cần đạt\nTháng 7\t"Rà soát\nyêu cầu"\tBáo cáo\nTháng 13\tViệc lạc\t\n';

describe('a range that was pasted', () => {
  test('is read by its heads, cells with line ends too, and names what is wrong as Excel does', () => {
    const rows = fromTsv(pasted);
    const { months, errors } = readRange(rows, guessed(rows, null), none, null);
    expect(months[7]).toEqual({ tasks: [{ title: 'Rà soát\nyêu cầu' }], results: [{ text: 'Báo cáo' }] });
    expect(errors.map(({ row, column }) => cellName(row, column))).toEqual(['A3']);
  });

  test('of another year than the plan’s is named by its cell; of the same year it is taken', () => {
    const rows = [
      ['Thời gian', 'Công việc'],
      ['Tháng 12/2025', 'Việc'],
    ];
    const read = (year: number) => readRange(rows, guessed(rows, null), none, null, undefined, year);
    expect(read(2026)).toMatchObject({ months: {}, errors: [{ row: 1, column: 0 }] });
    expect(read(2025)).toEqual({ months: { 12: { tasks: [{ title: 'Việc' }], results: [] } }, errors: [] });
  });

  test('has no error any more once the row that is wrong is dropped', () => {
    const rows = fromTsv(pasted);
    expect(readRange(rows, guessed(rows, null), new Set([2]), null).errors).toEqual([]);
  });

  test('keeps what stood under a dropped month from slipping to the month above', () => {
    const rows = [
      ['3', 'A'],
      ['Quý I', 'B'],
      ['', 'C'],
    ];
    const { months, errors } = readRange(rows, ['month', 'task'], new Set([1]), null);
    expect(months[3]?.tasks).toHaveLength(1);
    expect(errors.map(({ row, column }) => cellName(row, column))).toEqual(['A3']);
  });

  test('without months goes to the month that is chosen, into the column that it was pasted upon', () => {
    const rows = fromTsv('Báo cáo một\nBáo cáo hai');
    const upon = { month: 3, line: 0, column: 'result' } as const;
    const { months, errors } = readRange(rows, guessed(rows, upon), none, 3);
    expect(errors).toEqual([]);
    expect(months[3]?.results.map(({ text }) => text)).toEqual(['Báo cáo một', 'Báo cáo hai']);
  });

  test('is read otherwise when a column is taken for something else, or left out', () => {
    const rows = [['3', 'A', 'B']];
    expect(readRange(rows, ['month', 'result', 'task'], none, null).months[3]).toEqual({
      tasks: [{ title: 'B' }],
      results: [{ text: 'A' }],
    });
    expect(readRange(rows, ['month', 'task', null], none, null).months[3]?.results).toEqual([]);
    expect(readRange(rows, ['month', null, null], none, null)).toEqual({ months: {}, errors: [] });
  });
});

test('who is to do it is found among those offered, by unit, organisation or duty, and goes into the grid', () => {
  const parties = [
    { organisation: 'bo-a', unit: 'vp-a', organisationName: 'Bộ A', organisationShort: 'Bộ A', unitName: 'Văn phòng' },
    { organisation: 'bo-b', unit: 'vp-b', organisationName: 'Bộ B', organisationShort: 'Bộ B', unitName: 'Văn phòng' },
    { organisation: 'vnpt', unit: null, organisationName: 'Tập đoàn', organisationShort: 'VNPT', unitName: null },
  ].map((one) => ({ ...one, duties: [] }));
  const rows = fromTsv(
    'Tháng\tCông việc\tChủ trì\tPhối hợp\n3\tA\tvan phong bo b\tVNPT; Đầu mối của Bộ\n3\tB\tVăn phòng\t',
  );
  const mapping = guessed(rows, null);
  const reader = partyReader(offersOf(parties));
  const read = (dropped: ReadonlySet<number>) => readRange(rows, mapping, dropped, null, reader);
  expect(read(none).errors.map(({ row, column }) => cellName(row, column))).toEqual(['C3']);
  const { months, errors } = read(new Set([2]));
  expect(errors).toEqual([]);
  expect(merged({}, months, {})[3]?.tasks).toMatchObject([
    {
      ...{ title: 'A', responsible: { organisation: 'bo-b', unit: 'vp-b' } },
      cooperating: [{ organisation: 'vnpt', unit: null }, { duty: 'mic_focal' }],
    },
  ]);
  // Nobody is offered yet: nothing is read of these columns, and nothing is wrong with them.
  expect(readRange(rows, mapping, none, null)).toMatchObject({ errors: [], months: { 3: { tasks: [{}, {}] } } });
});

test('columns have the letters of Excel', () => {
  expect([0, 25, 26, 701, 702].map(letterOf)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
});
