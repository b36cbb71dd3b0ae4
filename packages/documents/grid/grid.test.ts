import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import source from '../../local/seed/data/plan-online-meetings-2022.json' with { type: 'json' };
import { fromTsv } from './from-tsv.ts';
import { monthIn } from './month.ts';
import { partyReader } from './parties.ts';
import { readGrid } from './read-range.ts';

const titles = (grid: ReturnType<typeof readGrid>, month: number) =>
  grid.months[month]?.tasks.map(({ title }) => title);
const results = (grid: ReturnType<typeof readGrid>, month: number) =>
  grid.months[month]?.results.map(({ text }) => text);

test.each([
  ['Tháng 3', 3],
  ['tháng 03', 3],
  ['THÁNG 3/2022', 3],
  ['T3', 3],
  ['3', 3],
  ['3/2022', 3],
  ['Thang 12', 12],
  ['Tháng ba', 3],
  ['Tháng Giêng', 1],
  ['Tháng 3 năm 2022', 3],
  ['2022-03', 3],
  ['Tháng 13', undefined],
  ['0', undefined],
  ['Quý I', undefined],
  ['', undefined],
  ['Tháng', undefined],
  ['30/2020', undefined],
])('the cell "%s" is month %s', (cell, month) => expect(monthIn(cell)).toBe(month));

describe('a range that is pasted', () => {
  test('is read with its head in any order, with or without diacritics, TT left out', () => {
    const grid = readGrid([
      ['KET QUA CAN DAT', 'TT', 'Nhiệm vụ', 'Chủ trì', 'Thời gian'],
      ['Kết quả', '1', 'Việc', 'Cục Mẫu', 'Tháng 3'],
    ]);
    expect(grid).toEqual({ months: { 3: { tasks: [{ title: 'Việc' }], results: [{ text: 'Kết quả' }] } }, errors: [] });
  });

  test('is read without a head, with TT and without', () => {
    for (const rows of [
      [['1', 'T1', 'A', 'B']],
      [['1/2027', 'A', 'B']],
      [['', '', 'T1', 'A', 'B', 'Cục Mẫu']],
      [['1', 'A', 'B']],
    ]) {
      const grid = readGrid(rows);
      expect([titles(grid, 1), results(grid, 1), grid.errors]).toEqual([['A'], ['B'], []]);
    }
  });

  test('takes an empty month for the one above, as merged cells are pasted', () => {
    const grid = readGrid([
      ['Tháng', 'Công việc', 'Kết quả'],
      ['3', 'A', 'X'],
      ['', 'B', ''],
      ['4', 'C', ''],
      ['', '', 'Y'],
    ]);
    expect([titles(grid, 3), titles(grid, 4), results(grid, 4)]).toEqual([['A', 'B'], ['C'], ['Y']]);
  });

  test('splits several tasks of one cell, and only these', () => {
    const cell = (text: string) =>
      titles(
        readGrid([
          ['Tháng', 'Công việc'],
          ['3', text],
        ]),
        3,
      );
    expect(cell('1. Xây dựng\n2. Ban hành\n   tiếp dòng trên')).toEqual(['Xây dựng', 'Ban hành tiếp dòng trên']);
    expect(cell('- Xây dựng\n- Ban hành Quyết định 157/QĐ-BTTTT')).toEqual([
      'Xây dựng',
      'Ban hành Quyết định 157/QĐ-BTTTT',
    ]);
    expect(cell('a) Một\nb) Hai\nđ) Ba')).toEqual(['Một', 'Hai', 'Ba']);
    expect(cell('Rà soát\nvà ban hành')).toEqual(['Rà soát\nvà ban hành']);
    expect(cell('30.000 tài khoản')).toEqual(['30.000 tài khoản']);
    expect(cell('-5 ngày')).toEqual(['-5 ngày']);
  });

  test('names row and column of what it cannot read', () => {
    const grid = readGrid([
      ['Tháng', 'Công việc'],
      ['Quý I', 'A'],
      ['', 'B'],
      ['3', 'x'.repeat(2001)],
    ]);
    expect(grid.errors.map(({ row, column }) => [row, column])).toEqual([
      [1, 0],
      [2, 0],
      [3, 1],
    ]);
    expect(
      readGrid(
        [
          ['Tháng', 'Công việc'],
          ['5', 'A'],
        ],
        [1, 2],
      ).errors,
    ).toHaveLength(1);
    expect(readGrid([['A', 'X']]).errors).toHaveLength(1);
    expect(titles(readGrid([['A', 'X']], [7]), 7)).toEqual(['A']);
  });

  test('of another year is named by its cell and left out; of the plan’s own year, or of none, it is taken', () => {
    const others = ['Tháng 12/2025', '03/2022', '2022-03', 'Tháng 3 năm 2022', '2022-03-01 00:00:00', 'Tháng ba 2022'];
    const own = ['Tháng 12/2026', '12/2026', '2026-12', 'Tháng 12 năm 2026', 'Tháng chạp', '12'];
    const grid = readGrid(
      [['Tháng', 'Công việc'], ...[...others, ...own].map((cell) => [cell, 'A'])],
      [],
      undefined,
      2026,
    );
    expect(grid.errors.map(({ row, column }) => [row, column])).toEqual(others.map((_, at) => [at + 1, 0]));
    expect(grid.errors[0]?.message.vi).toContain('năm 2026');
    expect([Object.keys(grid.months), titles(grid, 12)]).toEqual([['12'], own.map(() => 'A')]);
  });

  test('passes over a head that stands again, and stores NFC', () => {
    const head = ['Tháng', 'Công việc'];
    const grid = readGrid([head, ['1', 'Vie\u0323\u0302c'], head, ['2', 'B']]);
    expect(grid).toEqual({
      months: { 1: { tasks: [{ title: 'Việc' }], results: [] }, 2: { tasks: [{ title: 'B' }], results: [] } },
      errors: [],
    });
  });

  test('gives the whole year frame of 2022 from its cells', () => {
    const rows = source.months.map(({ month, tasks, results }, place) => [
      String(place + 1),
      `Tháng ${month}`,
      tasks.map(({ title_vi }) => `- ${title_vi}`).join('\n'),
      results.map(({ text_vi }) => `- ${text_vi}`).join('\n'),
    ]);
    const grid = readGrid([['TT', 'Thời gian', 'Công việc', 'Kết quả cần đạt'], ...rows]);
    expect(grid.errors).toEqual([]);
    for (const { month, tasks, results: expected } of source.months) {
      expect(titles(grid, month)).toEqual(tasks.map(({ title_vi }) => title_vi));
      expect(results(grid, month)).toEqual(expected.map(({ text_vi }) => text_vi));
    }
  });
});

describe('who is to do it', () => {
  const unit = (name: string, home: string, reference: string) => ({
    party: reference,
    names: [`${name}, ${home}`, name],
    reference,
  });
  const read = partyReader([
    unit('Cục Bưu điện Trung ương', 'Bộ TTTT', 'bo-tttt/cuc-buu-dien'),
    unit('Cục An toàn thông tin', 'Bộ TTTT', 'bo-tttt/cuc-attt'),
    unit('Văn phòng', 'Bộ TTTT', 'bo-tttt/van-phong'),
    unit('Văn phòng', 'Bộ Y tế', 'bo-y-te/van-phong'),
    { party: 'vnpt', names: ['Tập đoàn VNPT', 'VNPT'], reference: 'vnpt' },
    { party: '@core_enterprise', names: ['Các doanh nghiệp nòng cốt'], reference: '@core_enterprise' },
  ]);
  const grid = (head: string[], ...rows: string[][]) => readGrid([['Tháng', 'Công việc', ...head], ...rows], [], read);

  test.each([
    ['Chủ trì', 'Phối hợp'],
    ['Đơn vị chủ trì', 'Đơn vị phối hợp'],
    ['DON VI THUC HIEN', 'Cơ quan phối hợp'],
    ['Responsible', 'Co-operating'],
  ])('is read under the heads "%s" and "%s"', (...head) => {
    const { months, errors } = grid(head, ['3', 'Việc', 'Cục Bưu điện Trung ương', 'VNPT; Cục An toàn thông tin']);
    expect(errors).toEqual([]);
    expect(months[3]?.tasks).toEqual([
      { title: 'Việc', responsible: 'bo-tttt/cuc-buu-dien', cooperating: ['vnpt', 'bo-tttt/cuc-attt'] },
    ]);
  });

  test('is who bears that name, diacritics and case aside, by the home or the reference too, line by line', () => {
    const responsible = (cell: string) => {
      const { months, errors } = grid(['Chủ trì'], ['3', 'Việc', cell]);
      return errors.length > 0 ? errors : months[3]?.tasks[0]?.responsible;
    };
    expect(responsible('cuc buu dien trung uong')).toBe('bo-tttt/cuc-buu-dien');
    expect(responsible('Văn phòng - Bộ Y tế')).toBe('bo-y-te/van-phong');
    expect(responsible('Văn phòng [bo-y-te/van-phong]')).toBe('bo-y-te/van-phong');
    expect(responsible('Các doanh nghiệp nòng cốt')).toBe('@core_enterprise');
    expect(responsible('')).toBeNull();
    const cell = '- Cục An toàn thông tin, Các doanh nghiệp nòng cốt\n- Văn phòng, Bộ Y tế\n- VNPT';
    const { months, errors } = grid(['Phối hợp'], ['3', 'Việc', cell]);
    expect([errors, months[3]?.tasks[0]?.cooperating]).toEqual([
      [],
      ['bo-tttt/cuc-attt', '@core_enterprise', 'bo-y-te/van-phong', 'vnpt'],
    ]);
  });

  test('is for every task of its row, and nobody where the row says nobody', () => {
    const { months, errors } = grid(['Chủ trì'], ['3', '- Một\n- Hai', 'VNPT'], ['', 'Ba', '']);
    expect([errors, months[3]?.tasks.map(({ responsible }) => responsible)]).toEqual([[], ['vnpt', 'vnpt', null]]);
  });

  test('that nobody or several are called is named by its cell, and never guessed', () => {
    const { errors } = grid(
      ['Chủ trì', 'Phối hợp'],
      ['3', 'Một', 'Cục Bưu điện', 'Văn phòng'],
      ['', 'Hai', 'VNPT; Cục An toàn thông tin', ''],
      ['', '', 'VNPT', ''],
    );
    expect(errors.map(({ row, column }) => [row, column])).toEqual([
      [1, 2],
      [1, 3],
      [2, 2],
      [3, 2],
    ]);
    expect(errors[0]?.message.vi).toMatch(/Gần nhất: Cục Bưu điện Trung ương, Bộ TTTT;/);
    expect(errors[1]?.message.vi).toContain('[bo-tttt/van-phong]; Văn phòng, Bộ Y tế [bo-y-te/van-phong]');
    expect(errors[2]?.message.vi).toContain('Mỗi công việc một nơi chủ trì');
  });

  test('is left out where nobody is known to ask, and taken from no column without a head', () => {
    const rows = [
      ['Tháng', 'Công việc', 'Chủ trì'],
      ['3', 'Việc', 'Ai đó'],
    ];
    expect(readGrid(rows)).toEqual({ months: { 3: { tasks: [{ title: 'Việc' }], results: [] } }, errors: [] });
    const { months, errors } = readGrid([['T3', 'Việc', 'Kết quả', 'Ghi chú gì đó']], [], read);
    expect([months[3]?.tasks[0]?.responsible, errors]).toEqual([null, []]);
  });
});

describe('a clipboard text', () => {
  test('is read as Excel writes it', () => {
    expect(fromTsv('a\tb\r\nc\t"d\ne"\r\n')).toEqual([
      ['a', 'b'],
      ['c', 'd\ne'],
    ]);
    expect(fromTsv('"nói ""vâng"""\t5" ống')).toEqual([['nói "vâng"', '5" ống']]);
    expect(fromTsv('"chưa đóng\tb')).toEqual([['"chưa đóng', 'b']]);
    expect(fromTsv('a\t\n\tb')).toEqual([
      ['a', ''],
      ['', 'b'],
    ]);
    expect(fromTsv('')).toEqual([['']]);
  });

  test('gives back every range that Excel could have written', () => {
    const cell = fc.oneof(fc.string(), fc.stringMatching(/^["\t\na]{0,6}$/)).map((text) => text.replace(/\r/g, ''));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 4 }), (rows) => {
        const quote = (text: string) => (/["\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
        expect(fromTsv(rows.map((row) => `${row.map(quote).join('\t')}\r\n`).join(''))).toEqual(rows);
      }),
    );
  });
});

test('the grid imports nothing but itself, for the browser has it, too', () => {
  const folder = new URL('.', import.meta.url);
  for (const file of readdirSync(folder).filter((name) => !name.endsWith('.test.ts')))
    for (const [, from] of readFileSync(new URL(file, folder), 'utf8').matchAll(/from '([^']+)'/g))
      expect(from).toMatch(/^\.\//);
});
