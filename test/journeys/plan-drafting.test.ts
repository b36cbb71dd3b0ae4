import { newId } from '@ndp/database/ids';
import { systemGrant } from '@ndp/domain/permissions';
import { decisionOf2022, planOf2022 } from '@ndp/local/seed/plan-2022';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Drafters, drafters, keyed, pointerOf, saveSection } from '../support/drafting.ts';
import { approved, filledIn, openDraft, takeStep } from '../support/plans.ts';
import { call, databases, eventually, trips, url } from '../support/stack.ts';
import { newTenant, tokenOf } from '../support/tenant.ts';

/** A code of this suite's own, which no edition names. */
const number = () => `NDP-${String(Math.trunc(100_000 + Math.random() * 800_000))}`;
let owned: string;
let others: string;
let ofEnterprises: string;
let ofStrangers: string;
let us: Drafters;
let home: string;

beforeAll(async () => {
  [owned, others, ofEnterprises, ofStrangers] = await ownPlatforms('I', 'I', 'II', 'I');
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
      // The Ministry was merged into another on 1/3/2025, which gets what it would get.
      mic_focal: expect.arrayContaining(['bo-khoa-hoc-va-cong-nghe']),
      coordinator: ['bo-khoa-hoc-va-cong-nghe'],
    });
    expect(Object.values(some.body.recipients).flat()).not.toContain(us.slug);
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
/** Tasks with a result of the whole month. */
const month = (...titles: string[]) => ({
  tasks: titles.map((title) => task(title)),
  results: [{ text: 'Văn bản được ban hành' }],
});

/** A draft of the officer with something in January; its address. */
async function draft(plan: object = {}, whole = false): Promise<string> {
  const { officer } = us.tokens;
  const contents = {
    ...{ monthsCovered: [1, 2], uncoveredReason: 'Kế hoạch thử.' },
    months: [1, 2].map((number) => ({
      month: number,
      tasks: [task('Khảo sát', { key: `m${number}a` }), task('Trình ban hành', { key: `m${number}b` })],
      results: [{ text: 'Văn bản được ban hành' }],
    })),
  };
  const json = { kind: 'mic', title: 'Kế hoạch thử', year: 2026, platforms: ['NDP-0006'], contents, ...plan };
  const { status, body, text } = await call<{ id: string }>(`${home}/plans`, {
    token: officer,
    json: whole ? filledIn(json) : json,
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
    expect(pointerOf(await present(us.tokens.officer, 'khong-co'))).toBe('/section');
    expect((await present(us.tokens.officer, 'months')).status).toBe(200);
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
    const first = await write(leader, plan, { section: 'm01', part: 'm1b', body: 'Thiếu đơn vị phối hợp' });
    expect([first.status, first.body]).toMatchObject([201, { part: 'm1b', parent: null, mayDelete: true }]);
    expect(trips(first).all).toBeLessThanOrEqual(3);
    const { id } = first.body;
    const answer = await write(officer, plan, { section: 'm01', parent: id, body: 'Đã bổ sung' });
    expect(answer.body).toMatchObject({ parent: id, part: 'm1b' });
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
    expect(await refused({ section: 'year-frame', part: 'm1a' })).toBe('/part');
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

/** Takes a plan to its approval. */
const toApproval = (plan: string) => approved(us.slug, idOf(plan), us.tokens);
interface Draft {
  version: number;
  state: string;
  title: string;
  sections: {
    code: string;
    month: { tasks: { key: string; dueOn: string | null }[] } | null;
    content: object | null;
  }[];
}
const read = (plan: string, token = us.tokens.officer) => call<Draft & Record<string, unknown>>(plan, { token });

describe('editing while it is under review', () => {
  test('is refused until re-opening is said, which takes the plan back to draft and voids what was approved', async () => {
    const { officer, leader } = us.tokens;
    const plan = await draft({}, true);
    expect((await takeStep(officer, us.slug, idOf(plan), 'submit')).body).toMatchObject({ state: 'in_review' });
    expect((await saveSection(officer, plan, 'm01', 1, month('Sửa'))).status).toBe(409);
    expect((await read(plan)).body).toMatchObject({ state: 'in_review', version: 2, editReopens: true });
    const reopened = await saveSection(officer, plan, 'm01', 1, month('Sửa'), true);
    expect(reopened.body.plan).toMatchObject({ state: 'draft', version: 3 });

    await toApproval(plan);
    expect((await saveSection(officer, plan, 'm01', 2, month('Sửa nữa'))).status).toBe(409);
    const approvedAs = (await read(plan)).body.sha256;
    expect((await saveSection(officer, plan, 'm01', 2, month('Sửa nữa'), true)).body.plan.state).toBe('draft');
    expect((await takeStep(leader, us.slug, idOf(plan), 'issue', decision)).status).toBe(409);
    expect((await read(plan)).body).toMatchObject({ state: 'draft', sha256: '', maySubmit: true });
    await toApproval(plan);
    expect((await read(plan)).body.sha256).not.toBe(approvedAs);
    expect((await takeStep(leader, us.slug, idOf(plan), 'issue', decision)).body).toMatchObject({ state: 'issued' });
    expect((await saveSection(officer, plan, 'm01', 3, month('Muộn'), true)).status).toBe(409);
  });
});

const decision = { ...decisionOf2022, date: '2022-03-20', recipients: [] as string[] };

describe('an amendment', () => {
  const amend = (plan: string, key?: string, token = us.tokens.officer) =>
    call<{ id: string; detail: string }>(`${plan}/amend`, { token, method: 'POST', headers: keyed(key) });

  test('begins with what was issued, becomes its version 2, and the earlier draft is superseded', async () => {
    const plan = await draft({ title: 'Kế hoạch sẽ sửa đổi' }, true);
    expect((await amend(plan)).status).toBe(409);
    await toApproval(plan);
    const { leader, officer } = us.tokens;
    expect((await takeStep(leader, us.slug, idOf(plan), 'issue', decision)).status).toBe(200);
    expect((await read(plan)).body).toMatchObject({ mayAmend: true, amendment: null });

    const key = crypto.randomUUID();
    const both = await Promise.all([amend(plan, key), amend(plan, key)]);
    expect(both.map(({ status }) => status)).toEqual([201, 201]);
    const [{ body }] = both;
    expect(both[1].body.id).toBe(body.id);
    const again = await amend(plan);
    expect([again.status, again.body.detail]).toEqual([409, expect.stringContaining(body.id)]);
    expect((await read(plan)).body).toMatchObject({ mayAmend: false, amendment: body.id });

    const amendment = `${home}/plans/${body.id}`;
    const before = await read(plan);
    const begun = await read(amendment);
    expect(begun.body).toMatchObject({ state: 'draft', amends: idOf(plan), mayDiscard: true });
    expect(begun.body.sections.map(({ month }) => month)).toEqual(before.body.sections.map(({ month }) => month));
    await saveSection(officer, amendment, 'm02', 1, month('Sửa đổi tháng hai'));
    await toApproval(amendment);
    const issued = await takeStep(leader, us.slug, body.id, 'issue', decision);
    expect(issued.body).toMatchObject({ state: 'issued', issuedAs: idOf(plan) });
    expect((await read(amendment)).body).toMatchObject({ state: 'issued', mayAmend: true });
    expect((await read(plan)).body).toMatchObject({ state: 'superseded', mayAmend: false });
    const shared = await eventually(
      () => call<{ version: number }>(`/v1/plans/${idOf(plan)}`, { token: officer }),
      ({ status, body }) => status === 200 && body.version === 2,
    );
    expect(shared.text).toContain('Sửa đổi tháng hai');
    expect((await call(`/v1/plans/${body.id}`, { token: officer })).status).toBe(404);
    expect((await amend(plan)).status).toBe(409);
    expect((await amend(amendment)).status).toBe(201);
  });

  test('is opened once by two at the same time, and by the drafting unit alone', async () => {
    const plan = await draft({}, true);
    await toApproval(plan);
    await takeStep(us.tokens.leader, us.slug, idOf(plan), 'issue', decision);
    const idle = await tokenOf(await us.tenant.member('officer'));
    expect((await amend(plan, undefined, idle)).status).toBe(403);
    const both = await Promise.all([amend(plan), amend(plan, undefined, us.tokens.colleague)]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  });
});

describe('discarding', () => {
  const discard = (plan: string, seen: number, token = us.tokens.officer) =>
    call(plan, { token, method: 'DELETE', headers: { 'if-match': `"${seen}"` } });

  test('takes a draft away with all that hangs on it, and leaves its title and the hash of its contents in the trail', async () => {
    const plan = await draft({ title: 'Bản bỏ đi' });
    const { officer, leader, admin } = us.tokens;
    const words = { section: 'm01', body: 'Ý kiến bỏ đi' };
    expect((await call(`${plan}/comments`, { token: leader, json: words, headers: keyed() })).status).toBe(201);
    await call(`${plan}/presence`, { token: leader, json: { section: null } });
    expect((await call(plan, { token: officer, method: 'DELETE' })).status).toBe(428);
    expect((await discard(plan, 7)).status).toBe(412);
    expect((await discard(plan, 1, leader)).status).toBe(403);
    expect((await read(plan)).status).toBe(200);
    const done = await discard(plan, 1);
    expect(done.status).toBe(204);
    expect(trips(done).all).toBeLessThanOrEqual(3);
    for (const path of [plan, `${plan}/comments`, `${plan}/history`])
      expect((await call(path, { token: officer })).status).toBe(404);
    const { workspace } = await systemGrant(databases(), 'outbox.read.workspace', `org-${us.slug}`);
    for (const table of ['plan_section', 'plan_section_history', 'comment', 'plan_presence']) {
      const [answer] = await workspace.ask({
        sql: `SELECT count(*) AS n FROM ${table} WHERE plan_id = ?`,
        args: [idOf(plan)],
      });
      expect([table, answer?.rows[0]?.n]).toEqual([table, 0]);
    }
    const trail = await call(`/v1/t/${us.slug}/audit?action=plan.discard`, { token: admin });
    expect(trail.text).toContain('Bản bỏ đi');
    expect(trail.text).toMatch(/[0-9a-f]{64}/);
    expect(trail.text).not.toContain('Khảo sát');
  });

  test('is for what nobody has approved: a returned plan may go, one that was approved stays', async () => {
    const { officer, head } = us.tokens;
    const plan = await draft();
    await takeStep(officer, us.slug, idOf(plan), 'submit');
    expect((await discard(plan, 2)).status).toBe(409);
    await takeStep(head, us.slug, idOf(plan), 'return', { reason: 'Làm lại' });
    expect((await read(plan)).body).toMatchObject({ state: 'returned', mayDiscard: true });
    expect((await discard(plan, 3)).status).toBe(204);

    const kept = await draft();
    await toApproval(kept);
    await saveSection(officer, kept, 'm01', 1, month('Sửa'), true);
    const { body } = await read(kept);
    expect(body).toMatchObject({ state: 'draft', mayDiscard: false });
    expect((await discard(kept, body.version)).status).toBe(409);
    const list = await call<{ items: { id: string; mayDiscard: boolean }[] }>(`${home}/plans`, { token: officer });
    expect(list.body.items.find(({ id }) => id === idOf(kept))).toMatchObject({ mayDiscard: false });
  });
});

describe('copying', () => {
  const copy = (json: object, key?: string, token = us.tokens.officer, at = home) =>
    call<{ id: string; left: string[]; unassigned: string[] }>(`${at}/plan-copies`, {
      ...{ token, json, headers: keyed(key) },
    });

  test('opens next year’s draft with new keys and moved days, naming what its template has no place for', async () => {
    const dueOn = '2026-02-20';
    const own = { organisation: us.slug, unit: us.unit.slug };
    const plan = await draft({
      title: 'Kế hoạch năm 2026',
      contents: {
        ...{ monthsCovered: [2], uncoveredReason: 'Thử' },
        months: [
          { month: 2, tasks: [task('Việc', { key: 'viec', dueOn, responsible: own })], results: [{ text: 'Kết quả' }] },
        ],
        sections: { agreement: { text: 'Thỏa thuận' } },
      },
    });
    const key = crypto.randomUUID();
    const made = await copy({ from: { draft: idOf(plan) }, year: 2028 }, key);
    expect([made.status, made.body]).toMatchObject([201, { left: [], unassigned: [] }]);
    // Workspace and programme are read at the same time, so that one waits three times.
    expect(trips(made)).toMatchObject({ reads: 3, all: 4 });
    const next = (await read(`${home}/plans/${made.body.id}`)).body;
    expect(next).toMatchObject({
      title: 'Kế hoạch năm 2028',
      year: 2028,
      state: 'draft',
      template: { key: 'mic-186' },
    });
    const tasks = next.sections.find(({ code }) => code === 'm02')?.month?.tasks;
    expect(tasks).toMatchObject([{ title: 'Việc', dueOn: '2028-02-20', responsible: own }]);
    expect(tasks?.[0]?.key).not.toBe('viec');
    expect((await copy({ from: { draft: idOf(plan) }, year: 2028 }, key)).body.id).toBe(made.body.id);
    expect((await copy({ from: { draft: idOf(plan) }, year: 2029 }, key)).status).toBe(409);

    const use = { kind: 'sector', template: 'sector-use-186', year: 2027, title: 'Kế hoạch sử dụng' };
    const sector = await copy({ from: { draft: idOf(plan) }, ...use });
    expect([sector.status, sector.body]).toMatchObject([201, { left: ['agreement'] }]);
    expect((await read(`${home}/plans/${sector.body.id}`)).body).toMatchObject({ kind: 'sector' });
  });

  test('takes an issued plan that one may read, and no plan of others', async () => {
    const plan = await draft({}, true);
    await toApproval(plan);
    await takeStep(us.tokens.leader, us.slug, idOf(plan), 'issue', decision);
    await eventually(
      () => call(`/v1/plans/${idOf(plan)}`, { token: us.tokens.officer }),
      ({ status }) => status === 200,
    );
    const from = { issued: idOf(plan) };
    const made = await copy({ from, year: 2027 });
    expect(made.status).toBe(201);
    expect((await read(`${home}/plans/${made.body.id}`)).body).toMatchObject({ platforms: ['NDP-0006'], year: 2027 });

    const strangers = await drafters('soan-khac', [ofStrangers]);
    const theirs = (json: object) => copy(json, undefined, strangers.tokens.officer, `/v1/t/${strangers.slug}`);
    expect(pointerOf(await theirs({ from, year: 2027, platforms: [ofStrangers] }))).toBe('/from/issued');
    const drafted = await theirs({ from: { draft: idOf(plan) }, year: 2027, platforms: [ofStrangers] });
    expect(pointerOf(drafted)).toBe('/from/draft');
    expect(pointerOf(await copy({ from, year: 2027, platforms: [ofStrangers] }))).toBe('/platforms/0');
    expect(pointerOf(await copy({ from, year: 2027, kind: 'sector' }))).toBe('/template');
    expect(pointerOf(await copy({ from, year: 1999 }))).toBe('/year');
    expect((await copy({ from, year: 2027 }, undefined, us.tokens.leader)).status).toBe(403);
  });
});

describe('the steps of review', () => {
  test('are those of its kind until the organisation sets its own, for what is submitted from then on', async () => {
    const ours = await drafters('soan-buoc', ['NDP-0006']);
    const at = `/v1/t/${ours.slug}/settings/plan-review`;
    const set = (steps: string[], seen?: number, token = ours.tokens.admin) =>
      call<{ version: number }>(at, {
        ...{ token, method: 'PUT', json: { steps } },
        ...(seen !== undefined && { headers: { 'if-match': `"${seen}"` } }),
      });
    const shown = (token = ours.tokens.officer) => call(at, { token });
    expect((await shown()).body).toEqual({ steps: ['head', 'leader'], set: false, version: 0, mayEdit: false });
    expect((await set(['leader'], undefined, ours.tokens.leader)).status).toBe(403);
    expect((await set(['head'])).body).toMatchObject({ errors: [{ pointer: '/steps' }] });
    expect((await set(['leader'])).body).toEqual({ steps: ['leader'], set: true, version: 1, mayEdit: true });
    expect([(await set(['head', 'leader'])).status, (await set(['head', 'leader'], 3)).status]).toEqual([428, 412]);

    const plan = { ...planOf2022, platforms: ['NDP-0006'] };
    const id = await openDraft(ours.tokens.officer, ours.slug, plan);
    const step = (who: keyof typeof ours.tokens, name: string) => takeStep(ours.tokens[who], ours.slug, id, name);
    expect((await step('officer', 'submit')).body).toMatchObject({ turn: 'leader' });
    expect((await set(['head', 'leader'], 1)).body).toMatchObject({ version: 2 });
    // It goes on by the steps under which it was submitted.
    expect((await step('leader', 'approve')).body).toMatchObject({ state: 'approved' });
    const later = await openDraft(ours.tokens.officer, ours.slug, plan);
    expect((await takeStep(ours.tokens.officer, ours.slug, later, 'submit')).body).toMatchObject({ turn: 'head' });
  });
});

describe('a workbook', () => {
  const bytesOf = async (plan: string) => {
    const answer = await fetch(`${url}${plan}/workbook`, { headers: { authorization: `Bearer ${us.tokens.officer}` } });
    return new Uint8Array(await answer.arrayBuffer());
  };
  const take = (plan: string, body: Uint8Array<ArrayBuffer>, version: number, query = '') =>
    call<{ changed: string[] }>(`${plan}/workbook${query}`, {
      ...{ token: us.tokens.officer, body, method: 'POST' },
      headers: { 'content-type': 'application/octet-stream', 'if-match': `"${version}"` },
    });

  test('is taken for the plan it is of; for another one knowingly, and never for another year', async () => {
    const own = await draft();
    const body = await bytesOf(own);
    expect((await take(own, body, 1)).body).toMatchObject({ changed: [], version: 1 });
    const twin = await draft();
    await saveSection(us.tokens.officer, twin, 'm02', 1, month('Của kế hoạch kia'));
    const unsaid = await take(twin, body, 2);
    expect([unsaid.status, pointerOf(unsaid)]).toEqual([409, 'other']);
    expect((await take(twin, body, 2, '?other=true')).body).toMatchObject({ changed: ['m01', 'm02'], version: 3 });
    const later = await take(await draft({ year: 2031 }), body, 1, '?other=true');
    expect([later.status, pointerOf(later), later.text]).toEqual([
      ...[400, 'Thông tin!B4', expect.stringContaining('“2031”')],
    ]);
  });
});

describe('what is wrong is refused, naming the field, and changes nothing', () => {
  const open = (json: object) =>
    call(`${home}/plans`, {
      token: us.tokens.officer,
      json: { title: 'Kế hoạch', year: 2026, ...json },
      headers: keyed(),
    });
  const trail = async () => {
    const { workspace } = await systemGrant(databases(), 'outbox.read.workspace', `org-${us.slug}`);
    const [answer] = await workspace.ask('SELECT count(*) AS n, max(hash) AS last FROM audit');
    return answer?.rows[0];
  };

  test('a kind of plan that a platform does not have', async () => {
    const before = await trail();
    expect(pointerOf(await open({ kind: 'merged', platforms: [owned, others] }))).toBe('/platforms/1');
    expect(pointerOf(await open({ kind: 'mic', platforms: [owned] }))).toBe('/kind');
    expect(pointerOf(await open({ kind: 'owner', platforms: [ofEnterprises] }))).toBe('/platforms/0');
    expect(pointerOf(await open({ kind: 'enterprise', platforms: [others] }))).toBe('/platforms/0');
    expect(pointerOf(await open({ kind: 'mic', platforms: [] }))).toBe('/platforms');
    expect(pointerOf(await open({ kind: 'mic', platforms: ['NDP-000000'] }))).toBe('/platforms/0');
    expect(pointerOf(await open({ kind: 'sector', platforms: [] }))).toBe('/template');
    expect(await trail()).toEqual(before);
    expect((await open({ kind: 'merged', platforms: [owned] })).status).toBe(201);
    // One platform with another owner and the two plans stay two.
    expect((await open({ kind: 'mic', platforms: [owned, others] })).status).toBe(201);
    expect((await open({ kind: 'mic', platforms: [ofEnterprises] })).status).toBe(201);
  });

  test('an owner plan of a group II platform even by who owns it', async () => {
    const [second, first] = await ownPlatforms('II', 'I');
    const theirs = await drafters('soan-chu-quan', []);
    for (const code of [second, first]) await theirs.tenant.duty('owner', code, theirs.unit.id);
    const json = { kind: 'owner', title: 'Kế hoạch chủ quản', year: 2026 };
    const at = `/v1/t/${theirs.slug}/plans`;
    const send = (platforms: string[]) =>
      call(at, { token: theirs.tokens.officer, json: { ...json, platforms }, headers: keyed() });
    const refused = await send([second]);
    expect([pointerOf(refused), refused.text]).toEqual(['/platforms/0', expect.stringContaining('nhóm II')]);
    expect((await send([first])).status).toBe(201);
  });

  test('months, days and money that cannot be', async () => {
    const { officer } = us.tokens;
    const plan = await draft();
    const before = [(await read(plan)).text, await trail()];
    const wrong = async (code: string, seen: number, body: object) => {
      const answer = await saveSection(officer, plan, code, seen, body);
      expect(answer.status).toBe(400);
      return pointerOf(answer);
    };
    const january = (more: object) => ({ tasks: [task('Đúng'), task('Sai', more)], results: [{ text: 'Kết quả' }] });
    expect(await wrong('frame', 1, { title: 'x', monthsCovered: [1, 13], uncoveredReason: null })).toBe(
      '/body/monthsCovered/1',
    );
    expect(pointerOf(await open({ kind: 'mic', platforms: ['NDP-0006'], title: 'Kế hoạch\ncủa Bộ' }))).toBe('/title');
    const long = await saveSection(officer, plan, 'year-frame', 0, { text: 'x'.repeat(50_001) });
    expect([pointerOf(long), long.text]).toEqual(['/body/text', expect.stringContaining('50000')]);
    expect(await wrong('m01', 1, january({ dueOn: '2026-02-01' }))).toBe('/body/tasks/1/dueOn');
    expect(await wrong('m01', 1, january({ dueOn: '2025-01-15' }))).toBe('/body/tasks/1/dueOn');
    expect(await wrong('m01', 1, january({ dueOn: '2026-01-32' }))).toBe('/body/tasks/1/dueOn');
    expect(await wrong('m01', 1, january({ startsOn: '2025-12-31' }))).toBe('/body/tasks/1/startsOn');
    expect(await wrong('m01', 1, january({ startsOn: '2026-01-20', dueOn: '2026-01-10' }))).toBe(
      '/body/tasks/1/startsOn',
    );
    // There is no thirteenth month, nor a section of that name with tasks in it.
    expect((await saveSection(officer, plan, 'm13', 0, { text: '' })).status).toBe(404);
    expect((await saveSection(officer, plan, 'm13', 0, january({}))).status).toBe(400);
    const line = { source: 'public', purpose: 'build', year: 2026, note: '' };
    const money = (amount: unknown, more: object = {}) => ({ lines: [{ ...line, amount, ...more }] });
    const owner = await ownersDraft();
    for (const amount of [-1, 0.5, 1e16, '1', null]) {
      const answer = await saveSection(owner.token, owner.plan, 'resources', 0, money(amount));
      expect([amount, answer.status, pointerOf(answer)]).toEqual([amount, 400, '/body/lines/0/amount']);
    }
    const year = await saveSection(owner.token, owner.plan, 'resources', 0, money(1, { year: 1822 }));
    expect(pointerOf(year)).toBe('/body/lines/0/year');
    expect((await saveSection(owner.token, owner.plan, 'resources', 0, money(5_000_000_000))).status).toBe(200);
    // Money stands in contents of its own.
    expect(await wrong('year-frame', 0, money(5))).toBe('/body/lines');
    expect([(await read(plan)).text, await trail()]).toEqual(before);
    const right = january({ startsOn: '2026-01-10', dueOn: '2026-01-31' });
    expect((await saveSection(officer, plan, 'm01', 1, right)).status).toBe(200);
  });

  test('one task in two months, once the plan is to be issued: until then it may be on its way', async () => {
    const { officer, leader } = us.tokens;
    const plan = await draft({}, true);
    const both = { tasks: [task('Chuyển sang tháng hai', { key: 'm1a' })], results: [{ text: 'Kết quả' }] };
    expect((await saveSection(officer, plan, 'm02', 1, both)).status).toBe(200);
    await toApproval(plan);
    const issue = () => takeStep(leader, us.slug, idOf(plan), 'issue', decision);
    const refused = await issue();
    expect([refused.status, pointerOf(refused)]).toEqual([422, '/contents/months/1/tasks/0']);
    expect((await read(plan)).body).toMatchObject({ state: 'approved' });
    const left = { tasks: [task('Trình ban hành', { key: 'm1b' })], results: [{ text: 'Kết quả' }] };
    expect((await saveSection(officer, plan, 'm01', 1, left, true)).status).toBe(200);
    await toApproval(plan);
    expect((await issue()).status).toBe(200);
    await eventually(
      () => call(`/v1/plans/${idOf(plan)}`, { token: officer }),
      ({ status }) => status === 200,
    );
  });

  test('a task for whoever bears no duty, belongs elsewhere or does not exist', async () => {
    const { officer } = us.tokens;
    const plan = await draft();
    const idle = await us.tenant.unit('Đơn vị không được giao');
    const before = [(await read(plan)).text, await trail()];
    const give = (responsible: object, cooperating: object[] = []) =>
      saveSection(officer, plan, 'm01', 1, { tasks: [task('Việc', { responsible, cooperating })], results: [] });
    const own = { organisation: us.slug, unit: us.unit.slug };
    const nobodys = [
      { organisation: us.slug, unit: idle.slug },
      { organisation: 'bo-y-te', unit: null },
      { organisation: 'bo-y-te', unit: us.unit.slug },
      { organisation: 'khong-co-co-quan', unit: null },
    ];
    for (const party of nobodys) {
      expect([party, pointerOf(await give(party))]).toEqual([party, '/body/tasks/0/responsible']);
      expect(pointerOf(await give(own, [own, party]))).toBe('/body/tasks/0/cooperating/1');
    }
    const contents = {
      ...{ monthsCovered: [1], uncoveredReason: 'Thử' },
      months: [{ month: 1, tasks: [task('Việc', { responsible: nobodys[0] })], results: [] }],
    };
    expect(pointerOf(await open({ kind: 'mic', platforms: ['NDP-0006'], contents }))).toBe(
      '/contents/months/0/tasks/0/responsible',
    );
    expect([(await read(plan)).text, await trail()]).toEqual(before);
    expect((await give(own, [{ duty: 'core_enterprise' }])).status).toBe(200);
  });
});

/** Platforms of this suite's own of these groups. */
async function ownPlatforms<G extends readonly ('I' | 'II')[]>(...groups: G): Promise<{ [K in keyof G]: string }> {
  const { programme } = await systemGrant(databases(), 'seed.import');
  const codes = groups.map(() => number());
  await programme.write(
    codes.map((code, place) => ({
      sql: 'INSERT INTO platform (id, created_at, code, slug, group_code) VALUES (?, ?, ?, ?, ?)',
      args: [newId(), new Date().toISOString(), code, code.toLowerCase(), groups[place] ?? 'I'],
    })),
  );
  return codes as { [K in keyof G]: string };
}

/** An owner's draft, whose template has contents of money. */
async function ownersDraft() {
  const [code] = await ownPlatforms('I');
  const theirs = await drafters('soan-tien', []);
  await theirs.tenant.duty('owner', code, theirs.unit.id);
  const token = theirs.tokens.officer;
  const json = { kind: 'owner', title: 'Kế hoạch chủ quản', year: 2026, platforms: [code] };
  return { token, plan: `/v1/t/${theirs.slug}/plans/${await openDraft(token, theirs.slug, json)}` };
}
