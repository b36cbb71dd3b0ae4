import { expect, test } from 'vitest';
import { fold } from './fold.ts';

test('words are found however their marks are typed', () => {
  expect(fold('Đường')).toBe('duong');
  expect(fold('hòa')).toBe(fold('hoà'));
  expect(fold('SỨC KHỎE')).toBe('suc khoe');
});
