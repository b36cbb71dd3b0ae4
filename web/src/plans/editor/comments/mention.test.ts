import { describe, expect, test } from 'vitest';
import { askedIn, matching, withKeys } from './mention.ts';

const people = [
  { key: 'an', name: 'Nguyễn Văn An' },
  { key: 'anh', name: 'Nguyễn Văn Anh' },
  { key: 'duc', name: 'Phạm Đức' },
];

describe('mentioning a colleague', () => {
  test('begins with an @ that stands by itself', () => {
    expect(askedIn('Nhờ @Ng', 7)).toBe('Ng');
    expect(askedIn('@', 1)).toBe('');
    expect(askedIn('thu@example', 11)).toBe(null);
    expect(askedIn('@An xong, rồi', 13)).toBe(null);
  });

  test('finds names with or without their marks', () => {
    expect(matching(people, 'duc').map(({ key }) => key)).toEqual(['duc']);
    expect(matching(people, 'nguyen').map(({ key }) => key)).toEqual(['an', 'anh']);
  });

  test('sends keys, and does not cut a longer name short', () => {
    expect(withKeys('@Nguyễn Văn Anh và @Nguyễn Văn An xem giúp', people)).toBe('@anh và @an xem giúp');
  });
});
