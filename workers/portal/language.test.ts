import { expect, test } from 'vitest';
import { formatDate, formatNumber, href } from './language.ts';

test('writes Vietnamese dates as official texts do: days under 10 and the months 1 and 2 padded', () => {
  expect(formatDate('vi', '2022-02-11')).toBe('11/02/2022');
  expect(formatDate('vi', '2022-03-05')).toBe('05/3/2022');
  expect(formatDate('vi', '2023-11-21')).toBe('21/11/2023');
});

test('writes English dates with the name of the month', () => {
  expect(formatDate('en', '2022-02-11')).toBe('11 Feb 2022');
  expect(formatDate('en', '2022-03-05')).toBe('5 Mar 2022');
});

test('shows an instant as the day it was in Vietnam', () => {
  expect(formatDate('vi', '2022-03-31T18:30:00Z')).toBe('01/4/2022');
  expect(formatDate('vi', '2022-03-31T16:59:59Z')).toBe('31/3/2022');
});

test('shows a dash for what is no date', () => {
  expect(formatDate('vi', '')).toBe('—');
  expect(formatDate('en', 'soon')).toBe('—');
  expect(formatDate('vi', '2022-13-01')).toBe('—');
});

test('groups thousands by the custom of the language', () => {
  expect(formatNumber('vi', 1234567)).toBe('1.234.567');
  expect(formatNumber('en', 10000)).toBe('10,000');
  expect(formatNumber('vi', 35)).toBe('35');
});

test('puts English pages below /en and keeps queries', () => {
  expect(href('vi', '/nen-tang?q=y+te')).toBe('/nen-tang?q=y+te');
  expect(href('en', '/')).toBe('/en');
  expect(href('en', '/nen-tang?q=y+te')).toBe('/en/nen-tang?q=y+te');
});
