import { describe, expect, test } from 'vitest';
import { readMillions, readNumber, showMillions, showNumber } from './numbers.ts';

describe('numbers as people write them', () => {
  test('are read by the marks of the language', () => {
    expect(readNumber('1.284,5', 'vi')).toBe(1284.5);
    expect(readNumber('1,284.5', 'en')).toBe(1284.5);
    expect(readNumber(' 12 500 ', 'vi')).toBe(12500);
    expect(readNumber('-3', 'vi')).toBe(-3);
    expect(showNumber(1284.5, 'vi')).toBe('1.284,5');
    expect(showNumber(1284.5, 'en')).toBe('1,284.5');
  });

  test('are not guessed: a decimal written with the mark of thousands is none', () => {
    for (const text of ['12.5', '1.2845', '1,2,3', '', 'mười', '1.284.5', '12,', ',5'])
      expect(readNumber(text, 'vi'), text).toBe(null);
  });
});

describe('money in millions of đồng', () => {
  test('is a whole number of đồng', () => {
    expect(readMillions('12.500', 'vi')).toBe(12_500_000_000);
    expect(readMillions('0,000001', 'vi')).toBe(1);
    expect(readMillions('1.000.000.000', 'vi')).toBe(1_000_000_000_000_000);
    expect(showMillions(12_500_500_000, 'vi')).toBe('12.500,5');
    expect(showMillions(1, 'vi')).toBe('0,000001');
  });

  test('is neither negative, nor a part of a đồng, nor beyond what can be counted', () => {
    for (const text of ['-1', '0,0000001', '99.999.999.999']) expect(readMillions(text, 'vi'), text).toBe(null);
  });

  test('reads back as it was shown', () => {
    for (const dong of [0, 1, 999_999, 1_234_567, 750_000_000, 999_999_999_999_999])
      expect(readMillions(showMillions(dong, 'vi'), 'vi')).toBe(dong);
  });
});
