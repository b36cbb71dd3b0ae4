import { dayInVietnam } from '@ndp/domain/time';
import { beforeAll, describe, expect, test } from 'vitest';
import { call, eventually, trips } from '../support/stack.ts';
import { mergedInto, newTenant, type Tenant, tokenOf } from '../support/tenant.ts';
import { type Carriers, happened, issuedPlan } from '../support/under-way.ts';

interface Obstacle {
  id: string;
  version: number;
  title: string;
  state: string;
  dueOn: string;
  overdue: boolean;
  replies: { kind: string; body: string; author: string; dueOn: string | null }[];
  links: { id: string }[];
  errors?: { pointer: string }[];
  [may: `may${string}`]: boolean;
}
interface Listed {
  items: Obstacle[];
  next: string | null;
  counts: Record<string, number>;
}

const inDays = (days: number) => dayInVietnam(new Date(Date.now() + days * 86_400_000));

let on: Carriers;
let tasks: { id: string; title: string }[];
beforeAll(async () => {
  on = await issuedPlan('vuong');
  tasks = (await call<{ items: typeof tasks }>(`/v1/tasks?plan=${on.plan}`, { token: on.maker })).body.items;
});
const task = (title: string) => tasks.find((one) => one.title === title)?.id ?? '';

/** Of the enterprise, addressed to the ministry's focal unit, unless said otherwise. */
const wanted = (change: object = {}) => ({
  ...{ kind: 'obstacle', task: task('Triển khai'), title: 'Chưa có máy chủ', body: 'Cần hạ tầng để triển khai.' },
  ...{ to: { organisation: on.ministry.slug, unit: on.focal.slug }, dueOn: inDays(10), blocks: true },
  ...change,
});
const raise = (token: string, json: object = wanted(), key: string = crypto.randomUUID()) =>
  call<Obstacle>('/v1/obstacles', { token, json, headers: { 'idempotency-key': key } });
const read = (token: string, id: string) => call<Obstacle>(`/v1/obstacles/${id}`, { token });
const say = (token: string, { id, version }: Obstacle, json: object) =>
  call<Obstacle>(`/v1/obstacles/${id}/replies`, { token, json, headers: { 'if-match': `"${version}"` } });
async function raised(change: object = {}): Promise<Obstacle> {
  const made = await raise(on.maker, wanted(change));
  if (made.status !== 201) throw new Error(`${made.status} ${made.text}`);
  return (await read(on.maker, made.body.id)).body;
}
const standing = async (title: string) =>
  (await call<{ standing: string; openObstacles: number }>(`/v1/tasks/${task(title)}`, { token: on.officer })).body;
const notices = (token: string) =>
  call<{ items: { kind: string; title: string; href: string }[] }>('/v1/me/notifications', { token });
const told = async (token: string, kind: string, title: string) =>
  eventually(
    async () =>
      (await notices(token)).body.items.find((one) => one.kind === kind && JSON.stringify(one).includes(title)),
    (found) => found !== undefined,
  );

describe('an obstacle', () => {
  test('is raised from a task, blocks it, is answered by the unit that was asked, and closed by who raised it', async () => {
    const obstacle = await raised({ title: 'Thiếu máy chủ' });
    expect(obstacle).toMatchObject({
      ...{ state: 'open', overdue: false, blocks: true, version: 1, mayClose: true, mayAnswer: false },
      from: { organisation: { slug: on.enterprise.slug }, unit: null, author: 'officer của vuong-dn' },
      to: { organisation: { slug: on.ministry.slug }, unit: { slug: on.focal.slug, name: 'Cục Đầu mối' } },
      ...{ plan: { id: on.plan }, task: { title: 'Triển khai' }, platform: null },
    });
    expect(await standing('Triển khai')).toMatchObject({ standing: 'blocked', openObstacles: 1 });
    const news = await told(on.officer, 'obstacle_raised', 'Thiếu máy chủ');
    expect(news?.href).toBe(`/t/${on.ministry.slug}/vuong-mac/${obstacle.id}`);
    await told(on.head, 'obstacle_raised', 'Thiếu máy chủ');
    expect(JSON.stringify((await notices(on.neighbour)).body)).not.toContain('Thiếu máy chủ');

    const answer = { kind: 'answer', body: 'Cấp trong tuần này.' };
    expect((await say(on.neighbour, obstacle, answer)).status).toBe(403);
    expect((await say(on.maker, obstacle, answer)).status).toBe(403);
    const answered = await say(on.officer, obstacle, answer);
    expect(answered.body).toMatchObject({ state: 'answered', version: 2, mayAnswer: true, mayClose: false });
    expect(await standing('Triển khai')).toMatchObject({ standing: 'planned', openObstacles: 0 });
    await told(on.maker, 'obstacle_answered', 'Thiếu máy chủ');
    expect((await say(on.officer, answered.body, { kind: 'close', body: 'Xong.' })).status).toBe(403);
    const closed = await say(on.maker, answered.body, { kind: 'close', body: 'Đã nhận.' });
    expect(closed.body).toMatchObject({ state: 'closed', mayReopen: true, mayClose: false });
    expect((await say(on.officer, closed.body, answer)).status).toBe(409);
    const again = await say(on.maker, closed.body, { kind: 'reopen', body: 'Máy chủ hỏng.' });
    expect(again.body).toMatchObject({ state: 'open', version: 4 });
    const shown = (await read(on.officer, obstacle.id)).body;
    expect(shown.replies.map(({ kind, body }) => [kind, body])).toEqual([
      ['answer', 'Cấp trong tuần này.'],
      ['close', 'Đã nhận.'],
      ['reopen', 'Máy chủ hỏng.'],
    ]);
    await say(on.maker, again.body, { kind: 'withdraw', body: 'Dùng máy khác.' });
    expect(await standing('Triển khai')).toMatchObject({ standing: 'planned', openObstacles: 0 });
  });

  test('is put off by the unit that was asked, commented on by those concerned, and overdue when its day has passed', async () => {
    const obstacle = await raised({ title: 'Thiếu quy chế', task: undefined, plan: on.plan, blocks: false });
    const later = inDays(30);
    const wrong = await say(on.officer, obstacle, { kind: 'extend', body: 'Chờ.', dueOn: inDays(1) });
    expect(wrong.body.errors?.[0]?.pointer).toBe('/dueOn');
    expect((await say(on.officer, obstacle, { kind: 'answer', body: 'x', dueOn: later })).status).toBe(400);
    expect((await say(on.officer, obstacle, { kind: 'extend', body: 'Chờ.', dueOn: '9999-12-31' })).status).toBe(400);
    const extended = await say(on.officer, obstacle, { kind: 'extend', body: 'Chờ ý kiến bộ khác.', dueOn: later });
    expect(extended.body).toMatchObject({ dueOn: later, state: 'open' });
    const remark = await say(on.neighbour, extended.body, { kind: 'comment', body: 'Vụ đã có góp ý.' });
    expect([remark.status, remark.body.version]).toEqual([200, 3]);
    expect((await read(on.maker, obstacle.id)).body.replies).toMatchObject([{ dueOn: later }, { dueOn: null }]);
    await happened("UPDATE obstacle SET due_on = '2026-01-01' WHERE id = ?", obstacle.id);
    expect((await read(on.leader, obstacle.id)).body).toMatchObject({ overdue: true, mayComment: false });
    const box = await call<Listed>('/v1/obstacles?box=in', { token: on.officer });
    expect(box.body.items[0]).toMatchObject({ id: obstacle.id, overdue: true });
    expect(box.body.counts.overdue).toBe(1);
  });

  test('is changed upon the version that was seen: of two answers at once one is taken', async () => {
    const obstacle = await raised({ title: 'Hai trả lời' });
    const answers = await Promise.all(
      ['một', 'hai'].map((body, at) => say(at ? on.head : on.officer, obstacle, { kind: 'answer', body })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    const bare = { token: on.officer, json: { kind: 'comment', body: 'x' } };
    expect((await call(`/v1/obstacles/${obstacle.id}/replies`, bare)).status).toBe(428);
  });

  test('is seen by those between whom it stands and those who see its plan, and by nobody else', async () => {
    const obstacle = await raised({ title: 'Riêng tư' });
    for (const token of [on.maker, on.director, on.officer, on.neighbour, on.leader])
      expect((await read(token, obstacle.id)).status).toBe(200);
    const unknown = await read(on.stranger, crypto.randomUUID());
    const foreign = await read(on.stranger, obstacle.id);
    expect([foreign.status, foreign.text]).toEqual([404, unknown.text]);
    expect((await call('/v1/obstacles', { token: on.stranger })).text).not.toContain(obstacle.id);
    expect((await say(on.stranger, obstacle, { kind: 'comment', body: 'x' })).status).toBe(404);
  });

  test('is raised once however often the request is repeated, and refused where it names what is not', async () => {
    const key = crypto.randomUUID();
    const answers = await Promise.all(Array.from({ length: 6 }, () => raise(on.maker, wanted(), key)));
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(201);
    expect((await raise(on.maker, wanted({ title: 'Khác' }), key)).status).toBe(409);
    const wrong: [object, string][] = [
      [{ task: crypto.randomUUID() }, '/task'],
      [{ task: undefined }, ''],
      [{ plan: on.plan }, ''],
      [{ task: undefined, platform: 'NDP-9999', blocks: false }, '/platform'],
      [{ to: { organisation: 'khong-co', unit: null } }, '/to/organisation'],
      [{ to: { organisation: on.ministry.slug, unit: 'khong-co' } }, '/to/unit'],
      [{ to: { organisation: on.enterprise.slug, unit: null } }, '/to'],
      [{ dueOn: inDays(-1) }, '/dueOn'],
      [{ dueOn: '9999-12-31' }, '/dueOn'],
      [{ dueOn: '2027-02-30' }, '/dueOn'],
      [{ task: undefined, plan: on.plan }, '/blocks'],
      [{ title: '\u200b' }, '/title'],
      [{ body: '' }, '/body'],
    ];
    for (const [change, pointer] of wrong) {
      const { status, body } = await raise(on.maker, wanted(change));
      expect([status, body.errors?.[0]?.pointer], JSON.stringify(change)).toEqual([400, pointer]);
    }
    const ownUnit = { organisation: on.ministry.slug, unit: on.focal.slug };
    for (const to of [ownUnit, { ...ownUnit, unit: null }]) {
      const { status, body } = await raise(on.officer, wanted({ to }));
      expect([status, body.errors?.[0]?.pointer]).toEqual([400, '/to']);
    }
    expect((await raise(on.officer, wanted({ to: { ...ownUnit, unit: on.other.slug } }))).status).toBe(201);
    const away = await issuedPlan('xa');
    const foreign = await raise(on.maker, wanted({ to: { organisation: away.enterprise.slug, unit: null } }));
    // Another enterprise of the same platform has to do with it; one that bears no duty has not.
    expect(foreign.status).toBe(201);
    expect((await raise(on.maker, wanted({ task: undefined, plan: away.plan, blocks: false }))).status).toBe(201);
  });

  test('is addressed to who is still there: of one that has ended to its heir, which is named', async () => {
    const [old, heir] = await Promise.all([newTenant('vuong-da-het'), newTenant('vuong-ke-thua')]);
    await old.duty('owner', 'NDP-0006');
    const unit = await old.unit('Cục cũ');
    const to = (organisation: string, of: string | null = null) =>
      raise(on.maker, wanted({ to: { organisation, unit: of } }));
    expect((await to(old.slug)).status).toBe(201);
    expect((await to(heir.slug)).status).toBe(400);
    await mergedInto(old, heir);
    for (const of of [null, unit.slug]) {
      const refused = await to(old.slug, of);
      expect([refused.status, refused.body.errors]).toMatchObject([
        400,
        [{ pointer: '/to', detail: expect.stringContaining('nay là Cơ quan thử vuong-ke-thua. Chọn nơi khác.') }],
      ]);
    }
    expect((await to(heir.slug)).status).toBe(201);
  });

  test('is raised from a task by whoever is given it, of a plan by who issued it, and by nobody else without a duty', async () => {
    const given = await newTenant('vuong-duoc-giao', 'agency');
    const [unit, desk] = await Promise.all([given.unit('Vụ được giao'), given.unit('Vụ khác')]);
    const officer = async (tenant: Tenant, of?: string) => tokenOf(await tenant.member('officer', of));
    const [theirs, others] = [await officer(given, unit.id), await officer(given, desk.id)];
    const assigned = (to: string | null) =>
      happened(
        'UPDATE task SET responsible_organisation_id = ?, responsible_unit_id = ? WHERE id = ?',
        ...[given.id, to, task('Việc không nêu đơn vị')],
      );
    const ofIt = (more: object = {}) => wanted({ task: task('Việc không nêu đơn vị'), blocks: false, ...more });
    const mayRaise = async (token: string) =>
      (await call<{ mayRaise: boolean }>(`/v1/tasks/${task('Việc không nêu đơn vị')}`, { token })).body.mayRaise;

    expect((await raise(theirs, ofIt())).body.errors?.[0]?.pointer).toBe('/task');
    await assigned(unit.id);
    expect([await mayRaise(theirs), (await raise(theirs, ofIt())).status]).toEqual([true, 201]);
    expect(
      (await raise(theirs, ofIt({ kind: 'policy', to: { organisation: on.enterprise.slug, unit: null } }))).status,
    ).toBe(201);
    const refused = await raise(others, ofIt());
    expect([await mayRaise(others), refused.status]).toEqual([false, 403]);
    expect(refused.text).toContain('đầu mối của cơ quan chủ quản');
    await assigned(null);
    expect([await mayRaise(others), (await raise(others, ofIt())).status]).toEqual([true, 201]);
    // What is given is a task, not the plan or its platform.
    expect((await raise(others, ofIt({ task: undefined, plan: on.plan }))).status).toBe(403);
    expect((await raise(others, ofIt({ task: undefined, platform: 'NDP-0006' }))).status).toBe(403);
    const issuers = await officer(on.ministry);
    expect((await raise(issuers, ofIt({ task: undefined, plan: on.plan }))).status).toBe(201);
    expect((await raise(issuers, ofIt({ task: undefined, platform: 'NDP-0006' }))).status).toBe(403);
  });

  test('proposes a policy for a platform, to whoever bears a duty there', async () => {
    const proposal = await raise(
      on.maker,
      wanted({ kind: 'policy', task: undefined, platform: 'NDP-0006', blocks: false, title: 'Định mức thuê dịch vụ' }),
    );
    expect(proposal.status).toBe(201);
    expect((await read(on.officer, proposal.body.id)).body).toMatchObject({
      ...{ kind: 'policy', platform: { code: 'NDP-0006' }, plan: null, task: null, mayAnswer: true },
    });
    const policies = await call<Listed>('/v1/obstacles?kind=policy&box=in', { token: on.officer });
    expect(policies.body.items.map(({ title }) => title)).toEqual(['Định mức thuê dịch vụ']);
    expect((await call<Listed>('/v1/obstacles?kind=policy&box=in', { token: on.neighbour })).body.items).toEqual([]);
    expect((await call<Listed>('/v1/obstacles?kind=policy&box=out', { token: on.director })).body.items).toHaveLength(
      1,
    );
  });

  test('is linked with another that one may see, from either side', async () => {
    const [one, two] = [await raised({ title: 'Liên kết một' }), await raised({ title: 'Liên kết hai' })];
    const link = (token: string, id: string, to: string) => call(`/v1/obstacles/${id}/links`, { token, json: { to } });
    expect((await link(on.maker, one.id, two.id)).status).toBe(204);
    expect((await link(on.officer, two.id, one.id)).status).toBe(204);
    expect((await read(on.officer, one.id)).body.links).toMatchObject([{ id: two.id, title: 'Liên kết hai' }]);
    expect((await read(on.officer, two.id)).body.links).toMatchObject([{ id: one.id }]);
    for (const to of [one.id, crypto.randomUUID()])
      expect((await link(on.maker, one.id, to)).body).toMatchObject({ errors: [{ pointer: '/to' }] });
    expect((await link(on.stranger, one.id, two.id)).status).toBe(404);
    const path = `/v1/obstacles/${two.id}/links/${one.id}`;
    expect((await call(path, { token: on.maker, method: 'DELETE' })).status).toBe(204);
    expect((await read(on.officer, one.id)).body.links).toEqual([]);
  });

  test('costs two round trips to read and three to write; boxes are read page by page', async () => {
    const made = await raise(on.maker);
    expect(trips(made).all).toBe(3);
    const obstacle = (await read(on.maker, made.body.id)).body;
    expect(trips(await read(on.maker, obstacle.id)).all).toBe(2);
    expect(trips(await say(on.officer, obstacle, { kind: 'answer', body: 'x' })).all).toBe(3);
    const own = await issuedPlan('trang');
    const ask = { token: own.maker };
    const to = { organisation: own.ministry.slug, unit: own.focal.slug };
    const seed = await raise(own.maker, wanted({ task: undefined, plan: own.plan, to, blocks: false }));
    await happened(
      `INSERT INTO obstacle (id, created_at, kind, plan_id, title, body, organisation_id, author, to_organisation_id, due_on)
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 51)
        SELECT substr(o.id, 1, 24) || printf('%012d', i), created_at, kind, plan_id, title || i, body, organisation_id,
          author, to_organisation_id, due_on FROM obstacle o, n WHERE o.id = ?`,
      seed.body.id,
    );
    const all = `/v1/obstacles?plan=${own.plan}`;
    const first = await call<Listed>(all, ask);
    expect([first.body.items.length, first.body.counts.open, trips(first).all]).toEqual([50, 52, 2]);
    const rest = await call<Listed>(`${all}&cursor=${first.body.next}`, ask);
    expect([rest.body.items.length, rest.body.next]).toEqual([2, null]);
    expect(new Set([...first.body.items, ...rest.body.items].map(({ id }) => id)).size).toBe(52);
  });
});
