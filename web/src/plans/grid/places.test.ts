import { describe, expect, test } from 'vitest';
import { gapsBetween, nearest, type Place, type Step, shownMonths, stepped } from './places.ts';
import { NOTHING } from './shapes.ts';

const shown = [1, 2, 4];
const lines = (month: number) => ({ 1: 3, 2: 1, 4: 2 })[month] ?? 1;
const from = (month: number, line: number, column: Place['column'] = 'task'): Place => ({ month, line, column });
const go = (place: Place, ...steps: Step[]) => steps.reduce((at, step) => stepped(at, step, shown, lines), place);

describe('moving about the month grid', () => {
  test('goes line by line, over from month to month, and stops at the edges', () => {
    expect(go(from(1, 1), 'down')).toEqual(from(1, 2));
    expect(go(from(1, 2), 'down', 'down')).toEqual(from(4, 0));
    expect(go(from(4, 0), 'up', 'up')).toEqual(from(1, 2));
    expect(go(from(1, 0), 'up')).toEqual(from(1, 0));
    expect(go(from(4, 1), 'down')).toEqual(from(4, 1));
  });

  test('goes column by column, to the ends of a line, and to the corners', () => {
    expect(go(from(2, 0), 'right', 'right')).toEqual(from(2, 0, 'party'));
    expect(go(from(2, 0), 'last', 'right')).toEqual(from(2, 0, 'due'));
    expect(go(from(2, 0), 'first')).toEqual(from(2, 0, 'month'));
    expect(go(from(2, 0), 'start')).toEqual(from(1, 0, 'month'));
    expect(go(from(2, 0), 'end')).toEqual(from(4, 1, 'due'));
  });

  test('leaps by months, and from one month’s own cell to the next one’s', () => {
    expect(go(from(1, 2), 'monthAfter')).toEqual(from(2, 0));
    expect(go(from(2, 0), 'monthBefore')).toEqual(from(1, 0));
    expect(go(from(1, 0, 'month'), 'down', 'down')).toEqual(from(4, 0, 'month'));
  });

  test('finds the nearest place when its own is gone', () => {
    expect(nearest(from(1, 9), shown, lines)).toEqual(from(1, 2));
    expect(nearest(from(3, 0), shown, lines)).toEqual(from(2, 0));
    expect(nearest(from(3, 0), [], lines)).toBeNull();
  });
});

test('months that are not planned are runs of the year; one that has something stands all the same', () => {
  expect(gapsBetween([1, 2, 3, 4, 5, 6])).toEqual([[7, 12]]);
  expect(gapsBetween([2, 4])).toEqual([
    [1, 1],
    [3, 3],
    [5, 12],
  ]);
  const some = { tasks: [], results: [{ key: 'r', text: 'Báo cáo', tasks: [] }] };
  expect(shownMonths([1], { 3: some, 4: NOTHING })).toEqual([1, 3]);
});
