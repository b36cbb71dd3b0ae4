import { describe, expect, test } from 'vitest';
import { excerptOf, mentionedIn } from './mentions.ts';

const names = { 'demo-officer': 'Chuyên viên Cục', '0197-ab': 'Nguyễn Thị Thử' };

describe('a comment', () => {
  test('names colleagues by their keys, each once, and nobody else', () => {
    expect(mentionedIn('@demo-officer xem giúp, @0197-ab nữa; @demo-officer?', names)).toEqual([
      'demo-officer',
      '0197-ab',
    ]);
    expect(mentionedIn('ai@demo-officer, @khong-ai, @constructor, @', names)).toEqual([]);
  });

  test('is quoted on one line with names for keys, cut between characters', () => {
    expect(excerptOf('@demo-officer\nxem  lại @khong-ai', names)).toBe('@Chuyên viên Cục xem lại @khong-ai');
    const cut = excerptOf('𝄞'.repeat(300), names);
    expect([[...cut].length, cut.isWellFormed(), cut.endsWith('…')]).toEqual([200, true, true]);
  });
});
