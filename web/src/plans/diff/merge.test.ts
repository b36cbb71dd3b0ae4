import { describe, expect, test } from 'vitest';
import { merge, mergeTexts } from './merge.ts';

describe('two people’s changes of one text', () => {
  const base = 'Xây dựng nền tảng trong quý II. Đưa vào sử dụng từ tháng 6.';

  test('stand both where they touch different words', () => {
    const mine = base.replace('quý II', 'quý III');
    const theirs = base.replace('tháng 6', 'tháng 9');
    expect(mergeTexts(base, mine, theirs)).toBe('Xây dựng nền tảng trong quý III. Đưa vào sử dụng từ tháng 9.');
  });

  test('stand one after the other where they touch the same words, and nothing is lost', () => {
    expect(mergeTexts('tháng 6', 'tháng 7', 'tháng 9')).toBe('tháng 9 7');
    expect(mergeTexts('', 'của tôi', 'của họ')).toBe('của họ của tôi');
  });

  test('are taken once where both made the same', () => {
    expect(mergeTexts('a b', 'a c', 'a c')).toBe('a c');
    expect(mergeTexts(base, base, 'khác')).toBe('khác');
  });
});

describe('two people’s changes of one body', () => {
  const row = (name: string, value = '1') => ({ name, value });

  test('keep rows that either added, in their places, and drop what one of them took out', () => {
    const base = { text: '', targets: [row('a'), row('b'), row('c')] };
    const mine = { text: '', targets: [row('a'), row('m'), row('b'), row('c', '2')] };
    const theirs = { text: 'mới', targets: [row('b'), row('c'), row('t')] };
    expect(merge(base, mine, theirs)).toEqual({
      text: 'mới',
      targets: [row('m'), row('b'), row('c', '2'), row('t')],
    });
  });

  test('know tasks again by their keys, so that a reworded task stays one', () => {
    const task = (key: string, title: string) => ({ key, title });
    const base = { tasks: [task('1', 'Trình Bộ'), task('2', 'Công bố')] };
    const mine = { tasks: [task('1', 'Trình Lãnh đạo Bộ'), task('2', 'Công bố')] };
    const theirs = { tasks: [task('2', 'Công bố rộng rãi'), task('1', 'Trình Bộ')] };
    expect(merge(base, mine, theirs).tasks).toEqual([task('2', 'Công bố rộng rãi'), task('1', 'Trình Lãnh đạo Bộ')]);
  });

  test('leave what was taken out when the other has gone on with it', () => {
    const base = { groups: [row('a')] };
    expect(merge(base, { groups: [] }, { groups: [row('a', '2')] }).groups).toEqual([row('a', '2')]);
    expect(merge(base, { groups: [] }, { groups: [row('a'), row('b')] }).groups).toEqual([row('b')]);
  });
});
