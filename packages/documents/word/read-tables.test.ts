import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import source from '../../local/seed/data/plan-online-meetings-2022.json' with { type: 'json' };
import { decisionDocument } from '../decision.ts';
import { readGrid } from '../grid/read-range.ts';
import { HostileFile } from '../zip/open.ts';
import { readTables } from './read-tables.ts';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const TYPES =
  '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
function document(body: string): Uint8Array {
  const encoded = (text: string) => new TextEncoder().encode(text);
  const xml = `<?xml version="1.0"?><w:document ${W}><w:body>${body}</w:body></w:document>`;
  return zipSync({ '[Content_Types].xml': encoded(TYPES), 'word/document.xml': encoded(xml) });
}
const p = (text: string) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
const tc = (content: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`;
const table = (...rows: string[][]) => `<w:tbl>${rows.map((row) => `<w:tr>${row.join('')}</w:tr>`).join('')}</w:tbl>`;

describe('tables of a Word file', () => {
  test('are read cell by cell, paragraphs on lines of their own', () => {
    const body = `${p('Lời dẫn')}${table([tc(p('Tháng') + p('1')), tc(p('A'))])}${table([tc(p('Vie\u0323\u0302c'))])}`;
    expect(readTables(document(body))).toEqual([[['Tháng\n1', 'A']], [['Việc']]]);
  });

  test('keep their columns where cells are merged', () => {
    const body = table(
      [tc(p('Tháng 1'), '<w:vMerge w:val="restart"/>'), tc(p('A')), tc(p('B'))],
      [tc(p('bỏ'), '<w:vMerge/>'), tc(p('C'), '<w:gridSpan w:val="2"/>')],
      ['<w:trPr><w:gridBefore w:val="1"/></w:trPr>', tc(p('D')), tc(p('E'))],
    );
    expect(readTables(document(body))).toEqual([
      [
        ['Tháng 1', 'A', 'B'],
        ['', 'C', ''],
        ['', 'D', 'E'],
      ],
    ]);
  });

  test('have what was inserted and not what was deleted', () => {
    const run = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`;
    const changed = `<w:p>${run('Xây ')}<w:ins w:id="1">${run('dựng')}</w:ins><w:del w:id="2"><w:r><w:delText>bỏ</w:delText></w:r></w:del><w:moveFrom>${run('đi')}</w:moveFrom></w:p>`;
    const gone = ['<w:trPr><w:del w:id="3"/></w:trPr>', tc(p('cả dòng'))];
    expect(readTables(document(table([tc(changed)], gone, [tc(p('còn'))])))).toEqual([[['Xây dựng'], ['còn']]]);
  });

  test('have no list numbers, field codes or older forms of a drawing', () => {
    const cell = `<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>Một</w:t><w:br/><w:t>Hai</w:t><w:tab/><w:instrText>PAGE</w:instrText></w:r><mc:AlternateContent xmlns:mc="m"><mc:Fallback><w:r><w:t>cũ</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>`;
    expect(readTables(document(table([tc(cell)])))).toEqual([[['Một\nHai']]]);
  });

  test('in a cell of another are tables of their own', () => {
    expect(readTables(document(table([tc(p('Ngoài') + table([tc(p('Trong'))]) + p('sau'))])))).toEqual([
      [['Ngoài\nsau']],
      [['Trong']],
    ]);
  });

  test('of a decision give its year frame back', async () => {
    const tables = readTables(await decisionOf2022());
    const grids = tables.map((rows) => readGrid(rows)).filter(({ months }) => Object.keys(months).length === 6);
    expect(grids).toHaveLength(1);
    expect(grids[0]?.errors).toEqual([]);
    for (const { month, tasks, results } of source.months) {
      expect(grids[0]?.months[month]?.tasks).toEqual(tasks.map(({ title_vi }) => ({ title: title_vi })));
      expect(grids[0]?.months[month]?.results).toEqual(results.map(({ text_vi }) => ({ text: text_vi })));
    }
  });
});

function decisionOf2022() {
  return decisionDocument({
    contents: {
      monthsCovered: [1, 2, 3, 4, 5, 6],
      uncoveredReason: null,
      months: source.months.map(({ month, tasks, results }) => ({
        month,
        tasks: tasks.map(({ title_vi }, place) => ({
          key: `t${place}`,
          title: title_vi,
          responsible: null,
          cooperating: [],
          startsOn: null,
          dueOn: null,
        })),
        results: results.map(({ text_vi }, place) => ({ key: `r${place}`, text: text_vi, tasks: [] })),
      })),
      sections: {},
    },
    template: [],
    title: source.title_vi,
    year: 2022,
    platforms: [],
    organisation: { slug: 'bo', name: 'Bộ Mẫu', short: 'BM' },
    unit: null,
    decision: {
      number: '1',
      symbol: 'QĐ-BM',
      date: '2022-03-01',
      dateText: null,
      place: 'Hà Nội',
      signer: { authority: null, title: null, name: null },
      recipients: [],
      legalBases: [],
      draft: false,
      historical: false,
      note: null,
    },
    partyNames: () => '',
  });
}

describe('a hostile Word file', () => {
  const reasonOf = (bytes: Uint8Array) => {
    const before = process.threadCpuUsage();
    const spent = () => (process.threadCpuUsage(before).user + process.threadCpuUsage(before).system) / 1000;
    try {
      readTables(bytes);
    } catch (error) {
      if (error instanceof HostileFile) return error.reason;
      throw error;
    } finally {
      expect(spent()).toBeLessThan(2000);
    }
    return 'read';
  };

  test('is refused when too deep, too wide or too full', () => {
    let nested = p('x');
    for (let depth = 0; depth < 60; depth++) nested = table([tc(nested)]);
    expect(reasonOf(document(nested))).toBe('malformed');
    expect(reasonOf(document(table([tc(p('x'), '<w:gridSpan w:val="1000000"/>')])))).toBe('malformed');
    const wide = tc(p('x'), '<w:gridSpan w:val="100"/>');
    expect(reasonOf(document(table(Array.from({ length: 600 }, () => wide))))).toBe('too_large');
  });

  test('changed anywhere is read or refused, never more', async () => {
    const parts = unzipSync(await decisionOf2022());
    const xml = new TextDecoder().decode(parts['word/document.xml']);
    fc.assert(
      fc.property(fc.nat(xml.length - 1), fc.constantFrom('<', '>', '"', '/', '0', '&', 'w:tbl'), (at, put) => {
        reasonOf(
          zipSync({
            ...parts,
            'word/document.xml': new TextEncoder().encode(xml.slice(0, at) + put + xml.slice(at + 1)),
          }),
        );
      }),
      { numRuns: 40 },
    );
  });
});
