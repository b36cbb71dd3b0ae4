import { expect, test } from 'vitest';
import { proposedTitle, TITLE_MOST, titleIn } from './title.ts';

const named = (vi: string) => ({ vi, en: vi });

test('a title is proposed from kind, platforms and year', () => {
  const mic = { kind: 'mic', title: named('Kế hoạch của Bộ') } as const;
  expect(proposedTitle(mic, ['Nền tảng họp trực tuyến thế hệ mới', 'Sàn thương mại điện tử'], 2027, 'Bộ Mẫu')).toBe(
    'Kế hoạch của Bộ Mẫu thúc đẩy phát triển và sử dụng nền tảng số quốc gia Họp trực tuyến thế hệ mới, Sàn thương mại điện tử năm 2027',
  );
  const sector = { kind: 'sector', title: named('Kế hoạch sử dụng trong ngành') } as const;
  expect(proposedTitle(sector, [], 2027, 'Bộ Mẫu')).toBe('Kế hoạch sử dụng trong ngành năm 2027');
});

test('a title that would be too long counts its platforms', () => {
  const names = Array.from({ length: 20 }, (_, at) => `Nền tảng có một cái tên khá là dài số ${at + 1}`);
  const title = proposedTitle({ kind: 'mic', title: named('x') }, names, 2027, 'Bộ Mẫu');
  expect(title.length).toBeLessThanOrEqual(TITLE_MOST);
  expect(title).toContain('(20 nền tảng)');
});

test('a copy for another year names that year, once, and a title without a year stays as it is', () => {
  expect(titleIn('Kế hoạch 2022 của Bộ, năm 2022', 2022, 2023)).toBe('Kế hoạch 2022 của Bộ, năm 2023');
  expect(titleIn('Kế hoạch của Bộ', 2022, 2023)).toBe('Kế hoạch của Bộ');
});
