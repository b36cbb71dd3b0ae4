import { describe, expect, test } from 'vitest';
import { changesBetween } from './changes.ts';

describe('what an entry of the trail changed', () => {
  test('names only the fields that differ', () => {
    const before = { role: 'officer', unit: 'cuc-buu-dien-trung-uong' };
    const after = { role: 'head', unit: 'cuc-buu-dien-trung-uong' };
    expect(changesBetween(before, after)).toEqual([{ field: 'role', before: 'officer', after: 'head' }]);
  });

  test('shows what was made and what was taken away', () => {
    expect(changesBetween(null, { state: 'draft' })).toEqual([{ field: 'state', before: '', after: 'draft' }]);
    expect(changesBetween({ until: '2026-12-31' }, null)).toEqual([
      { field: 'until', before: '2026-12-31', after: '' },
    ]);
  });

  test('compares lists by what is in them', () => {
    expect(changesBetween({ scopes: ['a'] }, { scopes: ['a'] })).toEqual([]);
    expect(changesBetween({ scopes: ['a'] }, { scopes: ['b'] })).toHaveLength(1);
  });
});
