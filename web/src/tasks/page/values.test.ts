import { expect, test } from 'vitest';
import type { PlanTask } from '../types.ts';
import { howOf, percentOf, updateOf, valuesOf } from './values.ts';

const result = (id: string, metNote: string | null) => ({
  ...{ id, text: id, own: true, metNote },
  metAt: metNote === null ? null : '2022-03-01T00:00:00.000Z',
});
const task = { state: 'in_progress', progress: 40, results: [result('a', 'Xong'), result('b', null)] } as PlanTask;

test('an update begins with how the task stands', () => {
  expect(valuesOf(task)).toEqual({
    ...{ state: 'in_progress', progress: '40', note: '', results: ['a'], evidence: [] },
    ...{ [howOf('a')]: 'Xong', [howOf('b')]: '' },
  });
});

test('only what is new about results is sent, and what is done is at 100 per cent', () => {
  const values = { ...valuesOf(task), state: 'done', results: ['a', 'b'], [howOf('b')]: 'Đã có biên bản' };
  expect(updateOf(task, values)).toEqual({
    ...{ state: 'done', progress: 100, note: null, unmet: [], evidence: [] },
    results: [{ result: 'b', note: 'Đã có biên bản' }],
  });
  expect(updateOf(task, { ...valuesOf(task), results: [] }).unmet).toEqual(['a']);
});

test('progress is a whole number of per cent', () => {
  expect(percentOf('100')).toBe(100);
  for (const text of ['', '101', '5.5', '-1', 'nửa']) expect(percentOf(text), text).toBeNull();
});
