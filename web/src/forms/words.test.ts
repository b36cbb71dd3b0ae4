import { describe, expect, test } from 'vitest';
import { compareWords } from './words.ts';

const side = (runs: ReturnType<typeof compareWords>, leave: 'gone' | 'new') =>
  runs
    .filter(({ kind }) => kind !== leave)
    .map(({ text }) => text)
    .join('');

describe('comparing two texts word by word', () => {
  test('names the word that went and the one that came', () => {
    expect(compareWords('nền tảng Hội trực tuyến', 'nền tảng Họp trực tuyến')).toEqual([
      { kind: 'same', text: 'nền tảng ' },
      { kind: 'gone', text: 'Hội' },
      { kind: 'new', text: 'Họp' },
      { kind: 'same', text: ' trực tuyến' },
    ]);
  });

  test('gives both texts back whole', () => {
    const before = 'Số 18 Nguyễn Du, Hà Nội';
    const after = 'Số 20 Nguyễn Du, quận Hai Bà Trưng, Hà Nội';
    const runs = compareWords(before, after);
    expect(side(runs, 'new')).toBe(before);
    expect(side(runs, 'gone')).toBe(after);
  });

  test('takes an empty text as all new', () => {
    expect(compareWords('', 'mới')).toEqual([{ kind: 'new', text: 'mới' }]);
    expect(compareWords('', '')).toEqual([]);
  });
});
