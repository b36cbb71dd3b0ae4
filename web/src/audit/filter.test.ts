import { describe, expect, test } from 'vitest';
import { chainFrom, exportHref, filterFrom } from './filter.ts';

describe('the trail as its address names it', () => {
  test('is narrowed by what is filled in and by nothing else', () => {
    expect(filterFrom({ actor: 'minh-hanh', action: '', from: '2026-01-01', colour: 'red' })).toEqual({
      actor: 'minh-hanh',
      from: '2026-01-01',
    });
  });

  test('is exported with the filters one is looking at', () => {
    expect(exportHref('bo-y-te', 'workspace', {})).toBe('/v1/t/bo-y-te/audit/export');
    expect(exportHref('bo-y-te', chainFrom({ so: 'nguoi' }), { actor: 'a b' })).toBe(
      '/v1/t/bo-y-te/audit/programme/export?actor=a+b',
    );
  });
});
