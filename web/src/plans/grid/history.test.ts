import { expect, test } from 'vitest';
import { write } from './change.ts';
import { adopted, begun, differing, redo, taken, undo } from './history.ts';
import { NOTHING } from './shapes.ts';

const after = (history: ReturnType<typeof begun>, month: number, words: string) =>
  taken(history, write(history.months, month, 'tasks', 0, words));

test('steps are taken back and taken again, one by one', () => {
  const start = begun({});
  const once = after(start, 1, 'một');
  const twice = after(once, 2, 'hai');
  expect(undo(twice).months).toEqual({ ...once.months, 2: NOTHING });
  expect(undo(undo(twice)).months).toEqual({ 1: NOTHING, 2: NOTHING });
  expect(redo(undo(twice)).months).toEqual(twice.months);
  expect(undo(start)).toEqual(start);
});

test('a new step forgets those that were taken back', () => {
  const again = after(undo(after(begun({}), 1, 'một')), 3, 'ba');
  expect(redo(again).months).toEqual(again.months);
});

test('what somebody else wrote in a month is not undone; one’s own steps elsewhere are', () => {
  const mine = after(after(begun({}), 1, 'một'), 2, 'hai');
  const theirs = { ...NOTHING };
  const both = adopted(mine, 2, theirs);
  expect(undo(both).months[2]).toBe(theirs);
  expect(undo(both).months[1]).toEqual(NOTHING);
});

test('months that differ are named', () => {
  const one = begun({ 1: NOTHING, 2: NOTHING }).months;
  expect(differing(one, { ...one, 2: { ...NOTHING }, 5: NOTHING })).toEqual([2, 5]);
});
