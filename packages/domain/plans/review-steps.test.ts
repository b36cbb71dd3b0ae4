import { describe, expect, test } from 'vitest';
import type { Member } from '../permissions.ts';
import { standsIn, vacantIn } from './review-steps.ts';

const draft = { unit: 'cuc-a', draftedBy: 'an', authors: ['an'], steps: ['head', 'leader'] as const, step: 0 };
const headOf = (unit: string | null) => ({ person: 'dau', role: 'head' as const, unit });
const leader = (person = 'lanh-dao') => ({ person, role: 'leader' as const, unit: null });
const vacant = (reviewers: Parameters<typeof vacantIn>[2]['reviewers'], alone = false, kind = 'ministry' as const) =>
  vacantIn(draft, kind, { reviewers, alone });

describe('who there is to review a plan', () => {
  test('a head of its unit or of no unit takes the head’s step, the head of another does not', () => {
    expect(vacant([headOf('cuc-a'), leader()])).toEqual([]);
    expect(vacant([headOf(null), leader()])).toEqual([]);
    expect(vacant([headOf('cuc-b'), leader()])).toEqual(['head']);
    expect(vacant([leader()])).toEqual(['head']);
  });

  test('a leader takes the last step, one who drafted it does not, save the single person of an enterprise', () => {
    expect(vacant([headOf('cuc-a')])).toEqual(['leader']);
    expect(vacant([headOf('cuc-a'), leader('an')])).toEqual(['leader']);
    expect(vacant([headOf('cuc-a'), leader('an'), leader()])).toEqual([]);
    const single = { reviewers: [leader('an')], alone: true };
    expect(vacantIn(draft, 'enterprise', single)).toEqual(['head']);
    expect(vacantIn(draft, 'ministry', single)).toEqual(['head', 'leader']);
  });

  test('the leader decides in place of a head whom there is no longer, at the head’s turn only', () => {
    const actor = { role: 'leader', organisation: { kind: 'ministry' } } as Member;
    const at = (step: number, reviewers: Parameters<typeof vacant>[0], who: Member = actor) =>
      standsIn(who, { ...draft, steps: [...draft.steps], step }, { reviewers, alone: false });
    expect(at(0, [leader()])).toBe(true);
    expect(at(0, [leader(), headOf('cuc-a')])).toBe(false);
    expect(at(1, [leader()])).toBe(false);
    expect(at(0, [leader()], { ...actor, role: 'officer' })).toBe(false);
  });
});
