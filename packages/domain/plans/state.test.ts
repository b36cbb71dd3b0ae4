import { expect, test } from 'vitest';
import { Refusal } from '../refusal.ts';
import { after, may, type PlanAction } from './state.ts';

const states = ['draft', 'in_review', 'returned', 'approved', 'issued', 'superseded'] as const;
const table: Record<PlanAction, Partial<Record<(typeof states)[number], string>>> = {
  submit: { draft: 'in_review', returned: 'in_review' },
  review: { in_review: 'in_review' },
  approve: { in_review: 'approved' },
  return: { in_review: 'returned', approved: 'returned' },
  issue: { approved: 'issued' },
};

test.each(Object.keys(table) as PlanAction[])(
  '%s leads on from its states and is a conflict in every other',
  (action) => {
    for (const state of states) {
      const next = table[action][state];
      expect(may(action, state)).toBe(next !== undefined);
      if (next) expect(after(action, state)).toBe(next);
      else expect(() => after(action, state)).toThrow(Refusal);
    }
  },
);
