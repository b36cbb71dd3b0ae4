import { expect, test } from 'vitest';
import { excerpt, Highlight } from './highlight.tsx';

const mark = (text: string, query: string) => String(<Highlight text={text} query={query} />);

test('finds Vietnamese words typed without diacritics and keeps them as written', () => {
  expect(mark('Nền tảng họp trực tuyến', 'truc tuyen')).toBe('Nền tảng họp <mark>trực tuyến</mark>');
  expect(mark('Địa chỉ số', 'dia chi')).toBe('<mark>Địa chỉ</mark> số');
});

test('treats both placements of a tone mark alike', () => {
  expect(mark('Hoá đơn, hóa đơn', 'hóa')).toBe('<mark>Hoá</mark> đơn, <mark>hóa</mark> đơn');
});

test('marks a whole word from its beginning, never from its middle', () => {
  expect(mark('tuyên truyền trực tuyến', 'tuye')).toBe('<mark>tuyên</mark> truyền trực <mark>tuyến</mark>');
  expect(mark('Internet', 'net')).toBe('Internet');
});

test('marks only the whole expression where the words stand together', () => {
  expect(mark('hóa đơn điện tử từ người bán', 'hoa don dien tu')).toBe('<mark>hóa đơn điện tử</mark> từ người bán');
});

test('marks single words where the expression does not occur', () => {
  expect(mark('trạm xá của bộ y tế', 'te tram')).toBe('<mark>trạm</mark> xá của bộ y <mark>tế</mark>');
});

test('takes a single letter only as a whole word', () => {
  expect(mark('yêu cầu của y học', 'y')).toBe('yêu cầu của <mark>y</mark> học');
});

test('maps back to the original where the text is stored with combining marks', () => {
  const decomposed = 'Nền tảng trợ lý ảo'.normalize('NFD');
  expect(mark(decomposed, 'trợ lý').normalize('NFC')).toBe('Nền tảng <mark>trợ lý</mark> ảo');
});

test('escapes text and query', () => {
  expect(mark('a <b> & script', 'script')).toBe('a &lt;b&gt; &amp; <mark>script</mark>');
  expect(mark('một hai', '<script>.*')).toBe('một hai');
});

test('leaves the text alone for an empty query', () => {
  expect(mark('Bản đồ số', '  ')).toBe('Bản đồ số');
});

const long = `${'đầu câu '.repeat(60)}họp trực tuyến ${'cuối câu '.repeat(60)}`.trim();

test('cuts the excerpt around the first hit, between words', () => {
  const cut = excerpt(long, 'truc tuyen');
  expect(cut).toMatch(/^… (đầu|câu) .*họp trực tuyến.* (cuối|câu) …$/);
  expect(cut.length).toBeLessThan(280);
});

test('starts the excerpt at the beginning when nothing was found', () => {
  expect(excerpt(long, 'bản đồ')).toMatch(/^đầu câu .* …$/);
});

test('leaves a short text whole', () => {
  expect(excerpt('Nền tảng bản đồ số.', 'so')).toBe('Nền tảng bản đồ số.');
});
