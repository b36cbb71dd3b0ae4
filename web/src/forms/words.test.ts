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

  test('compares long texts by their lines first, and still names the one word', () => {
    const line = (at: number) => `Mục ${at}: nội dung của mục thứ ${at} trong kế hoạch năm.\n`;
    const lines = Array.from({ length: 900 }, (_, at) => line(at));
    const before = lines.join('');
    const changed = lines.map((text, at) => (at % 600 === 1 ? text.replace('nội dung', 'phạm vi') : text)).join('');
    const runs = compareWords(before, changed);
    expect(side(runs, 'new')).toBe(before);
    expect(side(runs, 'gone')).toBe(changed);
    expect(runs.filter(({ kind }) => kind === 'new').map(({ text }) => text)).toEqual(['phạm', 'vi', 'phạm', 'vi']);
  });

  test('gives up on words where two long texts have nothing in common', () => {
    const [before, after] = ['một hai ba ', 'bốn năm sáu '].map((text) => text.repeat(2000));
    expect(compareWords(before ?? '', after ?? '').map(({ kind }) => kind)).toEqual(['gone', 'new']);
  });
});
