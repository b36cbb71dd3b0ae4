import { inspectFile } from '@ndp/documents/inspect';
import { expect, test } from 'vitest';
import { troubleOf } from './files.ts';

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const said = (name: string, text: string) => {
  const found = inspectFile(bytes(text), name);
  return 'refused' in found ? troubleOf(found) : { vi: '', en: '' };
};

test('a broken attachment is told what mends that type of file; a whole one nothing', () => {
  expect(said('a.txt', 'Ghi chú'.normalize('NFD').replace(/[^ -~]/g, ''))).toEqual({ vi: '', en: '' });
  for (const [name, text, remedy] of [
    ['a.pdf', '%PDF-1.7 hỏng', 'phần mềm đọc PDF'],
    ['a.png', '\u0089PNG\r\n\u001a\n', 'PNG hoặc JPEG'],
    ['a.jpg', '\u00ff\u00d8\u00ff\u00e0', 'PNG hoặc JPEG'],
    ['a.docx', 'PK\u0003\u0004', 'Word hoặc Excel'],
  ] as const) {
    const { vi, en } = said(name, text);
    expect([name, vi]).toEqual([name, expect.stringContaining(remedy)]);
    expect([name, /Word|Excel/.test(`${vi} ${en}`)]).toEqual([name, name === 'a.docx']);
  }
});
