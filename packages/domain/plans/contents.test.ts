import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { gapsIn, PlanContents, sealed } from './contents.ts';

const month = (number: number) => ({ month: number, tasks: [{ title: 'Việc' }], results: [{ text: 'Kết quả' }] });
const whole: PlanContents = {
  monthsCovered: [1, 2],
  uncoveredReason: 'Kế hoạch nửa đầu quý',
  months: [month(1), month(2)],
};
const named = (contents: PlanContents) => gapsIn(contents).map(({ pointer }) => pointer);

describe('gaps of a plan', () => {
  test('are none in a plan whose covered months have tasks and results', () => expect(gapsIn(whole)).toEqual([]));

  test('are named month by month with their place', () => {
    expect(named({ ...whole, months: [month(1), { ...month(2), results: [] }] })).toEqual([
      '/contents/months/1/results',
    ]);
    expect(named({ ...whole, months: [month(1)] })).toEqual(['/contents/months']);
    expect(named({ ...whole, uncoveredReason: null })).toEqual(['/contents/uncoveredReason']);
    expect(named({ ...whole, months: [...whole.months, month(7)] })).toEqual(['/contents/months/2/month']);
    expect(named({ ...whole, months: [...whole.months, month(2)] })).toEqual(['/contents/months']);
  });

  test('need no reason when all twelve months are covered', () => {
    const all = Array.from({ length: 12 }, (_, i) => i + 1);
    expect(gapsIn({ monthsCovered: all, uncoveredReason: null, months: all.map(month) })).toEqual([]);
  });
});

test('a month outside 1 to 12 and a field that does not exist are refused', () => {
  expect(v.is(PlanContents, whole)).toBe(true);
  expect(v.is(PlanContents, { ...whole, monthsCovered: [0] })).toBe(false);
  expect(v.is(PlanContents, { ...whole, months: [month(13)] })).toBe(false);
  expect(v.is(PlanContents, { ...whole, budget: -1 })).toBe(false);
});

test('the seal is equal for equal contents and changes with any word', () => {
  const reordered = {
    months: whole.months,
    uncoveredReason: whole.uncoveredReason,
    monthsCovered: whole.monthsCovered,
  };
  expect(sealed(reordered)).toEqual(sealed(whole));
  expect(sealed({ ...whole, uncoveredReason: 'khác' }).sha256).not.toBe(sealed(whole).sha256);
});
