import * as v from 'valibot';
import { expect, test } from 'vitest';
import { optionalText, writtenName, writtenText } from './text.ts';

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

test('a text shows something: fillers, selectors and an empty Braille cell are nothing, beside a letter they are kept', () => {
  for (const nothing of [
    '\u3164',
    '\u2800',
    '\u115f',
    '\u1160',
    '\uffa0',
    '\u034f',
    '\ufe0f',
    '\u{e0100}',
    ' \u200b\u180b',
  ]) {
    const name = nothing.codePointAt(0)?.toString(16);
    expect([name, v.is(writtenText(200), nothing)]).toEqual([name, false]);
    expect([name, v.parse(optionalText(200), nothing)]).toEqual([name, '']);
    expect([name, v.is(writtenText(200), `ạ${nothing}`)]).toEqual([name, true]);
  }
});

test('a text holds nothing that a paper cannot hold, and anything else', () => {
  for (const stray of ['\u0000', '\u000b', '\u007f', '\ufdd0', '\ufdef', '\ufffe', '\uffff', '\u{1ffff}', '\u{10fffe}'])
    for (const schema of [writtenText(200), optionalText(200)])
      expect([stray.codePointAt(0)?.toString(16), v.is(schema, `Việc${stray}`)]).toEqual([
        stray.codePointAt(0)?.toString(16),
        false,
      ]);
  for (const fine of ['\ufdcf', '\ufdf0', '\ufffd', '\u{1fffd}', 'ế', '😀', '👩🏽‍💻'])
    expect(v.parse(writtenText(200), fine)).toBe(fine);
});
