import { beforeAll, describe, expect, test } from 'vitest';
import { call, trips } from '../support/stack.ts';
import { type Carriers, happened, issuedPlan, YEAR } from '../support/under-way.ts';

interface Task {
  id: string;
  version: number;
  title: string;
  dueOn: string;
  progress: number;
  state: string;
  standing: string;
  mayProgress: boolean;
  reopened?: boolean;
  results: { id: string; text: string; metAt: string | null; own: boolean }[];
}
interface Listed {
  items: Task[];
  next: string | null;
  counts: Record<string, number>;
}

let on: Carriers;
beforeAll(async () => {
  on = await issuedPlan('tien-do');
});

const list = (token: string, query = '') => call<Listed>(`/v1/tasks?plan=${on.plan}${query && `&${query}`}`, { token });
const titles = async (token: string, query = '') => (await list(token, query)).body.items.map(({ title }) => title);
async function taskCalled(title: string, token = on.officer): Promise<Task> {
  const found = (await list(token)).body.items.find((one) => one.title === title);
  if (!found) throw new Error(`no task ${title}`);
  return found;
}
const say = (token: string, { id, version }: Task, json: object, key: string = crypto.randomUUID()) =>
  call<Task & { code: string; errors: { pointer: string; detail: string }[] }>(`/v1/tasks/${id}/updates`, {
    token,
    json,
    headers: { 'if-match': `"${version}"`, 'idempotency-key': key },
  });

describe('tasks of an issued plan', () => {
  test('are listed by due date to all whom the plan concerns, and to nobody else', async () => {
    const all = ['Góp ý', 'Họp khởi động', 'Dựng bản thử', 'Việc không nêu đơn vị', 'Triển khai'];
    for (const token of [on.officer, on.neighbour, on.leader, on.maker]) expect(await titles(token)).toEqual(all);
    const foreign = await list(on.stranger);
    expect([foreign.status, foreign.body.items]).toEqual([200, []]);
    expect(Object.values(foreign.body.counts)).toEqual([0, 0, 0, 0, 0, 0, 0]);
    const { id } = await taskCalled('Góp ý');
    const unknown = await call(`/v1/tasks/${crypto.randomUUID()}`, { token: on.stranger });
    const theirs = await call(`/v1/tasks/${id}`, { token: on.stranger });
    expect([theirs.status, theirs.text]).toEqual([404, unknown.text]);
    expect((await call(`/v1/tasks/${id}`, { token: on.maker })).status).toBe(200);
  });

  test('name whom they are for, whom with, by when and what is expected of them', async () => {
    expect(await taskCalled('Họp khởi động')).toMatchObject({
      ...{ month: 1, dueOn: `${YEAR}-01-31`, startsOn: null, progress: 0, state: 'planned', standing: 'planned' },
      plan: { id: on.plan, year: YEAR, organisation: { slug: on.ministry.slug } },
      responsible: {
        organisation: { slug: on.ministry.slug },
        unit: { slug: on.focal.slug, name: 'Cục Đầu mối' },
        duty: null,
      },
      cooperating: [{ organisation: { slug: on.ministry.slug }, unit: { name: 'Vụ Phối hợp' }, duty: null }],
      results: [
        { text: 'Biên bản họp', own: true, metAt: null },
        { text: 'Bản thử chạy được', own: false },
      ],
    });
    expect(await taskCalled('Dựng bản thử')).toMatchObject({
      responsible: { organisation: null, unit: null, duty: 'core_enterprise' },
      results: [{ text: 'Bản thử chạy được' }],
    });
    expect(await taskCalled('Việc không nêu đơn vị')).toMatchObject({ responsible: null });
    expect(await taskCalled('Triển khai')).toMatchObject({
      responsible: { organisation: { slug: on.enterprise.slug }, unit: null },
      ...{ startsOn: `${YEAR}-01-15`, dueOn: `${YEAR}-02-28` },
    });
  });

  test('are each for those to progress to whom they are given: unit, organisation, bearers of a duty, drafting unit', async () => {
    const may = async (token: string) =>
      (await list(token)).body.items.filter(({ mayProgress }) => mayProgress).map(({ title }) => title);
    expect(await may(on.officer)).toEqual(['Họp khởi động', 'Việc không nêu đơn vị']);
    expect(await may(on.head)).toEqual(await may(on.officer));
    expect(await may(on.neighbour)).toEqual(['Góp ý']);
    expect(await may(on.maker)).toEqual(['Dựng bản thử', 'Triển khai']);
    expect(await may(on.leader)).toEqual([]);
    expect(await titles(on.maker, 'mine=1')).toEqual(['Dựng bản thử', 'Triển khai']);
    expect(await titles(on.leader, 'mine=1')).toEqual(['Góp ý', 'Họp khởi động', 'Việc không nêu đơn vị']);
  });

  test('are narrowed down by platform, month, days and organisation, and read page by page', async () => {
    expect(await titles(on.officer, 'month=2')).toEqual(['Triển khai']);
    expect(await titles(on.officer, `to=${YEAR}-01-20`)).toEqual(['Góp ý']);
    expect(await titles(on.officer, `from=${YEAR}-02-01&year=${YEAR}`)).toEqual(['Triển khai']);
    expect(await titles(on.officer, `organisation=${on.enterprise.slug}`)).toEqual(['Triển khai']);
    expect(await titles(on.officer, 'platform=NDP-0006')).toHaveLength(5);
    expect(await titles(on.officer, 'platform=NDP-0001')).toEqual([]);
    const first = (await list(on.officer, 'limit=3')).body;
    expect(first.counts).toMatchObject({ planned: 5 });
    const rest = (await list(on.officer, `limit=3&cursor=${first.next}`)).body;
    expect([...first.items, ...rest.items].map(({ title }) => title)).toEqual(await titles(on.officer));
    expect(rest.next).toBeNull();
    for (const wrong of ['month=13', 'standing=soon', 'cursor=x', 'limit=1000', 'from=2026-02-30'])
      expect((await list(on.officer, wrong)).body).toMatchObject({ errors: [{ pointer: wrong.split('=')[0] }] });
  });

  test('cost two round trips to read and three to write', async () => {
    const own = await issuedPlan('luot');
    const [task] = (await call<Listed>(`/v1/tasks?plan=${own.plan}&mine=1`, { token: own.maker })).body.items;
    if (!task) throw new Error('no task');
    expect(trips(await call('/v1/tasks', { token: own.maker })).all).toBeLessThanOrEqual(2);
    expect(trips(await call(`/v1/tasks/${task.id}`, { token: own.maker })).all).toBeLessThanOrEqual(2);
    const said = await say(own.maker, task, { progress: 5, state: 'in_progress' });
    expect([said.status, trips(said).all]).toEqual([200, 3]);
  });
});

describe('how far a task has come', () => {
  test('is recorded by those to whom it is given and shown to all, with what shows it', async () => {
    const task = await taskCalled('Triển khai');
    const evidence = [{ url: 'https://example.com/ban-thu', title: 'Bản thử' }];
    expect((await say(on.officer, task, { progress: 40, state: 'in_progress' })).status).toBe(403);
    const said = await say(on.maker, task, { progress: 40, state: 'in_progress', note: 'Đã lắp đặt.', evidence });
    expect(said.body).toMatchObject({ progress: 40, standing: 'in_progress', version: 2, reopened: false });
    expect(said.headers.get('etag')).toBe('"2"');
    const read = await call<{ updates: object[] }>(`/v1/tasks/${task.id}`, { token: on.leader });
    expect(read.body.updates).toMatchObject([
      {
        ...{ progress: 40, state: 'in_progress', note: 'Đã lắp đặt.', evidence, reopened: false },
        organisation: { slug: on.enterprise.slug },
        author: 'officer của tien-do-dn',
      },
    ]);
    const trail = await call(`/v1/t/${on.enterprise.slug}/audit/programme?subject=task:${task.id}`, {
      token: on.admin,
    });
    expect(trail.body).toMatchObject({
      items: [{ action: 'task.progress', before: { progress: 0, state: 'planned' }, after: { progress: 40 } }],
    });
  });

  test('is recorded upon the version that was seen, once however often it is repeated', async () => {
    const task = await taskCalled('Dựng bản thử');
    const update = { progress: 10, state: 'in_progress' };
    const bare = await call(`/v1/tasks/${task.id}/updates`, { token: on.maker, json: update });
    expect(bare.status).toBe(428);
    const key = crypto.randomUUID();
    const answers = await Promise.all(Array.from({ length: 8 }, () => say(on.maker, task, update, key)));
    expect(answers.map(({ status, body }) => [status, body.version])).toEqual(answers.map(() => [200, 2]));
    expect((await say(on.maker, task, { ...update, progress: 20 }, key)).status).toBe(409);
    expect((await say(on.maker, task, update)).status).toBe(412);
    const racing = await taskCalled('Dựng bản thử');
    const race = await Promise.all([11, 12, 13, 14].map((progress) => say(on.maker, racing, { ...update, progress })));
    expect(race.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412]);
  });

  test('is done only against every expected result, and opened again when one turns out not to be reached', async () => {
    const task = await taskCalled('Họp khởi động');
    const [own, whole] = task.results;
    if (!own || !whole) throw new Error('two results are expected');
    const done = { progress: 100, state: 'done' };
    const early = await say(on.officer, task, { ...done, results: [{ result: own.id, note: 'Biên bản số 1' }] });
    expect([early.status, early.body.code]).toEqual([422, 'rule_broken']);
    expect(early.body.errors.map(({ detail }) => detail)).toEqual(['Chưa có kết quả: “Bản thử chạy được”.']);
    expect(await taskCalled('Họp khởi động')).toEqual(task);

    // The month's result, met by one task, counts for all.
    const built = await taskCalled('Dựng bản thử');
    const met = await say(on.maker, built, { ...done, results: [{ result: whole.id, note: 'Chạy tại Bộ' }] });
    expect(met.body).toMatchObject({ standing: 'done', state: 'done' });
    const held = await say(on.head, task, { ...done, results: [{ result: own.id, note: 'Biên bản số 1' }] });
    expect(held.body).toMatchObject({ standing: 'done', progress: 100, results: [{ metNote: 'Biên bản số 1' }, {}] });

    const rests = await say(
      on.maker,
      { ...built, version: built.version + 1 },
      {
        ...{ progress: 80, state: 'in_progress', note: 'Hỏng.', unmet: [whole.id] },
      },
    );
    expect([rests.status, rests.text]).toEqual([409, expect.stringContaining('Họp khởi động')]);
    const again = await say(on.officer, held.body, { progress: 90, state: 'in_progress', unmet: [own.id] });
    expect(again.body).toMatchObject({ reopened: true, standing: 'in_progress', results: [{ metAt: null }, {}] });
    const read = await call<{ updates: { reopened: boolean }[] }>(`/v1/tasks/${task.id}`, { token: on.maker });
    expect(read.body.updates.map(({ reopened }) => reopened)).toEqual([true, false]);
  });

  test('is refused where it contradicts itself or names what is not the task’s, and changes nothing', async () => {
    const task = await taskCalled('Góp ý');
    const other = (await taskCalled('Triển khai')).results[0]?.id;
    const wrong: [object, string][] = [
      [{ progress: 101, state: 'in_progress' }, '/progress'],
      [{ progress: -1, state: 'in_progress' }, '/progress'],
      [{ progress: 50, state: 'late' }, '/state'],
      [{ progress: 50, state: 'done' }, '/progress'],
      [{ progress: 1, state: 'in_progress', results: [{ result: other, note: 'x' }] }, '/results/0/result'],
      [
        { progress: 1, state: 'in_progress', evidence: [{ file: crypto.randomUUID(), title: 'x' }] },
        '/evidence/0/file',
      ],
      [{ progress: 1, state: 'in_progress', evidence: [{ url: 'javascript:alert(1)', title: 'x' }] }, '/evidence/0'],
    ];
    for (const [json, pointer] of wrong) {
      const { status, body } = await say(on.neighbour, task, json);
      expect([status, body.errors?.[0]?.pointer.startsWith(pointer)], JSON.stringify(json)).toEqual([400, true]);
    }
    expect(await taskCalled('Góp ý')).toEqual(task);
  });

  test('shows what is late, and is no longer recorded of what the plan dropped', async () => {
    const own = await issuedPlan('tre');
    const of = async (token: string, query: string) =>
      (await call<Listed>(`/v1/tasks?plan=${own.plan}&${query}`, { token })).body;
    const [task] = (await of(own.neighbour, 'mine=1')).items;
    if (!task) throw new Error('no task');
    await happened("UPDATE task SET due_on = '2026-01-31' WHERE id = ?", task.id);
    expect(await of(own.maker, 'standing=late,blocked')).toMatchObject({
      items: [{ id: task.id, standing: 'late', mayProgress: false }],
      counts: { late: 1, planned: 4 },
    });
    await happened("UPDATE task SET state = 'dropped' WHERE id = ?", task.id);
    expect((await of(own.maker, 'month=1')).items).toHaveLength(3);
    expect((await of(own.maker, 'standing=dropped')).items).toMatchObject([{ id: task.id, mayProgress: false }]);
    expect((await say(own.neighbour, task, { progress: 5, state: 'in_progress' })).status).toBe(409);
  });
});
