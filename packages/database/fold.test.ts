import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, slugOf, words } from './fold.ts';

describe('fold', () => {
  test.each([
    ['Điện toán đám mây', 'dien toan dam may'],
    ['ĐÔN ĐỐC', 'don doc'],
    ['hoà hòa', 'hoa hoa'],
    ['Nguyễn', 'nguyen'],
    ['Ẳ Ộ ữ', 'a o u'],
  ])('folds “%s” to “%s”', (text, folded) => expect(fold(text)).toBe(folded));

  test('is the same for composed and decomposed text, and folding twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const once = fold(text);
        expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')));
        expect(fold(once)).toBe(once);
      }),
    );
  });
});

test('words are runs of letters and digits, whatever stands between them', () => {
  expect(words('  “Hóa đơn” (GTGT)-2022: * ^ ')).toEqual(['hóa', 'đơn', 'gtgt', '2022']);
  expect(words('"*:^')).toEqual([]);
});

test('a slug has only ASCII letters, digits and single hyphens', () => {
  expect(slugOf('Nền tảng học kỹ năng trực tuyến mở (MOOCS)')).toBe('nen-tang-hoc-ky-nang-truc-tuyen-mo-moocs');
});
