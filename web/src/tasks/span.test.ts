import { expect, test } from 'vitest';
import { axisOf, startOf } from './span.ts';

const plan = { year: 2022 } as never;

test('a task begins on its day, or with its month, and never after it is due', () => {
  expect(startOf({ startsOn: '2022-02-10', dueOn: '2022-02-28', month: 2, plan })).toBe('2022-02-10');
  expect(startOf({ startsOn: null, dueOn: '2022-02-28', month: 2, plan })).toBe('2022-02-01');
  expect(startOf({ startsOn: null, dueOn: '2022-01-20', month: 2, plan })).toBe('2022-01-20');
});

test('the time line holds whole months and places each day in them', () => {
  const axis = axisOf([
    { from: '2022-12-10', to: '2022-12-31' },
    { from: '2023-01-05', to: '2023-01-06' },
  ]);
  expect(axis.ticks.map(({ month }) => month)).toEqual(['2022-12', '2023-01']);
  expect(axis.at('2022-12-01')).toBe(0);
  expect(axis.at('2023-01-01')).toBe(50);
  expect(axis.at('2022-11-30')).toBeNull();
  expect(axis.width('2022-12-01', '2022-12-31')).toBe(50);
});

test('many years are marked by years, not by months', () => {
  const { ticks } = axisOf([{ from: '2022-05-10', to: '2031-02-01' }]);
  expect(ticks.map(({ words }) => words)).toEqual(Array.from({ length: 10 }, (_, at) => String(2022 + at)));
  expect(axisOf([{ from: '2022-01-01', to: '2090-01-01' }]).ticks.length).toBeLessThanOrEqual(14);
});
