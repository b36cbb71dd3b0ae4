import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { PlanContents } from './contents.ts';
import { opensAgain } from './opens-again.ts';

/** A month of tasks a and b; each result by its key with the tasks that it is of. */
const asking = (results: Record<string, string[]>) =>
  v.parse(PlanContents, {
    monthsCovered: [1],
    uncoveredReason: null,
    months: [
      {
        month: 1,
        tasks: ['a', 'b'].map((key) => ({ key, title: `Việc ${key}` })),
        results: Object.entries(results).map(([key, tasks]) => ({ key, text: `Kết quả ${key}`, tasks })),
      },
    ],
  });
const met = (...keys: string[]) => keys.map((key) => ({ key, metAt: '2026-01-20T00:00:00Z' }));
const done = { key: 'a', state: 'done' as const };

describe('a task that is done', () => {
  test('stays so while what is asked of it was reached, also when a result goes or changes its words', () => {
    expect(opensAgain(done, asking({ r: [], s: ['a'] }), met('r', 's'))).toBe(false);
    expect(opensAgain(done, asking({ r: [] }), met('r', 's'))).toBe(false);
  });

  test('opens again when its own results or those of its month ask more', () => {
    expect(opensAgain(done, asking({ r: [], more: ['a'] }), met('r'))).toBe(true);
    expect(opensAgain(done, asking({ r: [], more: [] }), met('r'))).toBe(true);
    expect(opensAgain(done, asking({ r: [] }), [{ key: 'r', metAt: null }])).toBe(true);
  });

  test('is not touched by what is asked of another task', () => {
    expect(opensAgain(done, asking({ r: [], more: ['b'] }), met('r'))).toBe(false);
    expect(opensAgain({ ...done, key: 'b' }, asking({ r: [], more: ['b'] }), met('r'))).toBe(true);
  });
});

test('a task that is not done has nothing to open', () => {
  for (const state of ['planned', 'in_progress', 'dropped'] as const)
    expect(opensAgain({ ...done, state }, asking({ r: [] }), [])).toBe(false);
});
