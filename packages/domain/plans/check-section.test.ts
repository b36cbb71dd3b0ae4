import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { Refusal } from '../refusal.ts';
import { type AnyBody, assertContents, assertSection, bodySchema } from './check-section.ts';
import { PlanContents, type PlanContentsInput } from './contents.ts';
import { MOST_MONEY, PURPOSES } from './sections.ts';
import type { PlanTemplate } from './template.ts';

const title = { vi: 'Nguồn lực của năm', en: 'Resources of the year' };
const guidance = { vi: '', en: '' };
const template = {
  contents: [{ code: 'resources', type: 'resources', title, guidance, clause: '', mandatory: true }],
} as Partial<PlanTemplate> as PlanTemplate;

/** The places and words of what is refused; none where it is taken. */
function told(check: () => void): string[] {
  try {
    check();
    return [];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.fields.length > 0 ? error.fields.map(({ pointer }) => pointer) : [error.code];
  }
}
const section = (code: string, body: unknown) =>
  told(() => assertSection(code, v.parse(bodySchema(code), body) as AnyBody, template, 2026));
const whole = (contents: Partial<PlanContentsInput>, called = 'Kế hoạch') => {
  const given = { monthsCovered: [], uncoveredReason: null, months: [], ...contents };
  return told(() => assertContents(called, v.parse(PlanContents, given), template, 2026));
};

describe('money of a content', () => {
  const lines = (...amounts: number[]) => ({
    lines: amounts.map((amount, at) => ({ source: 'public', purpose: PURPOSES[at % 6], year: 2026, amount })),
  });

  test('comes to no more than one line may say, so that its sum is exact', () => {
    expect(section('resources', lines(MOST_MONEY - 1, 1))).toEqual([]);
    expect(section('resources', lines(MOST_MONEY, 1))).toEqual(['/body/lines']);
    expect(whole({ sections: { resources: lines(MOST_MONEY, 1) as never } })).toEqual([
      '/contents/sections/resources/lines',
    ]);
  });

  test('is refused in the words of its content', () => {
    const body = v.parse(bodySchema('resources'), lines(MOST_MONEY, MOST_MONEY)) as AnyBody;
    expect(() => assertSection('resources', body, template, 2026)).toThrow(/Resources of the year/);
  });
});

describe('a section that the template does not have', () => {
  test('is unknown by itself, and named where the plan is sent whole', () => {
    expect(section('roadmap', { text: 'Lộ trình' })).toEqual(['not_found']);
    expect(whole({ sections: { roadmap: { text: 'Lộ trình' } } })).toEqual(['/contents/sections/roadmap']);
    expect(whole({ sections: { resources: { text: 'Lời dẫn' } } })).toEqual([]);
  });
});

describe('the frame of a plan', () => {
  const frame = (change: object) => ({ title: 'Kế hoạch', monthsCovered: [1, 2], uncoveredReason: null, ...change });

  test('names each month once', () => {
    expect(section('frame', frame({}))).toEqual([]);
    expect(section('frame', frame({ monthsCovered: [1, 2, 1] }))).toEqual(['/body/monthsCovered/2']);
    expect(whole({ monthsCovered: [3, 3] })).toEqual(['/contents/monthsCovered/1']);
  });

  test('has a title of one line, which mails and lists show as it is', () => {
    for (const title of ['Một\nhai', 'Một\u202ehai']) {
      expect(section('frame', frame({ title }))).toEqual(['/body/title']);
      expect(whole({}, title)).toEqual(['/title']);
    }
    // A reason is a text like any other.
    expect(section('frame', frame({ uncoveredReason: 'Một\nhai' }))).toEqual([]);
  });
});

test('a result names tasks of its month, or none', () => {
  const month = (tasks: string[]) => ({
    tasks: [{ key: 'a', title: 'Việc' }],
    results: [{ text: 'Của cả tháng' }, { text: 'Kết quả', tasks }],
  });
  expect(section('m01', month(['a']))).toEqual([]);
  expect(section('m01', month(['a', 'b']))).toEqual(['/body/results/1/tasks/1']);
  expect(whole({ months: [{ month: 4, ...month(['b']) }] })).toEqual(['/contents/months/0/results/1/tasks/0']);
});

test('a text that is too long says how long it may be, and one that shows nothing is none', () => {
  const parsed = (text: string) => v.safeParse(bodySchema('objectives'), { text });
  expect(parsed('x'.repeat(50_001)).issues).toMatchObject([{ type: 'max_length', requirement: 50_000 }]);
  expect(parsed('x'.repeat(50_000)).output).toMatchObject({ text: expect.stringMatching(/^x{50000}$/) });
  expect(parsed(' \u200b\n').output).toMatchObject({ text: '' });
  expect(parsed('').output).toMatchObject({ text: '' });
});
