import { describe, expect, test } from 'vitest';
import type { PlanRow } from '../../api/types.ts';
import { drafts, filterFrom, issuedFilter } from './filter.ts';

const row = (id: string, more: Partial<PlanRow>) =>
  ({ id, state: 'draft', year: 2026, kind: 'mic', ...more }) as PlanRow;

describe('the filter of the lists of plans', () => {
  test('is read from the address, strange values left out', () => {
    const search = { state: 'approved', year: '2026', kind: 'mic', muc: 'ban-hanh', q: 'họp', other: '1' };
    expect(filterFrom(search)).toEqual({ state: 'approved', year: '2026', kind: 'mic', muc: 'ban-hanh', q: 'họp' });
    expect(filterFrom({ state: 'lost', year: 'x', kind: 'none', muc: 'khac', q: '' })).toEqual({});
    expect(issuedFilter({ muc: 'ban-hanh', state: 'draft', year: '2022' })).toEqual({ year: '2022' });
  });

  test('puts first what waits for the one who looks', () => {
    const items = [
      row('a', {}),
      row('b', { mayApprove: true, state: 'in_review' }),
      row('c', { mayEdit: true, state: 'returned' }),
      row('d', { mayEdit: true, year: 2022 }),
    ];
    const { waiting, rest } = drafts(items, { year: '2026' });
    expect([waiting.map(({ id }) => id), rest.map(({ id }) => id)]).toEqual([['b', 'c'], ['a']]);
  });
});
