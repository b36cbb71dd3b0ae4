import { unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { beforeAll, describe, expect, test } from 'vitest';
import source from '../local/seed/data/plan-online-meetings-2022.json' with { type: 'json' };
import { type DecisionInput, decisionDocument } from './decision.ts';

const SIGNER = source.decision.signer;
const historical: DecisionInput = {
  contents: {
    monthsCovered: source.monthsCovered,
    uncoveredReason: source.uncoveredReason_vi,
    months: source.months.map(({ month, tasks, results }) => ({
      month,
      tasks: tasks.map(({ title_vi }, place) => ({
        key: `m${month}t${place}`,
        title: title_vi,
        responsible: place === 0 ? { organisation: 'bo', unit: 'cuc' } : { duty: 'core_enterprise' as const },
        cooperating: [],
        startsOn: null,
        dueOn: null,
      })),
      results: results.map(({ text_vi }, place) => ({ key: `m${month}r${place}`, text: text_vi, tasks: [] })),
    })),
    sections: {},
  },
  template: [{ code: 'targets', title: { vi: 'Các chỉ tiêu', en: 'Targets' }, type: 'targets' }],
  title: source.title_vi,
  year: source.year,
  platforms: [{ number: 6, name: 'Nền tảng họp trực tuyến thế hệ mới' }],
  organisation: { slug: 'bo', name: 'Bộ Thông tin và Truyền thông', short: 'Bộ TT&TT' },
  unit: 'Cục Bưu điện Trung ương',
  decision: {
    number: null,
    symbol: 'QĐ-BTTTT',
    date: null,
    dateText: 'tháng 3 năm 2022',
    place: 'Hà Nội',
    signer: SIGNER,
    recipients: ['Các Thứ trưởng', '- Các Bộ và cơ quan Trung ương;'],
    legalBases: ['Căn cứ Nghị định số 17/2017/NĐ-CP;', 'Theo đề nghị của Cục trưởng Cục Bưu điện Trung ương,'],
    draft: false,
    historical: true,
    note: source.decision.note_vi,
  },
  partyNames: (party) => ('duty' in party ? 'Doanh nghiệp nòng cốt' : 'Cục Bưu điện Trung ương'),
};

/** Paragraphs as their texts, in order, and the whole part as XML. */
async function produced(input: DecisionInput) {
  const parts = unzipSync(await decisionDocument(input));
  const xml = (name: string) => new TextDecoder().decode(parts[name]);
  const document = xml('word/document.xml');
  const paragraphs: string[] = [];
  const reader = new SaxesParser();
  let inText = false;
  reader.on('opentag', ({ name }) => {
    if (name === 'w:p') paragraphs.push('');
    inText = name === 'w:t';
  });
  reader.on('closetag', () => {
    inText = false;
  });
  reader.on('text', (text) => {
    if (inText) paragraphs[paragraphs.length - 1] += text;
  });
  reader.write(document).close();
  return { parts, xml, document, paragraphs, text: paragraphs.join('\n') };
}

describe('the decision of 2022, made anew from its record', () => {
  let paper: Awaited<ReturnType<typeof produced>>;
  beforeAll(async () => {
    paper = await produced(historical);
  });

  test('is A4 with the margins of the decree, in Times New Roman 14', () => {
    expect(paper.document).toMatch(/<w:pgSz w:w="11906" w:h="1683\d" w:orient="portrait"\/>/);
    for (const [side, least, most] of [
      ['top', 20, 25],
      ['bottom', 20, 25],
      ['left', 30, 35],
      ['right', 15, 20],
    ] as const) {
      const margin = paper.document.match(/<w:pgMar [^>]*>/)?.[0].match(new RegExp(`w:${side}="(\\d+)"`))?.[1];
      const length = (Number(margin) / 1440) * 25.4;
      expect(length, side).toBeGreaterThan(least - 0.1);
      expect(length, side).toBeLessThan(most + 0.1);
    }
    const defaults = paper.xml('word/styles.xml').match(/<w:docDefaults>.*?<\/w:docDefaults>/s)?.[0];
    expect(defaults).toContain('w:ascii="Times New Roman"');
    expect(defaults).toContain('<w:sz w:val="28"/>');
    // Between a single line and one and a half, and never an exact length, which would cut off tone marks.
    expect(defaults).toMatch(/<w:spacing [^>]*w:line="240" w:lineRule="auto"\/>/);
    const sizes = [...paper.document.matchAll(/<w:sz w:val="(\d+)"\/>/g)].map(([, size]) => Number(size) / 2);
    expect([...new Set(sizes)].sort()).toEqual([11, 12, 13, 14]);
  });

  test('opens with issuer, nation, motto, number, place and date', () => {
    expect(paper.paragraphs.filter((text) => text !== '').slice(0, 7)).toEqual([
      'BỘ THÔNG TIN VÀ TRUYỀN THÔNG',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'Số: …/QĐ-BTTTT',
      'Hà Nội, ngày … tháng 3 năm 2022',
      'QUYẾT ĐỊNH',
      `Phê duyệt ${source.title_vi}`,
    ]);
    expect(paper.text).toContain('BỘ TRƯỞNG BỘ THÔNG TIN VÀ TRUYỀN THÔNG\nCăn cứ');
  });

  test('ends each basis with ";" and the last with "."', () => {
    expect(paper.text).toContain(
      '17/2017/NĐ-CP;\nTheo đề nghị của Cục trưởng Cục Bưu điện Trung ương.\nQUYẾT ĐỊNH:\nĐiều 1. ',
    );
  });

  test('names its recipients from "Như Điều 3" to the archive, and who signs', () => {
    expect(paper.text).toContain(
      'Nơi nhận:\n- Như Điều 3;\n- Các Thứ trưởng;\n- Các Bộ và cơ quan Trung ương;\n- Lưu: VT, Cục Bưu điện Trung ương.\nKT. BỘ TRƯỞNG\nTHỨ TRƯỞNG',
    );
    expect(paper.paragraphs).toContain(SIGNER.name);
  });

  test('says that it is no original and what the record lacks', () => {
    expect(paper.text).toContain('không thay bản gốc. Hồ sơ không ghi số và ngày');
    expect(paper.text).toContain(source.decision.note_vi);
  });

  test('carries the plan as its annex on a new page', () => {
    const place = paper.paragraphs.indexOf('Phụ lục');
    expect(paper.paragraphs.slice(place, place + 3)).toEqual([
      'Phụ lục',
      source.title_vi.toUpperCase(),
      '(Kèm theo Quyết định số …/QĐ-BTTTT ngày … tháng 3 năm 2022 của Bộ Thông tin và Truyền thông)',
    ]);
    expect(paper.document).toContain('<w:pageBreakBefore/>');
    expect(paper.paragraphs).toContain('I. Khung nội dung thực hiện kế hoạch năm 2022');
  });

  test('has all 14 tasks and 10 results, and says why the other months are left out', () => {
    const tasks = source.months.flatMap(({ tasks }) => tasks.map(({ title_vi }) => title_vi));
    const results = source.months.flatMap(({ results }) => results.map(({ text_vi }) => text_vi));
    expect([tasks.length, results.length]).toEqual([14, 10]);
    for (const text of [...tasks, ...results]) expect(paper.paragraphs).toContain(text);
    expect(paper.paragraphs).toContain('Tháng 7 - Tháng 12');
    expect(paper.text).toContain(source.uncoveredReason_vi);
  });

  test('repeats the head of the table on each page and splits no row', () => {
    expect(paper.paragraphs.join('|')).toContain('TT|Thời gian|Công việc|Kết quả cần đạt|Chủ trì');
    expect(paper.document.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    const rows = paper.document.match(/<w:tr>.*?<\/w:tr>/gs) ?? [];
    expect(rows.every((row) => row.includes('<w:cantSplit/>'))).toBe(true);
  });

  test('numbers pages at the top from the second on', () => {
    expect(paper.document).toContain('<w:titlePg/>');
    const headers = Object.keys(paper.parts).filter((name) => /word\/header\d/.test(name));
    const [first] = headers.filter((name) => !paper.xml(name).includes('PAGE'));
    const [other] = headers.filter((name) => paper.xml(name).includes('PAGE'));
    expect(headers).toHaveLength(2);
    const relations = paper.xml('word/_rels/document.xml.rels');
    const id = (part = '') => relations.match(new RegExp(`Id="([^"]+)"[^>]*Target="${part.slice(5)}"`))?.[1];
    expect(paper.document).toContain(`<w:headerReference w:type="first" r:id="${id(first)}"/>`);
    expect(paper.document).toContain(`<w:headerReference w:type="default" r:id="${id(other)}"/>`);
    expect(paper.xml(other ?? '')).toContain('<w:jc w:val="center"/>');
  });

  test('is NFC throughout', () => {
    for (const name of Object.keys(paper.parts).filter((name) => name.endsWith('.xml')))
      expect(paper.xml(name)).toBe(paper.xml(name).normalize('NFC'));
  });
});

describe('a decision of today', () => {
  const decision = { ...historical.decision, historical: false, dateText: null, note: null };

  test('writes number, day and month with leading zeros, the parent above the issuer', async () => {
    const { text } = await produced({
      ...historical,
      organisation: { slug: 'cuc', name: 'Cục Mẫu', parent: 'Bộ Mẫu', short: 'CM' },
      decision: { ...decision, number: '5', symbol: 'QĐ-CM', date: '2027-02-03' },
    });
    expect(text).toContain('BỘ MẪU\nCỤC MẪU\n');
    expect(text).toContain('Số: 05/QĐ-CM\nHà Nội, ngày 03 tháng 02 năm 2027');
    expect(text).toContain('(Kèm theo Quyết định số 05/QĐ-CM ngày 03 tháng 02 năm 2027 của Cục Mẫu)');
    expect(text).not.toContain('Ghi chú');
    expect(text).not.toContain('DỰ THẢO');
  });

  test('is marked as a draft and leaves room for its number and day', async () => {
    const { text } = await produced({ ...historical, decision: { ...decision, draft: true } });
    expect(text.startsWith('DỰ THẢO\n')).toBe(true);
    expect(text).toContain('Số:      /QĐ-BTTTT');
    expect(text).toContain('I. Các chỉ tiêu\n(Chưa có nội dung)');
  });

  test('prints every kind of content, sums of money to the đồng', async () => {
    const empty = {
      text: '',
      targets: [],
      stages: [],
      agreements: [],
      groups: [],
      form: null,
      lines: [],
      focalUnit: null,
      assignments: [],
    };
    const line = {
      source: 'public',
      purpose: 'build',
      year: 2027,
      amount: 1_284_500_001,
      note: 'Vốn trung hạn',
    } as const;
    const { text } = await produced({
      ...historical,
      decision: { ...decision, number: '157', date: '2027-03-05' },
      contents: {
        ...historical.contents,
        sections: {
          targets: { ...empty, targets: [{ name: 'Số bộ sử dụng', unit: 'bộ', value: 1284.5, month: 6 }] },
          form: { ...empty, form: 2 },
          resources: { ...empty, lines: [line, { ...line, year: 2028 }] },
          assignment: {
            ...empty,
            focalUnit: 'cuc',
            assignments: [{ organisation: 'bo', unit: 'vu', responsibility: 'Thẩm định' }],
          },
          other: { ...empty, text: 'Dòng một\n=1+1' },
        },
      },
    });
    expect(text).toContain('1\nSố bộ sử dụng\nbộ\n1.284,5\nTháng 6');
    expect(text).toContain('(2) Cơ quan chủ quản đặt hàng');
    expect(text).toContain('Đầu tư công\nXây dựng\n1.284,500001\n1.284,500001\n2.569,000002');
    expect(text).toContain('Vốn trung hạn');
    expect(text).toContain('Đơn vị đầu mối của cơ quan chủ quản: Cục Bưu điện Trung ương.');
    expect(text).toContain('V. Nội dung khác (other)\nDòng một\n=1+1');
  });

  test('is well-formed whatever characters names and texts bring', async () => {
    const { text } = await produced({ ...historical, title: 'A\u0000<b>&"\ud800 Tie\u0302\u0301ng \u000b' });
    expect(text).toContain('A<b>&"\ufffd Tiếng');
  });
});
