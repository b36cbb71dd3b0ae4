import { describe, expect, test } from 'vitest';
import { blankResult, blankTask, carry, insert, link, remove, setTask, shift, write } from './change.ts';
import type { Months } from './shapes.ts';

const first = { ...blankTask('Rà soát yêu cầu'), key: 'a', dueOn: '2022-01-31' };
const second = { ...blankTask('Ban hành bộ tiêu chí'), key: 'b' };
const months: Months = {
  1: { tasks: [first, second], results: [{ ...blankResult('Danh sách doanh nghiệp'), key: 'r', tasks: ['a'] }] },
};
const titles = (body?: { tasks: readonly { title: string }[] }) => body?.tasks.map(({ title }) => title);

describe('writing in the month grid', () => {
  test('changes the words of a task and keeps what else it has', () => {
    expect(write(months, 1, 'tasks', 0, ' Rà soát lại ')[1]?.tasks[0]).toEqual({ ...first, title: 'Rà soát lại' });
  });

  test('begins an item behind the last one, in a month that had nothing too', () => {
    expect(titles(write(months, 1, 'tasks', 2, 'Việc mới')[1])).toEqual([first.title, second.title, 'Việc mới']);
    expect(write(months, 5, 'results', 0, 'Báo cáo')[5]?.results[0]?.text).toBe('Báo cáo');
  });

  test('of the same words changes nothing, and of none takes the item out', () => {
    expect(write(months, 1, 'tasks', 0, first.title)).toEqual({});
    expect(titles(write(months, 1, 'tasks', 0, '  ')[1])).toEqual([second.title]);
    expect(write(months, 1, 'tasks', 7, '')).toEqual({});
  });

  test('between two tasks puts a new one', () => {
    expect(titles(insert(months, 1, 'tasks', 1, 'Giữa')[1])).toEqual([first.title, 'Giữa', second.title]);
  });
});

describe('moving in the month grid', () => {
  test('shifts within the month, and not past its ends', () => {
    expect(titles(shift(months, 1, 'tasks', 0, 1)[1])).toEqual([second.title, first.title]);
    expect(shift(months, 1, 'tasks', 0, -1)).toEqual({});
    expect(shift(months, 1, 'tasks', 1, 1)).toEqual({});
  });

  test('carries a task to another month, its due day into that month, its result staying behind for the month', () => {
    const changed = carry(months, 1, 'tasks', 0, 2);
    expect(titles(changed[1])).toEqual([second.title]);
    expect(changed[1]?.results[0]?.tasks).toEqual([]);
    expect(changed[2]?.tasks[0]).toMatchObject({ key: 'a', dueOn: '2022-02-28' });
  });
});

test('a task that goes leaves its result to the whole month', () => {
  expect(remove(months, 1, 'tasks', 0)[1]?.results[0]?.tasks).toEqual([]);
});

test('a result is linked to tasks of its month alone, in their order', () => {
  expect(link(months, 1, 0, ['b', 'x', 'a'])[1]?.results[0]?.tasks).toEqual(['a', 'b']);
});

test('fields of a task change one by one', () => {
  expect(setTask(months, 1, 1, { responsible: { duty: 'core_enterprise' } })[1]?.tasks[1]).toEqual({
    ...second,
    responsible: { duty: 'core_enterprise' },
  });
  expect(setTask(months, 1, 9, { dueOn: null })).toEqual({});
});
