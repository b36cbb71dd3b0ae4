import { newId } from '@ndp/database/ids';
import { systemGrant } from '@ndp/domain/permissions';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Drafters, drafters } from '../support/drafting.ts';
import { call, databases, trips } from '../support/stack.ts';

/** Platforms of this suite's own, which no edition names. */
const number = () => `NDP-${String(Math.trunc(100_000 + Math.random() * 800_000))}`;
const owned = number();
const others = number();
const ofEnterprises = number();
let us: Drafters;
let home: string;

beforeAll(async () => {
  const { programme } = await systemGrant(databases(), 'seed.import');
  const platforms = [
    [owned, 'I'],
    [others, 'I'],
    [ofEnterprises, 'II'],
  ] as const;
  await programme.write(
    platforms.map(([code, group]) => ({
      sql: 'INSERT INTO platform (id, created_at, code, slug, group_code) VALUES (?, ?, ?, ?, ?)',
      args: [newId(), new Date().toISOString(), code, code.toLowerCase(), group],
    })),
  );
  us = await drafters('soan', ['NDP-0006', owned, others, ofEnterprises]);
  await us.tenant.duty('owner', owned);
  home = `/v1/t/${us.slug}`;
});

interface Parties {
  platforms: { code: string; number: number | null; owners: string[]; mine: string[] }[];
  parties: { organisation: string; unit: string | null; duties: { kind: string; platform: string | null }[] }[];
  recipients: Record<string, string[]>;
}

describe('beginning a plan', () => {
  test('shows every kind in force, and offers those that this unit may draft', async () => {
    const list = async (token: string, org = home) => {
      const answer = await call<{ items: { key: string; mayDraft: boolean; contents: object[] }[] }>(
        `${org}/plan-templates`,
        { token },
      );
      expect(answer.status).toBe(200);
      expect(trips(answer).all).toBeLessThanOrEqual(2);
      return answer.body.items;
    };
    const items = await list(us.tokens.officer);
    expect(items.map(({ key }) => key)).toEqual([
      ...['enterprise-186', 'local-own-186', 'local-use-186', 'merged-186', 'mic-186', 'owner-186'],
      ...['sector-own-186', 'sector-use-186'],
    ]);
    expect(items.find(({ key }) => key === 'mic-186')?.contents).toHaveLength(8);
    const offered = items.filter(({ mayDraft }) => mayDraft).map(({ key }) => key);
    expect(offered).toEqual(['merged-186', 'mic-186', 'sector-own-186', 'sector-use-186']);
    // A leader drafts nothing, and a unit without an own platform has no merged plan to offer.
    expect((await list(us.tokens.leader)).some(({ mayDraft }) => mayDraft)).toBe(false);
    const focal = await drafters('soan-dau-moi', ['NDP-0006']);
    const theirs = await list(focal.tokens.officer, `/v1/t/${focal.slug}`);
    expect(theirs.filter(({ mayDraft }) => mayDraft).map(({ key }) => key)).not.toContain('merged-186');
  });

  test('names the platforms one drafts for, who bears a duty there, one’s own units, and to whom it goes', async () => {
    const parties = (query = '') => call<Parties>(`${home}/plan-parties${query}`, { token: us.tokens.officer });
    const some = await parties(`?platforms=NDP-0006,${owned}`);
    expect(some.status).toBe(200);
    expect(trips(some).all).toBeLessThanOrEqual(2);
    expect(some.body.platforms).toMatchObject([
      { code: 'NDP-0006', number: 6, owners: ['bo-thong-tin-va-truyen-thong'], mine: ['promoting'] },
      { code: owned, number: null, owners: [us.slug], mine: expect.arrayContaining(['promoting', 'owner']) },
    ]);
    const unit = some.body.parties.find(({ unit }) => unit === us.unit.slug);
    expect(unit?.duties).toContainEqual({ kind: 'promoting', platform: 'NDP-0006', rank: null });
    expect(unit?.duties).toContainEqual({ kind: 'owner', platform: owned, rank: null });
    const coordinator = some.body.parties.find(({ unit }) => unit === 'vu-quan-ly-doanh-nghiep');
    expect(coordinator?.duties).toContainEqual({ kind: 'coordinator', platform: null, rank: null });
    expect(some.body.recipients).toMatchObject({
      owner: expect.arrayContaining([us.slug]),
      mic_focal: expect.arrayContaining([us.slug, 'bo-thong-tin-va-truyen-thong']),
      coordinator: ['bo-thong-tin-va-truyen-thong'],
    });
    const all = await parties();
    expect(
      all.body.platforms
        .slice(0, 4)
        .map(({ code }) => code)
        .sort(),
    ).toEqual(['NDP-0006', owned, others, ofEnterprises].sort());
    expect(all.body.platforms.length).toBeGreaterThan(35);
    const unknown = await parties('?platforms=NDP-000006');
    expect([unknown.status, unknown.text]).toEqual([400, expect.stringContaining('NDP-000006')]);
    expect((await parties('?platforms=6')).status).toBe(400);
  });
});
