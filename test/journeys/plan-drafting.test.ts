import { newId } from '@ndp/database/ids';
import { systemGrant } from '@ndp/domain/permissions';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Drafters, drafters, keyed, pointerOf, saveSection } from '../support/drafting.ts';
import { takeStep } from '../support/plans.ts';
import { call, databases, eventually, trips } from '../support/stack.ts';
import { newTenant, tokenOf } from '../support/tenant.ts';

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

const idOf = (plan: string) => plan.split('/').at(-1) ?? '';
const task = (title: string, more: object = {}) => ({ title, ...more });
const month = (...titles: string[]) => ({
  tasks: titles.map((title, place) => task(title, { key: `t${place}` })),
  results: [{ key: 'r0', text: 'Văn bản được ban hành' }],
});

/** A draft of the officer with something in January; its address. */
async function draft(plan: object = {}): Promise<string> {
  const { officer } = us.tokens;
  const contents = {
    ...{ monthsCovered: [1, 2], uncoveredReason: 'Kế hoạch thử.' },
    months: [1, 2].map((number) => ({ month: number, ...month('Khảo sát', 'Trình ban hành') })),
  };
  const json = { kind: 'mic', title: 'Kế hoạch thử', year: 2026, platforms: ['NDP-0006'], contents, ...plan };
  const { status, body, text } = await call<{ id: string }>(`${home}/plans`, {
    token: officer,
    json,
    headers: keyed(),
  });
  if (status !== 201) throw new Error(text);
  return `${home}/plans/${body.id}`;
}

describe('several people in one draft', () => {
  test('save different sections at once, and of the same section only the first', async () => {
    const { officer, colleague } = us.tokens;
    const plan = await draft();
    const [one, other] = await Promise.all([
      saveSection(officer, plan, 'm01', 1, month('Tháng một')),
      saveSection(colleague, plan, 'm02', 1, month('Tháng hai')),
    ]);
    expect([one?.status, other?.status]).toEqual([200, 200]);
    const same = await Promise.all([
      saveSection(officer, plan, 'm01', 2, month('Của người này')),
      saveSection(colleague, plan, 'm01', 2, month('Của người kia')),
    ]);
    expect(same.map(({ status }) => status).sort()).toEqual([200, 412]);
    const read = await call<{ sections: { code: string; version: number }[]; version: number }>(plan, {
      token: officer,
    });
    expect(read.body.sections.map(({ code, version }) => [code, version])).toEqual([
      ['frame', 1],
      ['m01', 3],
      ['m02', 2],
    ]);
    expect(read.body.version).toBe(4);
    expect(trips(await saveSection(officer, plan, 'm02', 2, month('Một mình'))).all).toBeLessThanOrEqual(3);
  });

  test('see who else has it open and what has changed, and nobody of another organisation does', async () => {
    const plan = await draft();
    const present = (token: string, section: string | null, at = plan) =>
      call<{ others: { person: object; section: string | null }[]; sections: { code: string; version: number }[] }>(
        `${at}/presence`,
        { token, json: { section } },
      );
    const first = await present(us.tokens.officer, 'm01');
    expect([first.status, first.body.others]).toEqual([200, []]);
    expect(trips(first).all).toBeLessThanOrEqual(3);
    await saveSection(us.tokens.officer, plan, 'm01', 1, month('Khác'));
    const second = await present(us.tokens.leader, null);
    expect(second.body.others).toMatchObject([{ person: { key: us.people.officer.person }, section: 'm01' }]);
    expect(second.body.sections).toMatchObject([{ code: 'frame', version: 1 }, { code: 'm01', version: 2 }, {}]);
    expect((await present(us.tokens.officer, 'm02')).body.others).toMatchObject([{ section: null }]);
    expect((await present(us.tokens.colleague, 'm01')).body.others).toHaveLength(2);
    expect((await present(us.tokens.admin, null)).status).toBe(403);
    expect((await present(us.tokens.officer, 'Không phải mục')).status).toBe(400);
    const nowhere = `${home}/plans/01a20000-0000-7000-8000-000000000000`;
    expect((await present(us.tokens.officer, null, nowhere)).status).toBe(404);
  });
});

describe('the history of a draft', () => {
  const history = async (plan: string, query = '') => {
    const answer = await call<{
      items: { code: string; version: number; savedBy: { key: string }; current: boolean; submitted: boolean }[];
    }>(`${plan}/history${query}`, { token: us.tokens.leader });
    expect(trips(answer).all).toBeLessThanOrEqual(2);
    return answer.body.items;
  };

  test('keeps one entry of a sitting, each that was submitted, and what every section said then', async () => {
    const { officer, colleague } = us.tokens;
    const plan = await draft();
    await saveSection(officer, plan, 'm01', 1, month('Một'));
    await saveSection(officer, plan, 'm01', 2, month('Một hai'));
    await saveSection(colleague, plan, 'm01', 3, month('Một hai ba'));
    expect(await history(plan, '?section=m01')).toMatchObject([
      { version: 4, savedBy: { key: us.people.colleague.person }, current: true, submitted: false },
      { version: 3, savedBy: { key: us.people.officer.person }, current: false },
      { version: 1, current: false },
    ]);
    expect(await history(plan)).toHaveLength(5);
    const then = (version: number | string, code = 'm01') =>
      call<{ month: { tasks: { title: string }[] } }>(`${plan}/history/${code}/${version}`, { token: officer });
    expect((await then(3)).body.month.tasks.map(({ title }) => title)).toEqual(['Một hai']);
    for (const answer of [then(2), then(9), then('x'), then(1, 'khong-co')]) expect((await answer).status).toBe(404);

    const submit = await takeStep(officer, us.slug, idOf(plan), 'submit');
    expect(submit.status).toBe(200);
    // In the same sitting, but what went to review stays to be compared with.
    await saveSection(colleague, plan, 'm01', 4, month('Bốn'), true);
    expect(await history(plan, '?section=m01')).toMatchObject([
      { version: 5, current: true, submitted: false },
      { version: 4, current: false, submitted: true },
      {},
      {},
    ]);
  });
});

describe('comments', () => {
  const write = (token: string, plan: string, json: object, key?: string) =>
    call<{ id: string; version: number; author: { key: string }; mayDelete: boolean }>(`${plan}/comments`, {
      ...{ token, json, headers: keyed(key) },
    });
  const act = (token: string, plan: string, id: string, seen: number, step = '') =>
    call<{ resolvedAt: string | null; version: number }>(`${plan}/comments/${id}${step && `/${step}`}`, {
      ...{ token, method: step ? 'POST' : 'DELETE', headers: { 'if-match': `"${seen}"` } },
    });
  const list = async (plan: string, token = us.tokens.officer) =>
    (
      await call<{
        items: { id: string; parent: string | null; mayResolve: boolean; mayDelete: boolean }[];
        open: number;
      }>(`${plan}/comments`, { token })
    ).body;

  test('stand at a section or a task, are answered, settled and opened again', async () => {
    const { officer, colleague, leader } = us.tokens;
    const plan = await draft();
    const first = await write(leader, plan, { section: 'm01', part: 't1', body: 'Thiếu đơn vị phối hợp' });
    expect([first.status, first.body]).toMatchObject([201, { part: 't1', parent: null, mayDelete: true }]);
    expect(trips(first).all).toBeLessThanOrEqual(3);
    const { id } = first.body;
    const answer = await write(officer, plan, { section: 'm01', parent: id, body: 'Đã bổ sung' });
    expect(answer.body).toMatchObject({ parent: id, part: 't1' });
    expect(await list(plan)).toMatchObject({
      items: [
        { id, mayResolve: true, mayDelete: false },
        { parent: id, mayResolve: false, mayDelete: true },
      ],
      open: 1,
    });
    expect((await list(plan, leader)).items.map(({ mayDelete }) => mayDelete)).toEqual([false, false]);
    expect((await act(leader, plan, id, 1)).status).toBe(409);
    expect((await act(leader, plan, id, 7, 'resolve')).status).toBe(412);
    const settled = await act(colleague, plan, id, 1, 'resolve');
    expect([settled.status, settled.body]).toMatchObject([200, { resolvedBy: { key: us.people.colleague.person } }]);
    expect((await list(plan)).open).toBe(0);
    expect((await act(colleague, plan, id, 2, 'resolve')).status).toBe(409);
    expect((await act(colleague, plan, id, 2, 'reopen')).body).toMatchObject({ resolvedAt: null, version: 3 });
    expect((await act(officer, plan, answer.body.id, 1)).status).toBe(204);
    expect((await list(plan)).items).toHaveLength(1);
  });

  test('are written once however often they are sent, and refused where there is no such place', async () => {
    const { officer, leader } = us.tokens;
    const plan = await draft();
    const key = crypto.randomUUID();
    const twice = await Promise.all([1, 2].map(() => write(officer, plan, { section: 'frame', body: 'Một lần' }, key)));
    expect(new Set(twice.map(({ body }) => body.id)).size).toBe(1);
    expect((await write(officer, plan, { section: 'frame', body: 'Khác' }, key)).status).toBe(409);
    const parent = twice[0]?.body.id;
    const refused = async (json: object) => pointerOf(await write(leader, plan, { body: 'Ý kiến', ...json }));
    expect(await refused({ section: 'khong-co' })).toBe('/section');
    expect(await refused({ section: 'm01', part: 'khongco' })).toBe('/part');
    expect(await refused({ section: 'year-frame', part: 't0' })).toBe('/part');
    expect(await refused({ section: 'm01', parent })).toBe('/section');
    expect(await refused({ section: 'frame', parent: crypto.randomUUID() })).toBe('/parent');
    expect(await refused({ section: 'frame', body: ' \u200b ' })).toBe('/body');
    expect((await list(plan)).items).toHaveLength(1);
    expect((await write(us.tokens.admin, plan, { section: 'frame', body: 'Không được' })).status).toBe(403);
    expect((await write(leader, plan, { section: 'frame', parent, body: 'Được' })).status).toBe(201);
  });

  test('tell those whom they name or answer, and nobody outside the organisation', async () => {
    const { officer, colleague, leader } = us.tokens;
    const plan = await draft({ title: 'Kế hoạch có ý kiến' });
    const outsider = await (await newTenant('soan-ngoai')).member('officer');
    const told = async (token: string) => {
      const { body } = await call<{ items: { kind: string; text: string; href: string }[] }>('/v1/me/notifications', {
        token,
      });
      return body.items.filter(
        ({ kind, href }) =>
          kind === 'plan_comment' && href === plan.replace('/v1', '').replace('/plans/', '/ke-hoach/'),
      );
    };
    const named = `@${us.people.colleague.person} và @${outsider.person} xem tháng một`;
    const { body } = await write(leader, plan, { section: 'm01', body: named });
    expect(body).toMatchObject({ mentioned: [{ key: us.people.colleague.person }] });
    await eventually(
      () => told(colleague),
      (items) => items.length === 1,
    );
    await write(officer, plan, { section: 'm01', parent: body.id, body: 'Vâng' });
    await eventually(
      () => told(leader),
      (items) => items.length === 1,
    );
    expect(await told(await tokenOf(outsider))).toEqual([]);
    expect(await told(officer)).toEqual([]);
  });
});
