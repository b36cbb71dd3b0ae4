import type { ResourceLine } from '@ndp/domain/plans/sections';
import { AlignmentType, type FileChild } from 'docx';
import { inVietnamese, PURPOSE_WORDS, SOURCE_WORDS } from '../words.ts';
import { body, run, SIZE } from './layout.ts';
import { table, type Written } from './table.ts';

/** Amounts are printed in triệu đồng. */
const MILLION = 1_000_000;

/** Resources by source and purpose over the years, with totals; notes beneath. 186 Điều 1, IV.1.b (thứ 2) */
export function resources(lines: readonly ResourceLine[]): FileChild[] {
  const years = [...new Set(lines.map(({ year }) => year))].sort((a, b) => a - b);
  const kinds = [...new Map(lines.map((line) => [kindOf(line), line])).values()].sort(
    (a, b) =>
      place(SOURCE_WORDS, a.source) - place(SOURCE_WORDS, b.source) ||
      place(PURPOSE_WORDS, a.purpose) - place(PURPOSE_WORDS, b.purpose),
  );
  const amounts = (of: readonly ResourceLine[]) => [...years.map((year) => sum(of, year)), sum(of)];
  const rows = kinds.map((kind) => {
    const own = lines.filter((line) => kindOf(line) === kindOf(kind));
    return [SOURCE_WORDS[kind.source], PURPOSE_WORDS[kind.purpose], ...amounts(own)];
  });
  const total = ['Tổng cộng', '', ...amounts(lines)].map((text): Written => ({ text, bold: true }));
  const money = [...years.map((year) => `Năm ${year}`), 'Cộng'].map((head) => ({
    head,
    share: 14,
    align: 'right' as const,
  }));
  const columns = [{ head: 'Nguồn', share: 20 }, { head: 'Mục đích', share: 22 }, ...money];
  const unit = body([run('Đơn vị tính: triệu đồng', { size: SIZE.table, italics: true })], {
    alignment: AlignmentType.RIGHT,
    keepNext: true,
  });
  return [unit, table(columns, [...rows, total]), ...notes(lines)];
}

const kindOf = ({ source, purpose }: ResourceLine) => `${source} ${purpose}`;
const place = (words: Record<string, string>, key: string) => Object.keys(words).indexOf(key);

/** In đồng the sum of 300 lines at their most is beyond exact numbers, so it is counted in bigint. */
function sum(lines: readonly ResourceLine[], year?: number): string {
  const own = lines.filter((line) => year === undefined || line.year === year);
  if (own.length === 0) return '';
  const dong = own.reduce((total, { amount }) => total + BigInt(amount), 0n);
  const rest = String(dong % BigInt(MILLION))
    .padStart(6, '0')
    .replace(/0+$/, '');
  return inVietnamese(Number(dong / BigInt(MILLION))) + (rest === '' ? '' : `,${rest}`);
}

function notes(lines: readonly ResourceLine[]): FileChild[] {
  return lines
    .filter(({ note }) => note !== '')
    .map(({ source, purpose, year, note }) =>
      body([
        run(`${SOURCE_WORDS[source]}, ${PURPOSE_WORDS[purpose]}, năm ${year}: ${note}`, {
          size: SIZE.table,
          italics: true,
        }),
      ]),
    );
}
