import { expect, test } from 'vitest';
import { askedOf, filterFrom, lastDayOf, monthAfter } from './filter.ts';

test('an address says what tasks are narrowed to; what is none of its values is left out', () => {
  expect(filterFrom({ xem: 'lich', mine: '1', standing: 'late', year: '2022' })).toEqual({
    ...{ xem: 'lich', mine: '1', standing: 'late', year: '2022' },
  });
  expect(filterFrom({ xem: 'hinh', mine: '2', standing: 'x', month: '13', plan: '../x', thang: '2022-13' })).toEqual(
    {},
  );
});

test('the calendar asks for the days of the month it shows, leap years included', () => {
  expect(askedOf({ xem: 'lich', thang: '2024-02', mine: '1', month: '3' }, '2026-01-01')).toEqual({
    ...{ mine: '1', from: '2024-02-01', to: '2024-02-29', limit: '200' },
  });
  expect(askedOf({ xem: 'bang', month: '3' }, '2026-01-01')).toEqual({ month: '3' });
  expect(lastDayOf('2022-12')).toBe('2022-12-31');
  expect(monthAfter('2022-12', 1)).toBe('2023-01');
  expect(monthAfter('2022-01', -1)).toBe('2021-12');
});
