import { beforeAll, describe, expect, test } from 'vitest';
import {
  issuedNow,
  type Ministry,
  newMinistry,
  openAmendment,
  planFor,
  type Sitting,
  sitting,
  written,
} from '../support/issued.ts';
import { call, demo, trips } from '../support/stack.ts';
import { newTenant, type Tenant } from '../support/tenant.ts';

type List = { items: { id: string; title: string }[]; next: string | null };

let ministry: Ministry;
let vendor: Tenant;
let other: Tenant;
let officer: string;
let otherOfficer: string;
let coordinator: string;
let plan: string;
beforeAll(async () => {
  ministry = await newMinistry('issuer', 'NDP-0009');
  vendor = await newTenant('vendor', 'enterprise');
  other = await newTenant('other', 'enterprise');
  officer = (await sitting(vendor, 'officer')).token;
  otherOfficer = (await sitting(other, 'officer')).token;
  coordinator = await demo('coordinator');
  plan = await ministry.issues(planFor(['NDP-0009'], { title: 'Kế hoạch Đường sắt số' }), {
    recipients: [vendor.slug, other.slug],
  });
});

describe('issued plans are listed', () => {
  const listed = async (token: string, query = '') => (await call<List>(`/v1/plans${query}`, { token })).body;
  const ours = () => `organisation=${ministry.slug}`;

  test('with who issued them, under which number, and how far their tasks are', async () => {
    const { items } = await listed(officer);
    expect(items).toEqual([
      expect.objectContaining({
        id: plan,
        kind: 'mic',
        template: 'mic-186',
        year: 2026,
        version: 1,
        amended: false,
        platforms: ['NDP-0009'],
        monthsCovered: [1, 2],
        decision: { number: '01/QĐ-THU', date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
        tasks: { all: 3, done: 0, late: 3, blocked: 0 },
        organisation: expect.objectContaining({ slug: ministry.slug, short: { vi: 'issuer', en: 'issuer' } }),
        unit: expect.objectContaining({ slug: ministry.unit.slug }),
      }),
    ]);
  });

  test('by year, kind, platform, issuer and words without marks', async () => {
    const found = async (query: string) => (await listed(officer, `?${query}`)).items.length;
    expect(await Promise.all(['year=2026', 'year=2025'].map(found))).toEqual([1, 0]);
    expect(await Promise.all(['kind=mic', 'kind=owner'].map(found))).toEqual([1, 0]);
    expect(await Promise.all(['platform=NDP-0009', 'platform=NDP-0006'].map(found))).toEqual([1, 0]);
    expect(await Promise.all([ours(), `organisation=${vendor.slug}`].map(found))).toEqual([1, 0]);
    expect(
      await Promise.all(
        ['duong sat', 'SẮT đường', 'sat s', 'thuy', '%', '%_\\', '', ' ', 'qd thu'].map((q) =>
          found(`q=${encodeURIComponent(q)}`),
        ),
      ),
    ).toEqual([1, 1, 1, 0, 0, 0, 1, 1, 1]);
    const refused = await call('/v1/plans?year=hai', { token: officer });
    expect([refused.status, refused.body.errors]).toMatchObject([400, [{ pointer: 'year' }]]);
  });

  test('page by page, each with a cursor that fits its own question', async () => {
    const titles = ['Kế hoạch hai', 'Kế hoạch ba'];
    for (const title of titles) await ministry.issues(planFor(['NDP-0009'], { title }), { recipients: [vendor.slug] });
    const first = await listed(officer, `?limit=2&${ours()}`);
    expect(first.items.map(({ title }) => title)).toEqual(['Kế hoạch ba', 'Kế hoạch hai']);
    const second = await listed(officer, `?limit=2&${ours()}&cursor=${first.next}`);
    expect(second).toMatchObject({ items: [{ title: 'Kế hoạch Đường sắt số' }], next: null });
    const foreign = await call(`/v1/plans?limit=2&cursor=${first.next}`, { token: officer });
    expect([foreign.status, foreign.body.errors]).toMatchObject([400, [{ pointer: 'cursor' }]]);
    expect((await listed(otherOfficer)).items.map(({ id }) => id)).toEqual([plan]);
  });
});

describe('an issued plan is read', () => {
  type Read = {
    recipients: { slug: string }[];
    delivery: object | null;
    mine: boolean;
    months: { month: number; tasks: { id: string; key: string }[] }[];
  };
  const read = (token: string, query = '') => call<Read>(`/v1/plans/${plan}${query}`, { token });

  test('whole: contents by their template, decision, months with their tasks, in two round trips', async () => {
    const answer = await read(officer);
    expect(answer.body).toMatchObject({
      version: 1,
      current: true,
      mine: false,
      historical: false,
      decision: { number: '01/QĐ-THU', symbol: 'QĐ-THU', signer: 'THỨ TRƯỞNG Thử' },
      template: { key: 'mic-186' },
      contents: { monthsCovered: [1, 2], sections: { roadmap: { text: 'Nội dung thử: roadmap.' } } },
      months: [
        {
          month: 1,
          tasks: [
            { key: 'a', state: 'planned', progress: 0, dueOn: '2026-01-31' },
            { key: 'b', dueOn: '2026-01-20' },
          ],
          results: [{ key: 'r', tasks: [], metAt: null }],
        },
        { month: 2, tasks: [{ key: 'c' }] },
      ],
      versions: [{ number: 1, current: true }],
      delivery: { version: 1, arrivalNumber: 1, openedAt: null, mayAcknowledge: true },
    });
    expect(trips(answer).all).toBeLessThanOrEqual(2);
  });

  test('with every recipient by its sender and the coordinator, by a recipient with itself alone', async () => {
    const slugs = async (token: string) => (await read(token)).body.recipients.map(({ slug }) => slug);
    const both = [vendor.slug, other.slug].sort();
    expect(await slugs(ministry.officer.token)).toEqual(both);
    expect(await slugs(coordinator)).toEqual(both);
    expect(await slugs(officer)).toEqual([vendor.slug]);
    const { body } = await read(ministry.officer.token);
    expect(body).toMatchObject({ mine: true, delivery: null });
  });

  test('in no version that does not exist', async () => {
    expect((await read(officer, '?version=1')).status).toBe(200);
    expect((await read(officer, '?version=2')).status).toBe(404);
    expect((await read(officer, '?version=0')).status).toBe(400);
  });

  test('with the names of those whom it gives tasks', async () => {
    const named = planFor(['NDP-0009']);
    const [january] = named.contents.months;
    const responsible = { organisation: ministry.slug, unit: ministry.unit.slug };
    Object.assign(january?.tasks[0] ?? {}, { responsible });
    const id = await ministry.issues(named);
    const { body } = await call(`/v1/plans/${id}`, { token: ministry.officer.token });
    expect(body.names).toEqual({
      organisations: { [ministry.slug]: { name: expect.anything(), short: { vi: 'issuer', en: 'issuer' } } },
      units: { [ministry.unit.slug]: { vi: 'Đơn vị đầu mối issuer', en: 'Đơn vị đầu mối issuer' } },
    });
  });
});

describe('the incoming register', () => {
  type Entry = { id: string; version: number; arrivalNumber: number; openedAt: string | null; plan: { id: string } };
  type Register = { items: Entry[]; counts: object; next: string | null };
  const register = async (token: string, query = '') =>
    (await call<Register>(`/v1/t/${vendor.slug}/incoming${query}`, { token })).body;
  const act = (id: string, step: string, { token, version, json, org = vendor.slug }: Sent) =>
    call<Entry & { acknowledgedBy: string; mayAcknowledge: boolean }>(`/v1/t/${org}/incoming/${id}/${step}`, {
      token,
      method: 'POST',
      ...(json && { json }),
      ...(version !== undefined && { headers: { 'if-match': `"${version}"` } }),
    });
  type Sent = { token: string; version?: number; json?: object; org?: string };
  let entry: Entry;
  let head: Sitting;
  beforeAll(async () => {
    head = await sitting(vendor, 'head');
    await ministry.issues(planFor(['NDP-0009'], { title: 'Chỉ cho nơi khác' }), { recipients: [other.slug] });
    const found = (await register(officer)).items.find((one) => one.plan.id === plan);
    if (!found) throw new Error('the plan has not arrived');
    entry = found;
  });

  test('numbers what arrives for each organisation by itself, last first', async () => {
    const { items, counts } = await register(officer);
    expect(items.map(({ arrivalNumber }) => arrivalNumber)).toEqual([3, 2, 1]);
    expect(counts).toEqual({ new: 3, opened: 0, acknowledged: 0 });
    expect(items.at(-1)).toMatchObject({
      plan: { id: plan, title: 'Kế hoạch Đường sắt số', version: 1, current: true },
      from: { slug: ministry.slug },
      decision: { number: '01/QĐ-THU' },
      mayAcknowledge: true,
    });
    const answer = await call(`/v1/t/${vendor.slug}/incoming?state=new&year=1999`, { token: officer });
    expect(answer.body.items).toEqual([]);
    expect(trips(answer).all).toBeLessThanOrEqual(2);
  });

  test('notes who opened a plan first; the auditor opens nothing, another organisation finds nothing', async () => {
    const [first, same] = await Promise.all([officer, head.token].map((token) => act(entry.id, 'open', { token })));
    if (!first || !same) throw new Error('two were asked');
    expect([same.status, same.body.openedAt]).toEqual([200, first.body.openedAt]);
    expect([first.status, first.body.openedAt === null]).toEqual([200, false]);
    const again = await act(entry.id, 'open', { token: head.token });
    expect(again.body.openedAt).toBe(first.body.openedAt);
    const auditor = await sitting(vendor, 'auditor');
    expect((await act(entry.id, 'open', { token: auditor.token })).status).toBe(403);
    const elsewhere = await act(entry.id, 'open', { token: otherOfficer, org: other.slug });
    const unknown = await act(crypto.randomUUID(), 'open', { token: otherOfficer, org: other.slug });
    expect([elsewhere.status, elsewhere.text]).toEqual([404, unknown.text]);
    expect((await register(officer, '?state=opened')).items.map(({ id }) => id)).toEqual([entry.id]);
  });

  test('confirms a plan once, upon the entry as it was seen, and tells who drafted it', async () => {
    const { version, id } = entry;
    expect((await act(id, 'acknowledge', { token: head.token, json: {} })).status).toBe(428);
    expect((await act(id, 'acknowledge', { token: head.token, version: 9, json: {} })).status).toBe(412);
    const both = await Promise.all(
      [head.token, officer].map((token) => act(id, 'acknowledge', { token, version, json: { note: 'Đã nhận đủ' } })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    const done = both.find(({ status }) => status === 200);
    expect(done?.body).toMatchObject({ version: 2, note: 'Đã nhận đủ', mayAcknowledge: false });
    expect(done?.headers.get('etag')).toBe('"2"');
    expect(done && trips(done).all).toBeLessThanOrEqual(3);
    const again = await act(id, 'acknowledge', { token: head.token, version: 2, json: {} });
    expect([again.status, again.body]).toMatchObject([409, { code: 'conflict' }]);
    const told = await call<{ items: { kind: string; title: string; href: string }[] }>('/v1/me/notifications', {
      token: ministry.officer.token,
    });
    expect(told.body.items.filter(({ kind }) => kind === 'plan_acknowledged')).toMatchObject([
      { href: `/t/${ministry.slug}/da-ban-hanh/${plan}` },
    ]);
    const { body } = await call<{ recipients: object[] }>(`/v1/plans/${plan}`, { token: ministry.leader.token });
    expect(body.recipients).toContainEqual(
      expect.objectContaining({ slug: vendor.slug, acknowledgedBy: done?.body.acknowledgedBy }),
    );
  });
});

describe('an amended plan', () => {
  let id: string;
  let draft: string;
  beforeAll(async () => {
    id = await ministry.issues(planFor(['NDP-0009'], { title: 'Sẽ được sửa' }), { recipients: [vendor.slug] });
    draft = await openAmendment(ministry, id);
    await written(ministry, draft, 'm02', {
      tasks: [
        { key: 'c', title: 'Ban hành kế hoạch' },
        { key: 'b', title: 'Lập danh sách doanh nghiệp', dueOn: '2026-02-20' },
      ],
      results: [{ key: 's', text: 'Kế hoạch' }],
    });
    await written(ministry, draft, 'm01', {
      tasks: [{ key: 'a', title: 'Rà soát lại tiêu chí', responsible: { duty: 'mic_focal' } }],
      results: [{ key: 'r', text: 'Danh sách được duyệt' }],
    });
    await written(ministry, draft, 'roadmap', { text: 'Lộ trình mới.' });
    await issuedNow(ministry, draft, { recipients: [vendor.slug] });
  });
  const changes = (query = '', token = officer) =>
    call<{ items: { section: string; what: string }[] }>(`/v1/plans/${id}/changes${query}`, { token });

  test('says to its recipients what changed, in one round trip besides the door', async () => {
    const answer = await changes();
    expect(answer.body).toMatchObject({
      ...{ from: 1, to: 2 },
      items: [
        { section: 'm01', what: 'changed', before: 'Rà soát tiêu chí', after: 'Rà soát lại tiêu chí' },
        { section: 'm01', what: 'added', before: null, after: 'đầu mối của Bộ' },
        { section: 'm02', what: 'moved', before: '1', after: '2' },
        { section: 'm02', what: 'changed', before: '2026-01-20', after: '2026-02-20' },
        { section: 'roadmap', what: 'changed', after: 'Lộ trình mới.' },
      ],
    });
    expect(trips(answer).all).toBeLessThanOrEqual(2);
    expect((await changes('?from=2&to=2')).body.items).toEqual([]);
    expect((await changes('?to=3')).status).toBe(404);
    expect((await changes('', otherOfficer)).status).toBe(404);
  });

  test('is read as it was and as it is; its tasks go on, and it arrives once more', async () => {
    type Read = {
      title: string;
      versions: object[];
      months: { month: number; tasks: { id: string; key: string }[] }[];
    };
    const read = async (query: string) => (await call<Read>(`/v1/plans/${id}${query}`, { token: officer })).body;
    const [now, then] = [await read(''), await read('?version=1')];
    expect(now).toMatchObject({ version: 2, current: true, decision: { number: expect.stringMatching(/QĐ-THU$/) } });
    expect(then).toMatchObject({ version: 1, current: false, contents: { sections: { roadmap: expect.anything() } } });
    expect(now.versions).toMatchObject([
      { number: 2, current: true },
      { number: 1, current: false },
    ]);
    const taskIn = ({ months }: Read, month: number, key: string) =>
      months.find((one) => one.month === month)?.tasks.find((one) => one.key === key)?.id;
    expect(taskIn(now, 2, 'b')).toBe(taskIn(then, 1, 'b'));
    const { body } = await call<{ items: object[] }>(`/v1/t/${vendor.slug}/incoming?state=new`, { token: officer });
    expect(body.items.slice(0, 2)).toMatchObject([
      { plan: { id, version: 2, current: true } },
      { plan: { id, version: 1, current: false } },
    ]);
  });
});

describe('tasks that are under way when their plan is amended', () => {
  interface Task {
    id: string;
    version: number;
    title: string;
    state: string;
    progress: number;
    results: { id: string; text: string; metAt: string | null }[];
    updates: { progress: number; evidence: object[] }[];
  }
  const evidence = [{ url: 'https://example.com/danh-sach', title: 'Danh sách' }];
  let id: string;
  const task = async (title: string): Promise<Task> => {
    const { token } = ministry.officer;
    const query = `plan=${id}&standing=late,planned,in_progress,done,dropped,at_risk,blocked`;
    const { body } = await call<{ items: Task[] }>(`/v1/tasks?${query}`, { token });
    const found = body.items.find((one) => one.title === title)?.id;
    return (await call<Task>(`/v1/tasks/${found}`, { token })).body;
  };
  const say = async (title: string, json: object) => {
    const { id, version } = await task(title);
    const headers = { 'if-match': `"${version}"`, 'idempotency-key': crypto.randomUUID() };
    return call<Task>(`/v1/tasks/${id}/updates`, { token: ministry.officer.token, json, headers });
  };
  const done = async (title: string) => {
    const results = (await task(title)).results.map(({ id }) => ({ result: id, note: 'Đạt' }));
    return say(title, { progress: 100, state: 'done', results });
  };

  test('go on as far as they were; what is dropped ends, and what more is asked of opens again', async () => {
    id = await ministry.issues(planFor(['NDP-0009'], { title: 'Đang thực hiện' }));
    await say('Rà soát tiêu chí', { progress: 40, state: 'in_progress', evidence });
    await say('Lập danh sách doanh nghiệp', { progress: 10, state: 'in_progress' });
    expect((await done('Ban hành kế hoạch')).body).toMatchObject({ state: 'done', progress: 100 });
    const before = await Promise.all(['Rà soát tiêu chí', 'Ban hành kế hoạch'].map(task));

    const draft = await openAmendment(ministry, id);
    await written(ministry, draft, 'm01', {
      tasks: [{ key: 'a', title: 'Rà soát tiêu chí' }],
      results: [{ key: 'r', text: 'Danh sách được duyệt' }],
    });
    await written(ministry, draft, 'm02', {
      tasks: [{ key: 'c', title: 'Ban hành kế hoạch' }],
      results: [
        { key: 's', text: 'Kế hoạch' },
        { key: 't', text: 'Công bố trên cổng', tasks: ['c'] },
      ],
    });
    await issuedNow(ministry, draft, {});

    const [kept, again] = await Promise.all(['Rà soát tiêu chí', 'Ban hành kế hoạch'].map(task));
    expect(kept).toMatchObject({ id: before[0]?.id, state: 'in_progress', progress: 40 });
    expect(kept?.updates).toMatchObject([{ progress: 40, evidence }]);
    expect(await task('Lập danh sách doanh nghiệp')).toMatchObject({ state: 'dropped', progress: 10 });
    expect((await say('Lập danh sách doanh nghiệp', { progress: 20, state: 'in_progress' })).status).toBe(409);
    const sent = async (title: string) => {
      const headers = { 'content-type': 'application/octet-stream' };
      const { token } = ministry.officer;
      const body = Buffer.from(`Minh chứng ${title}`);
      return (await call(`/v1/tasks/${(await task(title)).id}/files?name=a.txt`, { token, body, headers })).status;
    };
    expect([await sent('Lập danh sách doanh nghiệp'), await sent('Rà soát tiêu chí')]).toEqual([409, 201]);
    expect(again).toMatchObject({
      ...{ id: before[1]?.id, state: 'in_progress', updates: [{ progress: 100 }] },
      results: [{ metAt: before[1]?.results[0]?.metAt }, { text: 'Công bố trên cổng', metAt: null }],
    });
    expect((await say('Ban hành kế hoạch', { progress: 100, state: 'done' })).status).toBe(422);
    expect((await done('Ban hành kế hoạch')).body).toMatchObject({ state: 'done', progress: 100 });
  });
});

describe('side by side', () => {
  const platform = 'NDP-0019';
  let owner: Ministry;
  let mic: Ministry;
  let vendors: Tenant[];
  let their: string[];
  beforeAll(async () => {
    [owner, mic] = await Promise.all([newMinistry('chu-quan'), newMinistry('bo-dau-moi', platform)]);
    await owner.tenant.duty('owner', platform);
    await owner.tenant.duty('owner_it', platform, owner.unit.id);
    vendors = await Promise.all([newTenant('nong-cot-1', 'enterprise'), newTenant('nong-cot-2', 'enterprise')]);
    for (const one of vendors) await one.duty('core_enterprise', platform);
    their = await Promise.all(vendors.map(async (one) => (await sitting(one, 'officer')).token));
    await mic.issues(planFor([platform], { year: 2031, contents: monthsOf(2031, [1, 2]) }), {
      recipients: [other.slug],
    });
    const { contents, ...owners } = planFor([platform], {
      ...{ kind: 'owner', year: 2031, contents: monthsOf(2031, [2], '2031-02-20') },
    });
    const sections = {
      ...contents.sections,
      'development-form': { form: 3 },
      resources: { lines: [{ source: 'public', purpose: 'build', year: 2031, amount: 1_000_000 }] },
      assignment: { focalUnit: owner.unit.slug },
    };
    await owner.issues(
      { ...owners, contents: { ...contents, sections } },
      { historical: true, date: '2022-03-20', note: { vi: 'Bản giấy.', en: 'A paper.' } },
    );
  });
  const monthsOf = (year: number, months: number[], dueOn: string | null = null) => ({
    monthsCovered: months,
    uncoveredReason: 'Thử.',
    months: months.map((month) => ({
      month,
      tasks: [{ key: `t${month}`, title: `Việc tháng ${month} năm ${year}`, dueOn }],
      results: [{ key: `r${month}`, text: 'Kết quả' }],
    })),
  });
  type Side = {
    complete: boolean;
    years: number[];
    plans: { id: string | null; kind: string; organisation: { slug: string } }[];
    flags: { kind: string; month: number | null; organisation: string | null }[];
  };
  const side = (org: string, token: string, query = '?year=2031') =>
    call<Side>(`/v1/t/${org}/platforms/${platform}/side-by-side${query}`, { token });

  test('the plans of a platform stand by month and content, and what they lack is flagged', async () => {
    const answer = await side(vendors[0]?.slug ?? '', their[0] ?? '');
    const { body } = answer;
    expect(body).toMatchObject({ year: 2031, complete: true, platform: { code: platform } });
    const ours = (slug: string | null) => [owner, mic, ...vendors].some((one) => one.slug === slug);
    const plans = body.plans.filter(({ organisation }) => ours(organisation.slug));
    expect(plans.map(({ kind, id, organisation }) => [kind, id !== null, organisation.slug])).toEqual([
      ['mic', true, mic.slug],
      ['owner', true, owner.slug],
      ...vendors.map(({ slug }) => ['enterprise', false, slug]).sort((a, b) => (String(a[2]) < String(b[2]) ? -1 : 1)),
    ]);
    expect(plans[0]).toMatchObject({
      months: [{ month: 1, tasks: [{ standing: 'planned', dueOn: '2031-01-31' }], results: ['Kết quả'] }, { month: 2 }],
      contents: expect.arrayContaining([expect.objectContaining({ code: 'roadmap', filled: true })]),
    });
    const flagged = body.flags.filter(({ organisation, kind }) => ours(organisation) || kind === 'different_dates');
    expect(flagged.map(({ kind, month }) => [kind, month])).toEqual([
      ['enterprise_without_plan', null],
      ['enterprise_without_plan', null],
      ['missing_month', 1],
      ['different_dates', 2],
    ]);
    expect(trips(answer).all).toBeLessThanOrEqual(2);
  });

  test('whoever sees only some of them is told of no others', async () => {
    const { body } = await side(other.slug, otherOfficer);
    expect(body.plans.map(({ organisation }) => organisation.slug)).toEqual([mic.slug]);
    expect([body.complete, body.flags, body.years]).toEqual([false, [], [2031]]);
    expect((await side(vendor.slug, officer)).body.plans).toEqual([]);
    expect((await side(other.slug, otherOfficer, '?year=x')).status).toBe(400);
  });
});

describe('the overview', () => {
  type Row = {
    platform: { code: string };
    state: string;
    cells: Record<string, { expected: boolean; state: string; plans: { id: string; historical: boolean }[] }>;
  };
  type Overview = { year: number; items: Row[]; totals: { platforms: number } };
  const overview = (token: string, query = '') => call<Overview>(`/v1/overview/plans${query}`, { token });
  const codes = async (token: string, query = '') =>
    (await overview(token, query)).body.items.map(({ platform }) => platform.code);

  test('shows the coordinator all platforms, a focal unit its own, and others nothing', async () => {
    const all = await overview(coordinator, '?year=2022');
    expect(all.body.items).toHaveLength(35);
    expect(all.body.totals.platforms).toBe(35);
    expect(trips(all).all).toBeLessThanOrEqual(2);
    expect(await codes(ministry.officer.token, '?year=2022')).toEqual(['NDP-0009']);
    expect((await overview(officer)).status).toBe(403);
    expect((await overview(coordinator, '?year=22')).status).toBe(400);
  });

  test('counts the Ministry’s plan for a platform of its own as the merged one, and knows what nobody owes', async () => {
    const { body } = await overview(coordinator, '?year=2022');
    const row = (code: string) => body.items.find(({ platform }) => platform.code === code);
    expect(row('NDP-0006')?.cells).toMatchObject({
      merged: { expected: true, plans: expect.arrayContaining([expect.objectContaining({ gapMonths: 6 })]) },
      mic: { expected: false },
    });
    // Other suites issue plans of other ministries for this platform on the same stack.
    expect(JSON.stringify(row('NDP-0006')?.cells.mic)).not.toContain('"slug":"bo-thong-tin-va-truyen-thong"');
    expect(row('NDP-0024')?.cells).toMatchObject({
      mic: { expected: true, plans: expect.arrayContaining([expect.objectContaining({ historical: true })]) },
      owner: { expected: false, state: 'not_expected' },
    });
  });

  test('is narrowed by kind, state, group, owner, focal unit and words', async () => {
    const found = (query: string) => codes(coordinator, `?year=2022&${query}`);
    expect(await found('q=hop%20truc%20tuyen')).toEqual(['NDP-0006', 'NDP-0024']);
    expect(await found('kind=owner')).not.toContain('NDP-0024');
    expect(await found('state=historical')).toEqual(expect.arrayContaining(['NDP-0006', 'NDP-0024']));
    expect(await found('kind=mic&state=none&group=II')).not.toContain('NDP-0024');
    expect(await found('focal=cuc-buu-dien-trung-uong&group=I')).toContain('NDP-0006');
    expect((await found('owner=bo-y-te')).length).toBeLessThan(5);
  });

  test('goes to a file, in the language asked for, a line for each plan and each that is missing', async () => {
    const file = await call<string>('/v1/overview/plans.csv?year=2022&q=hop%20truc%20tuyen', { token: coordinator });
    expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(file.headers.get('cache-control')).toBe('private, no-store');
    const [head, ...lines] = file.text.trimEnd().split('\r\n');
    expect(head?.replace('\uFEFF', '')).toMatch(/^Số hiệu,Mã,Nền tảng,/);
    expect(lines.filter((line) => line.includes('Ghi nhận từ văn bản giấy')).length).toBeGreaterThanOrEqual(2);
    const asked = '/v1/overview/plans.csv?year=2022&q=hop%20truc%20tuyen';
    const english = await call<string>(`${asked}&lang=en`, { token: coordinator });
    expect(english.headers.get('content-disposition')).toContain('plans-2022.csv');
    expect(english.text).toMatch(/^\uFEFF?Number,Code,Platform,/);
    expect(english.text).toContain('"Ministry of Information and Communications"');
    expect(english.text).toContain('"Recorded from an older paper"');
    const headers = { 'accept-language': 'en' };
    expect((await call<string>(asked, { token: coordinator, headers })).text).toBe(english.text);
    expect((await call<string>(`${asked}&lang=vi`, { token: coordinator, headers })).text).toBe(file.text);
    expect((await call(`${asked}&lang=fr`, { token: coordinator })).status).toBe(400);
    const workbook = await call('/v1/overview/plans.xlsx?year=2022&lang=en', { token: coordinator });
    expect([workbook.status, workbook.text.slice(0, 2)]).toEqual([200, 'PK']);
  });
});
