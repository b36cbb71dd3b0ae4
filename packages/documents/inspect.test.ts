import fc from 'fast-check';
import { zipSync, zlibSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { inspectFile, MOST_BYTES } from './inspect.ts';

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const utf8 = (text: string) => new TextEncoder().encode(text);
const pdf = (body: string) =>
  bytesOf(`%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\n${body}\ntrailer\n<</Root 1 0 R>>\n%%EOF\n`);
const packed = (objects: string, keys = '/Type/ObjStm/N 1/First 4/Filter/FlateDecode') => {
  const data = String.fromCharCode(...zlibSync(bytesOf(objects)));
  return pdf(`2 0 obj\n<<${keys}/Length ${data.length}>>\nstream\n${data}\nendstream\nendobj`);
};
const office = (main: string, parts: Record<string, Uint8Array> = {}) =>
  zipSync({ '[Content_Types].xml': utf8(`<Types><Override PartName="/a" ContentType="${main}"/></Types>`), ...parts });
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';
const chunk = (name: string, data = '') => `\0\0\0${String.fromCharCode(data.length)}${name}${data}crc!`;
const png = bytesOf(`\x89PNG\r\n\x1a\n${chunk('IHDR', 'x'.repeat(13))}${chunk('IDAT', 'abc')}${chunk('IEND')}`);
const jpeg = bytesOf('\xff\xd8\xff\xe0 data \xff\xd9');
const joined = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));
const said = (bytes: Uint8Array, name: string) => {
  const found = inspectFile(bytes, name);
  return 'refused' in found ? found.refused : found.type;
};

describe('an attachment is accepted', () => {
  test.each([
    ['pdf', pdf(''), 'Báo cáo.PDF'],
    ['pdf', packed('1 0 <</Type/Page>>'), 'a.pdf'],
    ['docx', office(DOCX), 'a.docx'],
    ['xlsx', office(XLSX), 'a.xlsx'],
    ['png', png, 'a.png'],
    ['jpeg', jpeg, 'a.jpg'],
    ['jpeg', jpeg, 'a.jpeg'],
    ['csv', utf8('\ufeffTháng;Công việc\r\n3;-5\r\n'), 'a.csv'],
    ['txt', utf8('Ghi chú: 3 < 5 & 7 > 6'), 'a.txt'],
    [
      'txt',
      Uint8Array.from([0xff, 0xfe, ...[...'Việc'].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8])]),
      'a.txt',
    ],
  ] as const)('as %s', (type, bytes, name) => expect(said(bytes, name)).toBe(type));

  test('with its content type', () => {
    expect(inspectFile(pdf(''), 'a.pdf')).toEqual({ type: 'pdf', contentType: 'application/pdf' });
  });
});

describe('an attachment is refused', () => {
  test('when its name says another thing than its bytes', () => {
    expect(said(pdf(''), 'a.docx')).toBe('name_disagrees');
    expect(said(office(XLSX), 'a.docx')).toBe('name_disagrees');
    expect(said(office(XLSX), 'a.xlsm')).toBe('name_disagrees');
    expect(said(png, 'a.jpg')).toBe('name_disagrees');
    expect(said(utf8('chữ'), 'a.pdf')).toBe('name_disagrees');
    expect(said(utf8('chữ'), 'a.html')).toBe('name_disagrees');
    expect(said(pdf(''), 'a\u202efdp.pdf')).toBe('name_disagrees');
    expect(said(pdf(''), '../a.pdf')).toBe('name_disagrees');
    expect(said(pdf(''), '..\\a.pdf')).toBe('name_disagrees');
  });

  test('when it is a program, a page, an old Office file or nothing', () => {
    expect(said(bytesOf('MZ\x90\0\x03\0'), 'a.txt')).toBe('not_utf8');
    expect(said(bytesOf('\x7fELF\x02\x01'), 'a')).toBe('unknown_type');
    expect(said(utf8('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'a.txt')).toBe('active_content');
    expect(said(utf8('  <!DOCTYPE html><p>'), 'a.csv')).toBe('active_content');
    expect(said(utf8('#!/bin/sh'), 'a.txt')).toBe('active_content');
    expect(said(utf8("a;=cmd|' /C calc'!A0"), 'a.csv')).toBe('active_content');
    expect(said(bytesOf('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old'), 'a.docx')).toBe('not_a_zip');
    expect(said(new Uint8Array(), 'a.txt')).toBe('empty');
    expect(said(bytesOf('Th\xe1ng'), 'a.txt')).toBe('not_utf8');
    expect(said(new Uint8Array(MOST_BYTES + 1), 'a.txt')).toBe('too_large');
  });

  test('when Word or Excel would run or fetch something', () => {
    expect(said(office(DOCX, { 'word/vbaProject.bin': utf8('x') }), 'a.docx')).toBe('macro');
    expect(said(office('application/vnd.ms-word.document.macroEnabled.main+xml'), 'a.docx')).toBe('macro');
  });

  test('when a PDF acts, carries files or is encrypted, however it is written', () => {
    expect(said(pdf('2 0 obj\n<</S/JavaScript/JS(app.alert\\(1\\))>>'), 'a.pdf')).toBe('active_content');
    expect(said(pdf('2 0 obj\n<</S/Java#53cript/JS(1)>>'), 'a.pdf')).toBe('active_content');
    expect(said(pdf('2 0 obj\n<</S /Launch /F (a.exe)>>'), 'a.pdf')).toBe('active_content');
    expect(said(pdf('2 0 obj\n<</Names<</EmbeddedFiles 3 0 R>>>>'), 'a.pdf')).toBe('active_content');
    expect(said(pdf('2 0 obj\n<</Type/EmbeddedFile>>'), 'a.pdf')).toBe('active_content');
    expect(said(packed('1 0 <</S/JavaScript/JS(1)>>'), 'a.pdf')).toBe('active_content');
    expect(said(packed('1 0 <</S/JavaScript/JS(1)>>', '/N 1/F#69rst 4/Filter[/FlateDecode]'), 'a.pdf')).toBe(
      'active_content',
    );
    expect(said(packed('1 0 <<>>', '/Type/ObjStm/N 1/First 4/Filter[/ASCIIHexDecode/FlateDecode]'), 'a.pdf')).toBe(
      'malformed',
    );
    expect(said(pdf('trailer <</Encrypt 5 0 R>>'), 'a.pdf')).toBe('encrypted');
    const bomb = packed('a'.repeat(40 * 1024 * 1024));
    const before = process.threadCpuUsage();
    expect(said(bomb, 'a.pdf')).toBe('too_large');
    expect(process.threadCpuUsage(before).user / 1000).toBeLessThan(2000);
  });

  test('when two files lie in one', () => {
    const zip = office(XLSX);
    expect(said(joined(pdf(''), zip), 'a.pdf')).toBe('malformed');
    expect(said(joined(png, zip), 'a.png')).toBe('malformed');
    expect(said(joined(jpeg, zip), 'a.jpg')).toBe('malformed');
    expect(said(joined(jpeg.slice(0, 6), pdf(''), jpeg), 'a.jpg')).toBe('malformed');
    expect(said(joined(bytesOf('\xff\xd8\xff\xfe\0\x20<script>alert(1)</script>'), jpeg), 'a.jpg')).toBe('malformed');
    expect(said(png.slice(0, -4), 'a.png')).toBe('malformed');
    expect(said(pdf('').slice(0, -8), 'a.pdf')).toBe('malformed');
  });

  test('or accepted, whatever the bytes are, within its time', () => {
    const head = fc.constantFrom('', '%PDF-', '\x89PNG\r\n\x1a\n', '\xff\xd8\xff', 'PK\x03\x04', '\xff\xfe');
    fc.assert(
      fc.property(
        head,
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom('a.pdf', 'a.txt', 'a.png'),
        (start, rest, name) => {
          expect(Object.keys(inspectFile(joined(bytesOf(start), rest), name)).length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 300 },
    );
    const spaces = utf8(`a${' '.repeat(3_000_000)}b`);
    const before = process.threadCpuUsage();
    said(spaces, 'a.csv');
    said(pdf('>>'.repeat(1_000_000)), 'a.pdf');
    said(pdf('obj<</First/Filter/FlateDecode>>stream\n'.repeat(200_000)), 'a.pdf');
    said(utf8(`=${'|'.repeat(2_000_000)}`), 'a.csv');
    said(utf8(',='.repeat(2_000_000)), 'a.csv');
    expect(process.threadCpuUsage(before).user / 1000).toBeLessThan(2000);
  });
});
