import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { MOST_MONEY, PURPOSES, SOURCES } from '../plans/sections.ts';
import type { Refusal } from '../refusal.ts';
import { assertTotal, isOver, type Line, summed } from './sum.ts';

const amount = fc.integer({ min: 0, max: MOST_MONEY });
const line: fc.Arbitrary<Line> = fc.record({
  source: fc.constantFrom(...SOURCES),
  purpose: fc.constantFrom(...PURPOSES),
  year: fc.integer({ min: 2022, max: 2030 }),
  ...{ planned: amount, allocated: amount, spent: amount },
});

test('money rolled up by source, by purpose and by year comes to the same total, to the đồng', () => {
  // Nine lines of the most that one may say are still exact whole numbers.
  fc.assert(
    fc.property(fc.array(line, { maxLength: 9 }), (lines) => {
      const { all, ...parts } = summed(lines);
      for (const part of Object.values(parts))
        for (const what of ['planned', 'allocated', 'spent'] as const) {
          expect(part.reduce((sum, one) => sum + one[what], 0)).toBe(all[what]);
          expect(Number.isSafeInteger(all[what])).toBe(true);
        }
    }),
  );
});

test('more than was planned or allocated is said to be over', () => {
  expect(isOver({ planned: 10, allocated: 10, spent: 10 })).toBe(false);
  expect(isOver({ planned: 10, allocated: 11, spent: 0 })).toBe(true);
  expect(isOver({ planned: 10, allocated: 5, spent: 6 })).toBe(true);
});

test('lines that are each within bounds are refused when the plan comes to more than may be said', () => {
  const half = MOST_MONEY / 2;
  const others = [{ planned: MOST_MONEY, allocated: half, spent: 1 }];
  const told = (allocated: number, spent: number) => {
    try {
      assertTotal(others, { allocated, spent });
      return 'taken';
    } catch (error) {
      return (error as Refusal).fields[0]?.pointer;
    }
  };
  expect(told(half, MOST_MONEY - 1)).toBe('taken');
  expect(told(half + 1, 0)).toBe('/allocated');
  expect(told(0, MOST_MONEY)).toBe('/spent');
});
