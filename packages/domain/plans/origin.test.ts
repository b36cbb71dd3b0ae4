import { expect, test } from 'vitest';
import { Refusal } from '../refusal.ts';
import type { PlanDraft } from './advance.ts';
import { assertOrigin, type Origin } from './origin.ts';

const template = JSON.stringify({ key: 'mic-186', title: { vi: 'Kế hoạch của Bộ', en: 'Plan of the Ministry' } });
const draft = { id: 'p1', kind: 'mic', year: 2027, platforms: ['NDP-0006', 'NDP-0024'], template };
const own: Origin = {
  ...{ plan: 'p1', template: 'mic-186', kind: 'mic', year: '2027', platforms: ['NDP-0024', 'NDP-0006'] },
};

/** Code and places of the refusal; none where the file is taken. */
function told(origin: Partial<Origin>, knowingly = false): string[] {
  try {
    assertOrigin({ ...own, ...origin }, draft as unknown as PlanDraft, knowingly);
    return [];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return [error.code, ...error.fields.map(({ pointer }) => pointer)];
  }
}

test('a file is taken for the plan it was made of', () => expect(told({})).toEqual([]));

test('a file of another kind, template, year or platform names what was expected, whoever means it', () => {
  const other = { kind: 'owner', template: 'owner-186', year: '2026' };
  expect(told(other)).toEqual(['invalid_input', '/kind', '/template', '/year']);
  expect(told({ ...other, plan: 'p2' }, true)).toEqual(['invalid_input', '/kind', '/template', '/year']);
  expect(told({ platforms: ['NDP-0006'] })).toEqual(['invalid_input', '/platforms']);
  expect(() => assertOrigin({ ...own, year: '2026' }, draft as unknown as PlanDraft, false)).toThrow(/"2027"/);
});

test('a file of another plan of the same kind, template and year is taken only knowingly', () => {
  const other = { plan: 'p2', platforms: ['NDP-0001'] };
  expect(told(other)).toEqual(['conflict', 'other']);
  expect(told(other, true)).toEqual([]);
});
