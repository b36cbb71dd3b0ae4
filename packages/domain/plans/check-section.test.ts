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
