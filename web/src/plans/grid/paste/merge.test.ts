import { expect, test } from 'vitest';
import { blankTask } from '../change.ts';
import { merged } from './merge.ts';

test('what was read goes behind what is there, or in its place, as chosen for each month', () => {
  const months = { 1: { tasks: [blankTask('cũ')], results: [] }, 2: { tasks: [blankTask('cũ')], results: [] } };
  const read = {
    1: { tasks: [{ title: 'mới' }], results: [] },
    2: { tasks: [{ title: 'mới' }], results: [{ text: 'kết quả' }] },
    3: { tasks: [], results: [{ text: 'một mình' }] },
  };
  const after = merged(months, read, { 2: 'replace' });
  expect(after[1]?.tasks.map(({ title }) => title)).toEqual(['cũ', 'mới']);
  expect(after[2]?.tasks.map(({ title }) => title)).toEqual(['mới']);
  expect(after[3]?.results.map(({ text }) => text)).toEqual(['một mình']);
});
