import { expect, test } from 'vitest';
import { filterFrom, pressing } from './filter.ts';

test('an address says what the overview is narrowed to; what is none of its values is left out', () => {
  expect(filterFrom({ year: '2022', kind: 'mic', state: 'none', group: 'II', q: 'hop', sort: 'number' })).toEqual({
    ...{ year: '2022', kind: 'mic', state: 'none', group: 'II', q: 'hop', sort: 'number' },
  });
  expect(filterFrom({ year: '22', kind: 'x', state: 'late', group: 'III', owner: '../x', toString: 'x' })).toEqual({});
});

test('late tasks come before missing plans, and missing plans before what is complete', () => {
  const cells = (late: number) => ({ mic: { plans: [{ tasks: { late }, gapMonths: 0 }] } }) as never;
  const rows = [
    { state: 'issued', cells: cells(0) },
    { state: 'none', cells: cells(0) },
    { state: 'issued', cells: cells(2) },
    { state: 'partial', cells: cells(0) },
  ] as const;
  const order = rows.map((row) => pressing(row)).sort((a, b) => b - a);
  expect(order).toEqual([rows[2], rows[1], rows[3], rows[0]].map((row) => pressing(row)));
});
