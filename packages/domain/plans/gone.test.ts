import { describe, expect, test } from 'vitest';
import type { Ended } from '../people/ended.ts';
import { Refusal } from '../refusal.ts';
import { partiesIn } from './check-section.ts';
import { contentsIn } from './contents.ts';
import { assertInItsTime, dayToExist, gapsOfEnded } from './gone.ts';

const heirs = [{ slug: 'bo-moi', vi: 'Bộ Mới', en: 'New' }];
const ended: Ended[] = [
  { organisation: 'bo-cu', unit: null, on: '2025-03-01', name: { vi: 'Bộ Cũ', en: 'Old' }, heirs },
  { organisation: 'bo-a', unit: 'cuc-tan', on: '2026-05-01', name: { vi: 'Cục Tan', en: 'Gone' }, heirs: [] },
];
const given = (organisation: string, unit: string | null) => ({ responsible: { organisation, unit } });
const contents = contentsIn(
  JSON.stringify({
    ...{ monthsCovered: [6], uncoveredReason: null },
    months: [
      {
        month: 6,
        tasks: [
          { key: 'a', title: 'Một', ...given('bo-cu', 'vu-nao-do') },
          { key: 'b', title: 'Hai', ...given('bo-a', 'cuc-tan') },
          { key: 'c', title: 'Ba', ...given('bo-a', 'cuc-con') },
        ],
        results: [],
      },
    ],
    sections: { assignment: { focalUnit: 'cuc-tan', assignments: [] } },
  }),
);

describe('a task given to who is no more', () => {
  test('is a gap with its place and who took their place; of those who are there, or were then, it is none', () => {
    const at = (day: string) => gapsOfEnded(contents, 'bo-a', ended, day).map(({ pointer }) => pointer);
    const task = (place: number) => `/contents/months/0/tasks/${place}/responsible`;
    expect(at('2025-02-28')).toEqual([]);
    expect(at('2025-03-01')).toEqual([task(0)]);
    expect(at('2026-05-01')).toEqual([task(0), task(1), '/contents/sections/assignment/focalUnit']);
    const [old, unit] = gapsOfEnded(contents, 'bo-a', ended, '2026-05-01').map(({ detail }) => detail.vi);
    expect(old).toBe('“Bộ Cũ” đã kết thúc hoạt động từ 2025-03-01, nay là Bộ Mới. Chọn đơn vị khác.');
    expect(unit).toBe('“Cục Tan” đã kết thúc hoạt động từ 2026-05-01. Chọn đơn vị khác.');
  });

  test('counts on the day of the decision, without one at the beginning of a year that is over or today', () => {
    expect(dayToExist(2022, '2022-03-20', '2026-11-22')).toBe('2022-03-20');
    expect(dayToExist(2022, null, '2026-11-22')).toBe('2022-01-01');
    expect(dayToExist(2026, null, '2026-11-22')).toBe('2026-11-22');
  });
});

test('an organisation that has ended has plans up to the year of its end; for later ones its heir is named', () => {
  const refused = (year: number, home: string) => {
    try {
      assertInItsTime('/year', year, home, ended);
      return null;
    } catch (error) {
      if (error instanceof Refusal) return error.fields;
      throw error;
    }
  };
  expect([refused(2022, 'bo-cu'), refused(2025, 'bo-cu')]).toEqual([null, null]);
  expect(refused(2026, 'bo-cu')).toMatchObject([
    {
      pointer: '/year',
      detail: { vi: expect.stringContaining('nay là Bộ Mới. Kế hoạch năm 2026 do cơ quan kế thừa lập') },
    },
  ]);
  expect(refused(2100, 'bo-a')).toBe(null);
});

test('the focal unit is one of those whom a section names, a unit of the organisation whose plan it is', () => {
  const body = contents.sections.assignment;
  if (!body) throw new Error('no section');
  expect(partiesIn('assignment', body, 'bo-a')).toEqual([
    { pointer: '/body/focalUnit', party: { organisation: 'bo-a', unit: 'cuc-tan' }, focal: true },
  ]);
});
