import { describe, expect, test } from 'vitest';
import { compareLines } from './lines.ts';

const kinds = (before: string[], after: string[]) => compareLines(before, after).map(({ kind }) => kind);

describe('comparing two versions of a section', () => {
  test('names the lines that went and came among those that stayed', () => {
    expect(kinds(['Một việc', 'Hai việc', 'Ba việc'], ['Một việc', 'Ba việc', 'Bốn kết quả'])).toEqual([
      'same',
      'gone',
      'same',
      'new',
    ]);
  });

  test('shows a reworded line word by word', () => {
    const [line] = compareLines(
      ['Đôn đốc các doanh nghiệp nòng cốt phát triển nền tảng'],
      ['Đôn đốc các doanh nghiệp nòng cốt hoàn thiện nền tảng'],
    );
    expect(line?.kind).toBe('changed');
    expect(line?.runs.filter(({ kind }) => kind === 'new').map(({ text }) => text)).toEqual(['hoàn', 'thiện']);
  });

  test('takes two lines that share little for two lines', () => {
    expect(kinds(['Ban hành kế hoạch'], ['Tập huấn cho cán bộ các tỉnh'])).toEqual(['gone', 'new']);
  });

  test('has nothing to say of nothing', () => {
    expect(compareLines([], [])).toEqual([]);
  });
});
