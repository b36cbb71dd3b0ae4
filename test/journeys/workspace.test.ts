import { planOf2022 as draft } from '@ndp/local/seed/plan-2022';
import { beforeAll, describe, expect, test } from 'vitest';
import { openDraft, takeStep } from '../support/plans.ts';
import { call, trips } from '../support/stack.ts';
import { newTenant, type Tenant, tokenOf } from '../support/tenant.ts';

interface Work {
  items: { kind: string; id: string }[];
  waiting: { kind: string; id: string }[];
  recent: { title: string; actor: { name: string } }[];
}
interface Platforms {
  items: { code: string; name: string; mine: string[] }[];
  total: number;
}

let tenant: Tenant;
let officer: string;
let head: string;
let leader: string;
let home: string;
beforeAll(async () => {
  tenant = await newTenant('cong-viec');
  const unit = await tenant.unit('Cục Thử');
  await Promise.all(['NDP-0006', 'NDP-0024'].map((code) => tenant.duty('promoting', code, unit.id)));
  officer = await tokenOf(await tenant.member('officer', unit.id));
  head = await tokenOf(await tenant.member('head', unit.id));
  leader = await tokenOf(await tenant.member('leader'));
  home = `/v1/t/${tenant.slug}`;
});
const work = async (token: string) => {
  const answer = await call<Work>(`${home}/work`, { token });
  expect(trips(answer).reads).toBe(trips(answer).all);
  expect(trips(answer).all).toBeLessThanOrEqual(2);
  return answer.body;
};

describe('what needs me', () => {
  test('goes from the officer who drafts to the leader who approves and issues', async () => {
    const id = await openDraft(officer, tenant.slug);
    expect((await work(officer)).items).toMatchObject([{ kind: 'plan.submit', id }]);
    expect((await work(leader)).items).toEqual([]);
    await takeStep(officer, tenant.slug, id, 'submit');
    expect((await work(officer)).items).toEqual([]);
    expect((await work(officer)).waiting).toMatchObject([{ kind: 'plan.review', id }]);
    expect((await work(leader)).items).toEqual([]);
    expect((await work(head)).items).toMatchObject([{ kind: 'plan.review', id }]);
    await takeStep(head, tenant.slug, id, 'review');
    expect((await work(head)).items).toEqual([]);
    expect((await work(officer)).waiting).toMatchObject([{ kind: 'plan.approve', id }]);
    expect((await work(leader)).items).toMatchObject([{ kind: 'plan.approve', id }]);
    const listed = await call(`${home}/plans?platform=NDP-0006`, { token: leader });
    expect(listed.body.items).toMatchObject([{ id, state: 'in_review', maySubmit: false, mayApprove: true }]);
    expect((await call(`${home}/plans?platform=NDP-0001`, { token: leader })).body.items).toEqual([]);
    expect((await call(`${home}/plans`, { token: officer })).body.items).toMatchObject([{ mayApprove: false }]);
    await takeStep(leader, tenant.slug, id, 'approve');
    expect((await work(leader)).items).toMatchObject([{ kind: 'plan.issue', id }]);
    const { recent } = await work(leader);
    expect(recent[0]).toMatchObject({
      action: 'plan.approve',
      title: draft.title,
      actor: { name: 'leader của cong-viec' },
    });
  });

  test('is nothing for a guest, and for the auditor only what has happened', async () => {
    const assessor = await tokenOf(await tenant.member('assessor'));
    const auditor = await tokenOf(await tenant.member('auditor'));
    expect(await work(assessor)).toMatchObject({ items: [], waiting: [], recent: [] });
    expect((await work(auditor)).items).toEqual([]);
    expect((await work(auditor)).recent.length).toBeGreaterThan(0);
  });
});

describe('platforms as a member sees them', () => {
  test('are searched without marks, narrowed to one’s own, and carry one’s duties', async () => {
    const list = async (query: string) => (await call<Platforms>(`${home}/platforms${query}`, { token: officer })).body;
    expect((await list('')).total).toBe(35);
    expect((await list('?q=dien toan dam may')).items[0]).toMatchObject({ code: 'NDP-0001', mine: [] });
    expect((await list('?mine=1')).items.map(({ code }) => code)).toEqual(['NDP-0006', 'NDP-0024']);
    expect((await list('?mine=1')).items[0]?.mine).toEqual(['promoting']);
    expect((await list('?duty=owner')).items).toEqual([]);
    const answer = await call(`${home}/platforms?mine=0`, { token: officer });
    expect(answer.body).toMatchObject({ errors: [{ pointer: 'mine' }] });
  });

  test('one shows its duties with their clauses, by slug or code; an unknown one is a 404', async () => {
    const one = await call(`${home}/platforms/NDP-0006`, { token: officer });
    expect(trips(one)).toEqual({ reads: 2, all: 2 });
    expect(one.body).toMatchObject({ number: 6, mine: ['promoting'], mayDraft: true });
    expect((one.body.duties as object[]).length).toBeGreaterThan(2);
    expect((await call(`${home}/platforms/NDP-9999`, { token: officer })).status).toBe(404);
    expect((await call(`${home}/platforms/NDP-0001`, { token: officer })).body).toMatchObject({ mayDraft: false });
  });
});

test('search finds organisations and people of one’s own without marks, and strangers’ people never', async () => {
  const found = await call(`${home}/search?q=buu dien viet nam`, { token: officer });
  expect(found.body.organisations).toMatchObject([{ slug: 'tong-cong-ty-buu-dien-viet-nam' }]);
  expect((await call(`${home}/search?q=leader cua cong`, { token: officer })).body.people).toHaveLength(1);
  const other = await tokenOf(await (await newTenant('tim-kiem')).member('officer'));
  expect((await call(`${home}/search?q=leader`, { token: other })).status).toBe(404);
  expect((await call(`${home}/search?q=`, { token: officer })).body).toEqual({
    plans: [],
    people: [],
    organisations: [],
  });
});
