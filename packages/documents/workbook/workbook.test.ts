import { PlanContents } from '@ndp/domain/plans/contents';
import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { HostileFile } from '../zip/open.ts';
import { readPlanWorkbook } from './read.ts';
import { planWorkbook, type WorkbookInput } from './write.ts';

const TEMPLATE = [
  { code: 'targets', title: { vi: 'Các chỉ tiêu', en: 'Targets' }, type: 'targets' },
  { code: 'stages', title: { vi: 'Mục tiêu từng giai đoạn', en: 'Stages' }, type: 'stages' },
  { code: 'agreements', title: { vi: 'Thỏa thuận hợp tác', en: 'Agreements' }, type: 'agreement' },
  { code: 'resources', title: { vi: 'Nguồn lực', en: 'Resources' }, type: 'resources' },
  { code: 'assignment', title: { vi: 'Phân công', en: 'Assignment' }, type: 'assignment' },
] as const;

const inputOf = (contents: PlanContents): WorkbookInput => ({
  contents,
  template: TEMPLATE,
  plan: '0198c0de-0000-7000-8000-000000000001',
  templateKey: 'mic-186',
  title: 'Kế hoạch thúc đẩy phát triển nền tảng số',
  kind: { code: 'mic', name: 'Kế hoạch của Bộ' },
  year: 2027,
  platforms: [
    { code: 'NDP-0006', name: 'Họp trực tuyến [thế hệ mới]' },
    { code: 'NDP-0024', name: 'Nền tảng 2' },
  ],
  partyNames: (party) => ('duty' in party ? 'Doanh nghiệp; nòng cốt' : `Đơn vị [${party.organisation}]`),
});

const month = (number: number, tasks: string[], results: string[]) => ({
  month: number,
  tasks: tasks.map((title, place) => ({ key: `t${number}x${place}`, title })),
  results: results.map((text, place) => ({ key: `r${number}x${place}`, text })),
});
const plan = v.parse(PlanContents, {
  monthsCovered: [1, 2],
  uncoveredReason: 'Chỉ lập cho hai tháng đầu',
  months: [month(1, ['Việc một', 'Việc hai'], ['Kết quả']), month(2, ['=1+1', '007'], ['+84'])],
  sections: { targets: { text: 'Lời dẫn', targets: [{ name: 'Số bộ', value: 5 }] } },
});

// Texts as people write them, among them those that a spreadsheet likes to take for something else.
const ODD = [
  '=1+1',
  '+84 24',
  '-5',
  '@ten',
  "'trích",
  '007',
  '1.284,5',
  '#N/A',
  '#REF!',
  '_x000D_',
  '_x0041_',
  'TRUE',
  '1e5',
  '&amp;',
];
const word = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }) },
  { weight: 3, arbitrary: fc.stringMatching(/^[ăâđêôơưĐỘNGếằữ a-z0-9\n\r\t;[\]"<>&_x-]{1,40}$/) },
  { weight: 2, arbitrary: fc.constantFrom(...ODD) },
);
const written = (schema: v.GenericSchema<string, string>) =>
  word.filter((text) => v.is(schema, text)).map((text) => v.parse(schema, text));
const line = v.pipe(
  v.string(),
  v.check((text) => v.is(PlanContents.entries.uncoveredReason, text)),
  v.transform((text) => v.parse(PlanContents.entries.uncoveredReason, text) ?? ''),
);
const some = written(line);
const prose = fc.oneof(fc.constant(''), some);
const long = fc.integer({ min: 32_700, max: 50_000 }).map(
  (length) =>
    `${'ếđ😀x '
      .repeat(10_000)
      .slice(0, length - 1)
      .toWellFormed()}.`,
);
const slug = fc.stringMatching(/^[a-z0-9-]{1,12}$/);
const day = fc
  .date({ min: new Date('1890-01-01'), max: new Date('2400-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const party = fc.oneof(
  fc.record({ organisation: slug, unit: fc.option(slug) }),
  fc.record({ duty: fc.constantFrom('core_enterprise' as const, 'owner_focal' as const, 'mic_focal' as const) }),
);
const number = fc.oneof(fc.integer(), fc.double({ min: -1e15, max: 1e15, noNaN: true })).map((value) => value + 0);
const few = <T>(arbitrary: fc.Arbitrary<T>) => fc.array(arbitrary, { maxLength: 3 });
const body = fc.record({
  text: fc.oneof({ weight: 9, arbitrary: prose }, { weight: 1, arbitrary: long }),
  targets: few(
    fc.record({ name: some, unit: prose, value: number, month: fc.option(fc.integer({ min: 1, max: 12 })) }),
  ),
  stages: few(fc.record({ name: some, objective: prose, scope: prose, users: prose })),
  agreements: few(
    fc.record({ title: some, parties: prose, number: prose, date: fc.option(day), reviewedOn: fc.option(day) }),
  ),
  groups: few(fc.record({ name: some, members: prose, decision: prose })),
  form: fc.option(fc.constantFrom(1 as const, 2 as const, 3 as const)),
  lines: few(
    fc.record({
      source: fc.constantFrom('public' as const, 'enterprise' as const, 'other' as const),
      purpose: fc.constantFrom(
        'build' as const,
        'use' as const,
        'operate' as const,
        'upgrade' as const,
        'expand' as const,
        'other' as const,
      ),
      year: fc.integer({ min: 2020, max: 2100 }),
      amount: fc.oneof(
        fc.maxSafeNat().map((n) => n % 1e15),
        fc.nat(5_000_000),
      ),
      note: prose,
    }),
  ),
  focalUnit: fc.option(slug),
  assignments: few(fc.record({ organisation: slug, unit: fc.option(slug), responsibility: some })),
});
const months = fc
  .uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 4 })
  .chain((numbers) => fc.tuple(...numbers.map((number) => aMonth(number))));
function aMonth(number: number) {
  const task = fc.record({
    title: some,
    responsible: fc.option(party),
    cooperating: few(party),
    startsOn: fc.option(day),
    dueOn: fc.option(day),
  });
  return fc.tuple(few(task), few(fc.record({ text: some, of: fc.subarray([0, 1, 2]) }))).map(([tasks, results]) => ({
    month: number,
    tasks: tasks.map((one, place) => ({ ...one, key: `m${number}t${place}` })),
    results: results.map(({ text, of }, place) => ({
      text,
      key: `m${number}r${place}`,
      tasks: of.filter((place) => place < tasks.length).map((place) => `m${number}t${place}`),
    })),
  }));
}
const contents: fc.Arbitrary<PlanContents> = fc.record({
  monthsCovered: fc.uniqueArray(fc.integer({ min: 1, max: 12 })),
  uncoveredReason: fc.option(some),
  months,
  sections: fc.dictionary(fc.constantFrom('targets', 'stages', 'resources', 'khac'), body, {
    noNullPrototype: true,
  }),
});

describe('a plan written to Excel and read again', () => {
  test('is the same plan, whatever its texts', async () => {
    fc.assert(
      fc.property(contents, (generated) => {
        const read = readPlanWorkbook(planWorkbook(inputOf(v.parse(PlanContents, generated))));
        expect(read.errors).toEqual([]);
        expect(read.contents).toEqual(generated);
      }),
      { numRuns: 60 },
    );
  });

  test('is what another reader of such files sees, too', async () => {
    const { sheets } = await readXlsx(planWorkbook(inputOf(plan)));
    expect(sheets.map(({ name }) => name).slice(0, 3)).toEqual(['Thông tin', 'Tháng', 'Nội dung']);
    const month = sheets[1]?.rows.map((row) => row.slice(0, 4));
    expect(month?.slice(1)).toEqual([
      ['Tháng 1', '1', 'Việc một', 'Kết quả'],
      ['Tháng 1', '2', 'Việc hai', null],
      ['Tháng 2', '1', '=1+1', '+84'],
      ['Tháng 2', '2', '007', null],
    ]);
    expect(sheets[1]?.columns?.[9]?.hidden).toBe(true);
    expect(sheets[7]?.dataValidations).toHaveLength(2);
  });

  test('keeps its title, and says of which plan, kind, template, year and platforms it is, and in which cell', () => {
    const { title, origin, contents, cellOf } = readPlanWorkbook(planWorkbook(inputOf(plan)));
    expect({ title, origin, contents }).toEqual({
      title: 'Kế hoạch thúc đẩy phát triển nền tảng số',
      origin: {
        plan: '0198c0de-0000-7000-8000-000000000001',
        template: 'mic-186',
        kind: 'mic',
        year: '2027',
        platforms: ['NDP-0006', 'NDP-0024'],
      },
      contents: plan,
    });
    expect(['/kind', '/year', '/platforms', '/title', '/contents/months/0/tasks/1/dueOn'].map(cellOf)).toEqual([
      'Thông tin!B3',
      'Thông tin!B4',
      'Thông tin!B5',
      'Thông tin!B2',
      'Tháng!I3',
    ]);
  });

  test('has rows as high as what stands in them, so that no program has one text cover another', async () => {
    const long = v.parse(PlanContents, { ...plan, sections: { targets: { text: 'Một dòng dài. '.repeat(60) } } });
    const parts = unzipSync(planWorkbook(inputOf(long)));
    const heights = (sheet: number) =>
      [
        ...new TextDecoder()
          .decode(parts[`xl/worksheets/sheet${sheet}.xml`])
          .matchAll(/<row r="\d+"(?: ht="([\d.]+)")?/g),
      ].map(([, height]) => Number(height ?? 0));
    expect(Math.max(...heights(3))).toBeGreaterThan(60);
    expect(heights(2).slice(1)).toEqual([0, 0, 0, 0]);
  });

  test('has a text that is too long for a cell go on in the next row', async () => {
    const text = `${'Đ'.repeat(32_766)}😀${'ơ'.repeat(10_000)}`;
    const long = v.parse(PlanContents, { ...plan, sections: { targets: { text } } });
    expect(readPlanWorkbook(planWorkbook(inputOf(long))).contents?.sections.targets?.text).toBe(text);
  });
});

/** The workbook of `plan` with its sheets' XML changed: what people do to it in Excel. Sheets count from 1. */
async function edited(sheet: number, change: (xml: string) => string, part = `xl/worksheets/sheet${sheet}.xml`) {
  const parts = unzipSync(planWorkbook(inputOf(plan)));
  const xml = new TextDecoder().decode(parts[part]);
  const changed = change(xml);
  expect(changed).not.toBe(xml);
  return zipSync({ ...parts, [part]: new TextEncoder().encode(changed) }, { level: 1 });
}
/** Puts a cell in place of the one that is there. */
const cell = (reference: string, xml: string) => (sheet: string) => {
  const there = new RegExp(`<c r="${reference}"[^>]*?(/>|(?<!/)>.*?</c>)`, 's');
  if (there.test(sheet)) return sheet.replace(there, xml);
  const row = reference.replace(/\D/g, '');
  return sheet.replace(new RegExp(`(<row r="${row}"[^>]*>)(.*?)(</row>)`, 's'), `$1$2${xml}$3`);
};
const text = (reference: string, content: string) =>
  cell(reference, `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${content}</t></is></c>`);
const errorsOf = (bytes: Uint8Array) => readPlanWorkbook(bytes).errors.map(({ sheet, cell }) => `${sheet}!${cell}`);

describe('a workbook that people have worked on', () => {
  test('takes no time for cells that are full of what might be a list', async () => {
    for (const [sheet, reference, part] of [
      [2, 'G2', 'a;'],
      [2, 'E2', '1,'],
      [2, 'F2', '['],
      [1, 'B6', '1-12,'],
      [1, 'B5', '\n1'],
      [3, 'E2', 'a'],
      [4, 'D2', '1.'],
    ] as const) {
      const bytes = await edited(sheet, text(reference, `${part.repeat(32_700 / part.length)}!`));
      const before = process.threadCpuUsage();
      readPlanWorkbook(bytes);
      expect(process.threadCpuUsage(before).user / 1000, reference).toBeLessThan(500);
    }
  });

  test('names the cell of what cannot be read, in both languages', async () => {
    const { errors, contents } = readPlanWorkbook(await edited(2, text('A3', 'Tháng 13')));
    expect(errors).toEqual([
      {
        sheet: 'Tháng',
        cell: 'A3',
        message: { vi: expect.stringMatching('tháng từ 1 đến 12'), en: expect.stringMatching('from 1 to 12') },
      },
    ]);
    expect(contents).toBeNull();
    expect(errorsOf(await edited(2, text('F2', 'Cục Không Có')))).toEqual(['Tháng!F2']);
    expect(errorsOf(await edited(2, text('E2', '9')))).toEqual(['Tháng!E2']);
    expect(errorsOf(await edited(2, text('I2', '31/02/2027')))).toEqual(['Tháng!I2']);
    expect(errorsOf(await edited(2, text('C3', 'x'.repeat(2001))))).toEqual(['Tháng!C3']);
    expect(errorsOf(await edited(2, text('C3', ' ')))).toEqual([]);
    expect(errorsOf(await edited(4, text('A2', 'khong-co')))).toEqual(['Chỉ tiêu!A2']);
    expect(errorsOf(await edited(1, text('B6', '13')))).toEqual(['Thông tin!B6']);
  });

  test('names a month of another year wherever months stand, and takes those of its own', async () => {
    for (const [sheet, reference, at] of [
      [2, 'A3', 'Tháng!A3'],
      [4, 'E2', 'Chỉ tiêu!E2'],
      [1, 'B6', 'Thông tin!B6'],
    ] as const) {
      const [other, own] = await Promise.all(
        ['02/2026', '02/2027'].map(async (month) => readPlanWorkbook(await edited(sheet, text(reference, month)))),
      );
      expect(other?.errors.map(({ sheet, cell }) => `${sheet}!${cell}`)).toEqual([at]);
      expect(other?.errors[0]?.message.vi).toContain('năm 2027');
      expect(own?.errors).toEqual([]);
    }
  });

  test('has formulas read by their result, and those without one named', async () => {
    const read = readPlanWorkbook(await edited(4, cell('D2', '<c r="D2"><f>2+3</f><v>1284.5</v></c>')));
    expect(read.contents?.sections.targets?.targets[0]?.value).toBe(1284.5);
    expect(errorsOf(await edited(4, cell('D2', '<c r="D2"><f>2+3</f></c>')))).toEqual(['Chỉ tiêu!D2']);
    expect(errorsOf(await edited(4, cell('D2', '<c r="D2" t="e"><f>1/0</f><v>#DIV/0!</v></c>')))).toEqual([
      'Chỉ tiêu!D2',
    ]);
    const joined = readPlanWorkbook(await edited(2, cell('C2', '<c r="C2" t="str"><f>A1</f><v>Ghép</v></c>')));
    expect(joined.contents?.months[0]?.tasks[0]?.title).toBe('Ghép');
  });

  test.each([
    ['1.284,5', 1284.5],
    ['1.284', 1284],
    ['12,5', 12.5],
    ['1,284.5', 1284.5],
    ['-3', -3],
    ['0,125', 0.125],
    ['0.125', undefined],
    ['nhiều', undefined],
  ])('reads %s typed as a text as %s', async (typed, value) => {
    const { contents, errors } = readPlanWorkbook(await edited(4, text('D2', typed)));
    expect(contents?.sections.targets?.targets[0]?.value).toBe(value);
    expect(errors.length).toBe(value === undefined ? 1 : 0);
  });

  test('has a row below named that says everything but its task; with the task it is one', async () => {
    const below = (cells: string) => (xml: string) =>
      xml.replace('</sheetData>', `<row r="6">${cells}</row></sheetData>`);
    const typed = (reference: string, words: string) =>
      `<c r="${reference}" t="inlineStr"><is><t>${words}</t></is></c>`;
    for (const cells of [
      typed('A6', 'Tháng 2') + typed('B6', '3'),
      typed('B6', '3') + typed('D6', 'Kết quả mới'),
      typed('F6', '@mic_focal'),
      typed('I6', '05/02/2027'),
    ])
      expect(errorsOf(await edited(2, below(cells))), cells).toEqual(['Tháng!C6']);
    const whole = readPlanWorkbook(await edited(2, below(typed('B6', '3') + typed('C6', 'Việc mới'))));
    expect(whole.contents?.months[1]?.tasks.map(({ title }) => title)).toEqual(['=1+1', '007', 'Việc mới']);
    const untold = (xml: string) => xml.replace('</sheetData>', `<row r="20">${typed('B20', 'Tên')}</row></sheetData>`);
    expect(errorsOf(await edited(3, untold))).toEqual(['Nội dung!A20']);
  });

  test('gives a copied row a key of its own, and keeps those of the others', async () => {
    const { contents } = readPlanWorkbook(await edited(2, text('J3', 't1x0')));
    const keys = contents?.months[0]?.tasks.map(({ key }) => key) ?? [];
    expect(keys[0]).toBe('t1x0');
    expect(keys[1]).toMatch(/^[a-z0-9]{12}$/);
  });

  test('ties a result to the tasks whose numbers it names', async () => {
    const { contents } = readPlanWorkbook(await edited(2, text('E2', '2, 1')));
    expect(contents?.months[0]?.results[0]?.tasks).toEqual(['t1x1', 't1x0']);
  });

  test('finds a party by the name that somebody typed', async () => {
    const bytes = await edited(2, text('F2', 'Cục Mẫu'));
    const read = readPlanWorkbook(bytes, (name) =>
      name === 'Cục Mẫu' ? { organisation: 'bo', unit: 'cuc' } : undefined,
    );
    expect(read.contents?.months[0]?.tasks[0]?.responsible).toEqual({ organisation: 'bo', unit: 'cuc' });
  });

  test('is read with its texts as rich text, decomposed, or read aloud', async () => {
    const rich =
      '<c r="C2" t="inlineStr"><is><r><t>Vie\u0323\u0302c </t></r><r><t>mới</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c>';
    const { contents } = readPlanWorkbook(await edited(2, cell('C2', rich)));
    expect(contents?.months[0]?.tasks[0]?.title).toBe('Việc mới');
  });

  test('says which sheet, head or column is missing', async () => {
    const renamed = await edited(0, (xml) => xml.replace('name="Giai đoạn"', 'name="Khác"'), 'xl/workbook.xml');
    expect(errorsOf(renamed)).toEqual(['Giai đoạn!A1']);
    expect(errorsOf(await edited(2, (xml) => xml.replace(/<row r="1".*?<\/row>/s, '')))).toEqual(['Tháng!A1']);
    expect(errorsOf(await edited(2, text('C1', 'Ghi chú')))).toContain('Tháng!A1');
  });
});

describe('a hostile workbook', () => {
  const refused = (bytes: Uint8Array) => {
    const before = process.threadCpuUsage();
    const spent = () => (process.threadCpuUsage(before).user + process.threadCpuUsage(before).system) / 1000;
    try {
      readPlanWorkbook(bytes);
    } catch (error) {
      expect(spent()).toBeLessThan(2000);
      if (error instanceof HostileFile) return error.reason;
      throw error;
    }
    expect(spent()).toBeLessThan(2000);
    return 'read';
  };

  test('costs no more for a cell in the last corner', async () => {
    const far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>';
    expect(refused(await edited(2, (xml) => xml.replace('</sheetData>', far)))).toBe('read');
    expect(refused(await edited(2, (xml) => xml.replace('</sheetData>', far.replaceAll('1048576', '1048577'))))).toBe(
      'malformed',
    );
    expect(
      refused(await edited(2, (xml) => xml.replace('</sheetData>', '<row><c r="1A"><v>1</v></c></row></sheetData>'))),
    ).toBe('malformed');
  });

  test('is refused with very many rows or cells, or one string in very many cells', { timeout: 60_000 }, async () => {
    const rows = Array.from({ length: 650_000 }, (_, place) => `<row r="${place + 20}"/>`).join('');
    expect(refused(await edited(2, (xml) => xml.replace('</sheetData>', `${rows}</sheetData>`)))).toBe('too_large');
    const filled = Array.from(
      { length: 201_000 },
      (_, place) => `<row r="${place + 20}"><c><v>${place}</v></c></row>`,
    ).join('');
    expect(refused(await edited(2, (xml) => xml.replace('</sheetData>', `${filled}</sheetData>`)))).toBe('too_large');
    expect(refused(await edited(2, text('C3', 'a'.repeat(32_768))))).toBe('too_large');
    const big = 'đ'.repeat(30_000);
    const shared = await edited(0, (xml) => xml.replace(/<si>/, `<si><t>${big}</t></si><si>`), 'xl/sharedStrings.xml');
    const parts = unzipSync(shared);
    const sheet = new TextDecoder().decode(parts['xl/worksheets/sheet2.xml']);
    const cells = Array.from({ length: 5000 }, (_, place) => `<row r="${place + 20}"><c t="s"><v>0</v></c></row>`).join(
      '',
    );
    parts['xl/worksheets/sheet2.xml'] = new TextEncoder().encode(sheet.replace('</sheetData>', `${cells}</sheetData>`));
    expect(refused(zipSync(parts, { level: 1 }))).toBe('too_large');
  });

  test('changed in any byte is read or refused, never more', async () => {
    const honest = planWorkbook(inputOf(plan));
    const stored = zipSync(unzipSync(honest), { level: 0 });
    fc.assert(
      fc.property(
        fc.constantFrom(honest, stored),
        fc.nat(stored.length - 1),
        fc.integer({ min: 1, max: 255 }),
        (file, at, by) => {
          const changed = file.slice();
          changed[at % file.length] = (changed[at % file.length] ?? 0) ^ by;
          refused(changed);
        },
      ),
      { numRuns: 150 },
    );
  });

  test('with its XML changed is read or refused, never more', async () => {
    const parts = unzipSync(planWorkbook(inputOf(plan)));
    const names = Object.keys(parts).filter((name) => name.endsWith('.xml'));
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.nat(100_000),
        fc.constantFrom('<', '>', '"', '/', '0', 'x', '&', '9999999999'),
        (name, at, put) => {
          const xml = new TextDecoder().decode(parts[name]);
          const place = at % xml.length;
          const changed = xml.slice(0, place) + put + xml.slice(place + 1);
          refused(zipSync({ ...parts, [name]: new TextEncoder().encode(changed) }, { level: 0 }));
        },
      ),
      { numRuns: 100 },
    );
  });
});
