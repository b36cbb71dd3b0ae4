import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { type Zippable, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { HostileFile, type HostileReason, openPackage } from './open.ts';

const XML = '<?xml version="1.0" encoding="UTF-8"?>';
const types = (main = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml', more = '') =>
  `${XML}<Types><Override PartName="/xl/workbook.xml" ContentType="${main}"/>${more}</Types>`;
const text = (content: string) => new TextEncoder().encode(content);

/** A package with these parts beside the declaration of its contents. */
function packed(parts: Record<string, string | Uint8Array>, declared = types()): Uint8Array {
  const all: Zippable = { '[Content_Types].xml': text(declared) };
  for (const [name, content] of Object.entries(parts))
    all[name] = typeof content === 'string' ? text(content) : content;
  return zipSync(all, { level: 1 });
}

/** What the door says, within two seconds of the processor: the machine may have other work. */
function answer(bytes: Uint8Array): HostileReason | 'opened' {
  const before = process.threadCpuUsage();
  try {
    openPackage(bytes);
    return 'opened';
  } catch (error) {
    if (error instanceof HostileFile) return error.reason;
    throw error;
  } finally {
    const { user, system } = process.threadCpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(2000);
  }
}

/** By how many MiB a process of its own grows at its peak while the door looks at these bytes. */
function growth(bytes: Uint8Array): number {
  const program = `
    import { readFileSync } from 'node:fs';
    import { openPackage } from ${JSON.stringify(new URL('./open.ts', import.meta.url).href)};
    const bytes = new Uint8Array(readFileSync(0));
    const before = process.resourceUsage().maxRSS;
    try { openPackage(bytes); } catch {}
    console.log((process.resourceUsage().maxRSS - before) / 1024);`;
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', program], { input: bytes, encoding: 'utf8' });
  expect(run.status, run.stderr).toBe(0);
  return Number(run.stdout);
}

const relation = (type: string, target: string, mode = 'External') =>
  `${XML}<Relationships><Relationship Id="r" Type="http://x/${type}" Target="${target}" TargetMode="${mode}"/></Relationships>`;
const RELS = 'xl/_rels/workbook.xml.rels';

describe('the door opens', () => {
  test('a package of any of the two kinds, web links and the writer’s own template included', () => {
    expect(answer(packed({ 'xl/workbook.xml': '<workbook/>' }))).toBe('opened');
    expect(answer(packed({ [RELS]: relation('hyperlink', 'https://dbi.gov.vn') }))).toBe('opened');
    expect(answer(packed({ [RELS]: relation('attachedTemplate', 'file:///C:\\Mau\\ke-hoach.dotx') }))).toBe('opened');
    expect(answer(packed({ 'xl/printerSettings/printerSettings1.bin': 'x' }))).toBe('opened');
    expect(answer(packed({ 'word/embeddings/bieu-do.xlsx': packed({}) }))).toBe('opened');
    expect(openPackage(packed({ 'xl/workbook.xml': '<workbook/>' })).kind).toBe('xlsx');
  });
});

describe('the door refuses', () => {
  test('what is no zip, and an old or protected Office file', () => {
    const compound = new Uint8Array(4096);
    compound.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    expect(answer(compound)).toBe('not_a_zip');
    compound.set(
      [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0]),
      1024,
    );
    expect(answer(compound)).toBe('encrypted');
    expect(answer(text('Kế hoạch'))).toBe('not_a_zip');
    expect(answer(new Uint8Array())).toBe('not_a_zip');
    expect(answer(zipSync({ 'a.txt': text('a') }))).toBe('not_a_zip');
  });

  const zeros = packed({ 'xl/media/a.png': new Uint8Array(60 * 1024 * 1024) });
  const half = noise(26);
  const halves = packed({ 'xl/media/a.png': half, 'xl/media/b.png': half });
  const nested = packed({ 'word/embeddings/b.xlsx': packed({ 'xl/media/a.png': half }), 'xl/media/c.png': half });

  test('bombs: by size, by ratio, by many entries, nested', () => {
    expect(answer(zeros)).toBe('too_large');
    expect(answer(halves)).toBe('too_large');
    expect(answer(nested)).toBe('too_large');
    const many = Object.fromEntries(Array.from({ length: 2001 }, (_, place) => [`xl/${place}.xml`, '<a/>']));
    expect(answer(packed(many))).toBe('too_many_entries');
    const twice = packed({ 'word/embeddings/b.xlsx': packed({ 'xl/embeddings/c.xlsx': packed({}) }) });
    expect(answer(twice)).toBe('macro');
    expect(answer(new Uint8Array(10 * 1024 * 1024 + 1))).toBe('too_large');
  });

  test('bombs without growing by more than 64 MiB', { timeout: 60_000 }, () => {
    const attributes = Array.from({ length: 500_000 }, (_, place) => `a${place}=""`).join(' ');
    const bombs = [
      zeros,
      nested,
      packed({}, `${XML}<a>${'<b c="d"/>'.repeat(1_600_000)}</a>`),
      packed({}, `${XML}<a ${attributes}/>`),
      packed({}, `${XML}<a>${'đ'.repeat(8_000_000)}</a>`),
    ];
    for (const bomb of bombs) expect(growth(bomb)).toBeLessThan(64);
  });

  test('sizes that lie, and entries that share their bytes', () => {
    const honest = zipSync({ '[Content_Types].xml': text(types()), 'xl/media/a.png': new Uint8Array(5000) });
    for (const claimed of [4999, 5001, 0, 0xfffffff]) expect(answer(central(honest, 1, 24, claimed))).toBe('malformed');
    const two = zipSync({
      '[Content_Types].xml': [text(types()), { level: 0 }],
      'b.xml': [text(types()), { level: 0 }],
    });
    expect(answer(central(two, 1, 42, 0))).toBe('malformed');
    expect(answer(central(two, 0, 20, types().length + 60))).toBe('malformed');
    const bomb = zipSync({ '[Content_Types].xml': text(types()), 'xl/media/a.png': half });
    expect(answer(central(bomb, 1, 24, 10))).toBe('malformed');
  });

  test('paths that lead out, and a name given twice', () => {
    for (const name of ['../a.xml', 'xl/../../a.xml', '/a.xml', 'C:/a.xml', 'xl\\a.xml', 'xl//a.xml', 'a\u0000.xml'])
      expect(answer(packed({ [name]: '<a/>' })), name).toBe('bad_path');
    expect(answer(packed({ 'XL/Workbook.xml': '<a/>', 'xl/workbook.xml': '<a/>' }))).toBe('malformed');
  });

  test('macros, embedded objects and outside data, under whatever name', () => {
    expect(answer(packed({ 'xl/vbaProject.bin': 'x' }))).toBe('macro');
    expect(answer(packed({ 'xl/macrosheets/sheet1.xml': '<a/>' }))).toBe('macro');
    expect(answer(packed({ 'word/embeddings/oleObject1.bin': 'x' }))).toBe('macro');
    expect(answer(packed({}, types('application/vnd.ms-excel.sheet.macroEnabled.main+xml')))).toBe('macro');
    const hidden = '<Override PartName="/xl/a.dat" ContentType="application/vnd.ms-office.vbaProject"/>';
    expect(answer(packed({ 'xl/a.dat': 'x' }, types(undefined, hidden)))).toBe('macro');
    expect(answer(packed({ [RELS]: relation('vbaProject', 'a.dat', 'Internal') }))).toBe('macro');
    expect(answer(packed({ 'xl/externalLinks/externalLink1.xml': '<a/>' }))).toBe('external');
    expect(answer(packed({ [RELS]: relation('attachedTemplate', 'https://example.test/a.dotm') }))).toBe('external');
    expect(answer(packed({ [RELS]: relation('attachedTemplate', 'file://server/share/a.dotm') }))).toBe('external');
    expect(answer(packed({ [RELS]: relation('image', 'https://example.test/a.png') }))).toBe('external');
  });

  test('a DOCTYPE anywhere, in any encoding, also a billion laughs', () => {
    const laughs = `${XML}<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><l>&b;</l>`;
    expect(answer(packed({ 'xl/workbook.xml': laughs }))).toBe('doctype');
    expect(answer(packed({ 'customXml/item.dat': laughs }))).toBe('doctype');
    const wide = Uint8Array.from([0xff, 0xfe, ...[...laughs].flatMap((letter) => [letter.charCodeAt(0), 0])]);
    expect(answer(packed({ 'customXml/item1.xml': wide }))).toBe('doctype');
    expect(answer(packed({}, laughs))).toBe('doctype');
  });

  test('entries under a password, unknown methods, and bytes before or behind the file', () => {
    const honest = packed({ 'xl/workbook.xml': '<workbook/>' });
    expect(answer(central(honest, 1, 8, 1, 2))).toBe('encrypted');
    expect(answer(central(honest, 1, 10, 14, 2))).toBe('malformed');
    expect(answer(Uint8Array.from([...honest, 0]))).toBe('malformed');
    expect(answer(Uint8Array.from([...text('MZ'), ...honest]))).toBe('not_a_zip');
  });

  test('XML that is broken, too deep or of a character that is none', () => {
    for (const broken of ['<Types>', '<a></b>', '', '<a>&unknown;</a>'])
      expect(answer(packed({}, broken))).toBe('malformed');
    expect(answer(packed({}, `${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}`))).toBe('malformed');
    const all: Zippable = { '[Content_Types].xml': Uint8Array.from([...text('<a>'), 0xff, ...text('</a>')]) };
    expect(answer(zipSync(all))).toBe('malformed');
  });

  test('a file cut short or changed in any byte, always with a reason and never by crashing', () => {
    const honest = packed({ 'xl/workbook.xml': '<workbook/>', 'xl/media/a.png': noise(0.01) });
    fc.assert(
      fc.property(fc.nat(honest.length - 1), fc.integer({ min: 1, max: 255 }), fc.boolean(), (at, by, cut) => {
        const changed = cut ? honest.slice(0, at) : honest.slice();
        if (!cut) changed[at] = (changed[at] ?? 0) ^ by;
        const said = answer(changed);
        if (cut) expect(said).not.toBe('opened');
      }),
      { numRuns: 300 },
    );
  });
});

/** Bytes that deflate packs to a tenth or so, not to nothing. @param megabytes */
function noise(megabytes: number): Uint8Array {
  const bytes = new Uint8Array(Math.round(megabytes * 1024 * 1024));
  for (let at = 0, state = 1; at < bytes.length; at += 16) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    bytes[at] = state >>> 24;
  }
  return bytes;
}

/** The file with a field of its directory's nth entry changed. */
function central(bytes: Uint8Array, place: number, offset: number, value: number, width = 4): Uint8Array {
  const changed = bytes.slice();
  const view = new DataView(changed.buffer);
  let at = view.getUint32(changed.length - 22 + 16, true);
  for (let skipped = 0; skipped < place; skipped++)
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  if (width === 4) view.setUint32(at + offset, value, true);
  else view.setUint16(at + offset, value, true);
  return changed;
}
