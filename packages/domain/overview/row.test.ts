import type * as p from '@ndp/database/schema/programme';
import { describe, expect, test } from 'vitest';
import { narrowed } from './narrow.ts';
import { type Bearer, type OverviewPlan, rowOf } from './row.ts';

const organisation = (slug: string) => ({ slug, shortVi: slug, shortEn: slug, nameVi: slug, nameEn: slug });
const [mic, health, vnpt, fpt] = ['mic', 'health', 'vnpt', 'fpt'].map(organisation) as [Org, Org, Org, Org];
type Org = ReturnType<typeof organisation>;
const found = (group: 'I' | 'II' = 'I') =>
  ({
    platform: { id: 'p', code: 'NDP-0001', slug: 'nen-tang', groupCode: group },
    entry: { number: 1, groupCode: group, nameVi: 'Nền tảng địa chỉ số', nameEn: 'Digital addresses' },
  }) as unknown as Parameters<typeof rowOf>[0];
const bears = (kind: p.DutyKind, bearer: Org): Bearer => ({ platformId: 'p', kind, organisation: bearer, unit: null });
const plan = (kind: OverviewPlan['kind'], from: Org, change: Partial<OverviewPlan> = {}): OverviewPlan => ({
  ...{ id: `${kind}-${from.slug}`, kind, title: 'Kế hoạch', organisation: from, version: 1, number: null, date: null },
  ...{ historical: false, platforms: ['NDP-0001'], monthsCovered: [], tasks: { all: 0, done: 0, late: 0, blocked: 0 } },
  ...change,
});
const duties = [
  bears('owner', health),
  bears('mic_focal', mic),
  bears('core_enterprise', vnpt),
  bears('core_enterprise', fpt),
];

describe('a platform in the overview', () => {
  test('has what it should have, part of it, or nothing', () => {
    const none = rowOf(found(), duties, []);
    expect([none.state, none.missing.map(({ kind }) => kind)]).toEqual([
      'none',
      ['mic', 'owner', 'enterprise', 'enterprise'],
    ]);
    const part = rowOf(found(), duties, [plan('mic', mic), plan('enterprise', fpt)]);
    expect(part.state).toBe('partial');
    expect(Object.values(part.cells).map(({ state }) => state)).toEqual(['issued', 'not_expected', 'none', 'partial']);
    const all = [plan('mic', mic), plan('owner', health), plan('enterprise', fpt), plan('enterprise', vnpt)];
    expect(rowOf(found(), duties, all)).toMatchObject({ state: 'issued', missing: [] });
    expect(rowOf(found(), duties, [plan('mic', mic, { platforms: ['NDP-0002'] })]).state).toBe('none');
  });

  test('has one merged plan where the Ministry owns it, and no owner’s plan in group II', () => {
    const own = rowOf(found(), [bears('owner', mic), bears('promoting', mic)], [plan('mic', mic)]);
    expect(own).toMatchObject({
      state: 'issued',
      cells: { merged: { state: 'issued' }, mic: { expected: false, plans: [] } },
    });
    expect(rowOf(found('II'), [bears('owner', vnpt), bears('promoting', mic)], []).missing).toMatchObject([
      { kind: 'mic' },
    ]);
    expect(rowOf(found(), [], []).state).toBe('not_expected');
  });

  test('is found by the state of a kind, by its papers and by its name without marks', () => {
    const row = rowOf(found(), duties, [plan('mic', mic, { historical: true })]);
    const stays = (query: Parameters<typeof narrowed>[1]) => narrowed([row], query).length === 1;
    expect([stays({ kind: 'mic', state: 'issued' }), stays({ kind: 'owner', state: 'issued' })]).toEqual([true, false]);
    expect([stays({ kind: 'merged' }), stays({ state: 'partial' }), stays({ state: 'none' })]).toEqual([
      false,
      true,
      false,
    ]);
    expect([stays({ state: 'historical' }), stays({ kind: 'owner', state: 'historical' })]).toEqual([true, false]);
    expect([stays({ q: ' ' }), stays({ q: '%_\\' })]).toEqual([true, false]);
    expect([stays({ q: 'dia chi' }), stays({ q: 'bản đồ' }), stays({ owner: 'health', group: 'I' })]).toEqual([
      true,
      false,
      true,
    ]);
  });
});
