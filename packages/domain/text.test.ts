import * as v from 'valibot';
import { expect, test } from 'vitest';
import { writtenName, writtenText } from './text.ts';

test('a name is one line that nothing turns round; a text may have several', () => {
  const name = (text: string) => v.safeParse(writtenName(200), text);
  expect(name('  Nguyễn Thị Ánh\n').output).toBe('Nguyễn Thị Ánh');
  for (const text of [
    'Quản trị\nBcc: ai-do@demo.example',
    'a\tb',
    'a\u2028b',
    '\u202egnourt',
    'a\u2066b\u2069',
    ' \u200b',
  ])
    expect(name(text).success, JSON.stringify(text)).toBe(false);
  expect(v.safeParse(writtenText(200), 'Một dòng\nhai dòng').success).toBe(true);
});
