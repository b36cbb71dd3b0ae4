import { describe, expect, test } from 'vitest';
import { planEditor as words } from '../../texts/plans/editor.vi.ts';
import type { SectionBody } from '../types.ts';
import { contentShape, sumOf, type TypedContent } from './content-shape.ts';

const shape = contentShape('vi', words);
const whole: SectionBody = {
  text: 'Diễn giải',
  targets: [{ name: 'Cơ quan sử dụng', unit: 'cơ quan', value: 1284.5, month: 6 }],
  stages: [{ name: 'Giai đoạn 1', objective: 'a', scope: '', users: '' }],
  agreements: [{ title: 'Thỏa thuận', parties: '', number: '', date: '2022-03-01', reviewedOn: null }],
  groups: [{ name: 'Tổ', members: '', decision: '' }],
  form: 2,
  lines: [{ source: 'public', purpose: 'build', year: 2022, amount: 12_500_500_000, note: 'vốn 2022' }],
  focalUnit: 'cuc-mau',
  assignments: [{ organisation: 'bo-mau', unit: null, responsibility: 'Chủ trì' }],
};
const typed = (change: Partial<TypedContent>): TypedContent => ({ ...shape.typedOf(null), ...change });

describe('a content as its form holds it', () => {
  test('comes back as it was', () => {
    expect(shape.bodyOf(shape.typedOf(whole))).toEqual({ body: whole });
  });

  test('leaves rows out in which nothing stands, and asks for what the others lack', () => {
    const blank = { name: '', unit: '', value: '', month: '' };
    expect(shape.bodyOf(typed({ targets: [blank] }))).toMatchObject({ body: { targets: [] } });
    expect(shape.bodyOf(typed({ targets: [blank, { ...blank, unit: 'cơ quan' }] }))).toEqual({
      errors: { 'targets.1.name': words.errors.target, 'targets.1.value': words.errors.figure },
    });
  });

  test('takes spaces alone for nothing written', () => {
    expect(shape.bodyOf(typed({ text: ' \n' }))).toMatchObject({ body: { text: '' } });
  });

  test('puts two lines of the same money together, as a cell is one', () => {
    const line = { source: 'other', purpose: 'use', year: 2023, amount: 1_000_000, note: 'a' } as const;
    const { amounts, notes } = shape.typedOf({ ...whole, lines: [line, { ...line, note: 'b' }] });
    expect([amounts, notes]).toEqual([{ 'other-use-2023': '2' }, { 'other-use-2023': 'a; b' }]);
  });

  test('refuses money that is negative, no number, or absurd, each at its cell', () => {
    const amounts = { 'public-build-2022': '-5', 'other-use-2022': 'năm tỷ', 'other-other-2022': '1.000.000.001' };
    const { errors } = shape.bodyOf(typed({ amounts })) as { errors: Record<string, string> };
    expect(errors).toEqual({
      'amounts.public-build-2022': words.errors.money,
      'amounts.other-use-2022': words.errors.money,
      'amounts.other-other-2022': words.errors.muchMoney,
    });
  });

  test('sums only what it can read', () => {
    const amounts = { 'public-build-2022': '1,5', 'public-use-2022': '2' };
    expect(sumOf(amounts, 'vi', () => true)).toBe(3_500_000);
    expect(sumOf({ ...amounts, 'other-use-2022': 'x' }, 'vi', () => true)).toBe(null);
    expect(sumOf({}, 'vi', () => true)).toBe(null);
  });
});
