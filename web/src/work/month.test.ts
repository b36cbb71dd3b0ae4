import { describe, expect, test } from 'vitest';
import { weeksOf } from './month.ts';

describe('the weeks of a month', () => {
  test('begin on Monday and are filled from the neighbouring months', () => {
    const weeks = weeksOf('2022-03-23');
    expect(weeks).toHaveLength(5);
    expect(weeks[0]?.map(({ number }) => number)).toEqual([28, 1, 2, 3, 4, 5, 6]);
    expect(weeks[0]?.[0]).toEqual({ date: '2022-02-28', number: 28, inside: false });
    expect(weeks[4]?.at(-1)?.date).toBe('2022-04-03');
  });

  test('are four where February begins on a Monday', () => {
    expect(weeksOf('2027-02-10')).toHaveLength(4);
  });
});
