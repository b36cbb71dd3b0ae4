import { describe, expect, test } from 'vitest';
import { planEditor as words } from '../../texts/plans/editor.vi.ts';
import type { MonthBody, SectionBody } from '../types.ts';
import { changesBetween, fieldsOf } from './fields.ts';

const reading = { words, nameOf: (party: object) => ('unit' in party ? String(party.unit) : 'doanh nghiệp') };
const task = (key: string, title: string): MonthBody['tasks'][number] => ({
  ...{ key, title, cooperating: [], startsOn: null, dueOn: null },
  responsible: { organisation: 'bo-mau', unit: 'cuc-mau' },
});
const month = (...tasks: MonthBody['tasks']): MonthBody => ({ tasks, results: [] });
const NOTHING: SectionBody = {
  ...{ text: '', targets: [], stages: [], agreements: [], groups: [], form: null, lines: [] },
  ...{ focalUnit: null, assignments: [] },
};
const what = (before: MonthBody, after: MonthBody) =>
  changesBetween(fieldsOf(before, reading), fieldsOf(after, reading)).map(
    ({ what: kind, label }) => `${kind} ${label}`,
  );

describe('what differs between two versions of a section', () => {
  test('follows a task by its key: reworded it is one change, moved it is none', () => {
    const [a, b] = [task('a', 'Trình Bộ'), task('b', 'Công bố')];
    expect(what(month(a, b), month(b, a))).toEqual([]);
    expect(what(month(a, b), month({ ...a, title: 'Trình Lãnh đạo Bộ' }, b))).toEqual(['changed Công việc 1']);
  });

  test('says what came, and what went where it stood', () => {
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((key) => task(key, key)) as [never, never, never, never];
    expect(what(month(a, b, c), month(b, d))).toEqual(['gone Công việc 1', 'gone Công việc 3', 'added Công việc 2']);
  });

  test('reads money in millions, dates as they are written here, and leaves out what is empty', () => {
    const line = { source: 'public', purpose: 'build', year: 2022, amount: 12_500_500_000, note: '' } as const;
    expect(fieldsOf({ ...NOTHING, lines: [line] }, reading)).toEqual([
      {
        key: 'line public build 2022',
        label: 'Đầu tư công, Xây dựng nền tảng, 2022',
        text: '12.500,5 triệu đồng',
      },
    ]);
    expect(fieldsOf(month({ ...task('a', 'Trình Bộ'), dueOn: '2022-03-25' }), reading)[0]?.text).toBe(
      'Trình Bộ\nChủ trì: cuc-mau\nhạn 25/3/2022',
    );
    expect(fieldsOf(NOTHING, reading)).toEqual([]);
    expect(fieldsOf(null, reading)).toEqual([]);
  });

  test('names the focal unit as people call it', () => {
    const named = { ...reading, nameOf: () => 'Cục Mẫu' };
    expect(fieldsOf({ ...NOTHING, focalUnit: 'cuc-mau' }, named)).toMatchObject([{ text: 'Cục Mẫu' }]);
  });

  test('tells two rows of one name apart', () => {
    const group = { name: 'Tổ công tác', members: '', decision: '' };
    const keys = fieldsOf({ ...NOTHING, groups: [group, { ...group, members: 'Mười người' }] }, reading).map(
      (f) => f.key,
    );
    expect(new Set(keys).size).toBe(2);
  });
});
