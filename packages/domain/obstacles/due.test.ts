import { expect, test } from 'vitest';
import { assertDue } from './due.ts';

const told = (dueOn: string, year: number | null) => {
  try {
    assertDue(dueOn, year, '2026-11-20');
    return 'taken';
  } catch (error) {
    return String(error);
  }
};

test('an answer is due from today until the end of the year after that of the plan, and no later', () => {
  expect(told('2026-11-20', 2026)).toBe('taken');
  expect(told('2026-11-19', 2026)).toMatch('has passed');
  expect(told('2027-12-31', 2026)).toBe('taken');
  expect(told('2028-01-01', 2026)).toMatch('until 31 December 2027');
  expect(told('9999-12-31', 2026)).toMatch('too far ahead');
});

test('of a plan of years ago, or a platform, the present year counts; of a later plan, its own', () => {
  for (const year of [2022, null]) {
    expect(told('2027-12-31', year)).toBe('taken');
    expect(told('2028-01-01', year)).toMatch('2027');
  }
  expect(told('2031-12-31', 2030)).toBe('taken');
  expect(told('2032-01-01', 2030)).toMatch('2031');
});
