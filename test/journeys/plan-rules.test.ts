import { newId } from '@ndp/database/ids';
import { eq } from '@ndp/database/query';
import * as p from '@ndp/database/schema/programme';
import { systemGrant } from '@ndp/domain/permissions';
import { dayInVietnam } from '@ndp/domain/time';
import { planOf2022 } from '@ndp/local/seed/plan-2022';
import { describe, expect, test } from 'vitest';
import { filesIn } from '../isolation/support/everything.ts';
import { issuedNow, type Ministry, newMinistry, openAmendment, planFor, sitting, written } from '../support/issued.ts';
import { approved, filledIn, openDraft, takeStep } from '../support/plans.ts';
import { call, databases, eventually } from '../support/stack.ts';
import { mergedInto, newTenant, type Tenant, type TestMember } from '../support/tenant.ts';

/** Ends somebody's membership as of today. */
async function leaves({ membership }: TestMember): Promise<void> {
  const { programme } = await systemGrant(databases(), 'seed.import');
  await programme.write([
    programme.db.update(p.membership).set({ validTo: dayInVietnam() }).where(eq(p.membership.id, membership)),
  ]);
}

/** A platform of this suite's own, towards which nobody bears a duty. */
async function ownPlatform(): Promise<string> {
  const { programme } = await systemGrant(databases(), 'seed.import');
  const code = `NDP-${Math.trunc(100_000 + Math.random() * 800_000)}`;
  await programme.write([
    programme.db
      .insert(p.platform)
      .values({ id: newId(), createdAt: new Date().toISOString(), code, slug: code.toLowerCase(), groupCode: 'I' }),
  ]);
  return code;
}

/** Gives a draft another title. */
async function renamed(ministry: Ministry, draft: string, title: string): Promise<void> {
  type Sections = { sections: { code: string; frame: { monthsCovered: number[]; uncoveredReason: string } }[] };
  const found = await call<Sections>(`/v1/t/${ministry.slug}/plans/${draft}`, { token: ministry.officer.token });
  const { monthsCovered, uncoveredReason } = found.body.sections.find(({ code }) => code === 'frame')?.frame ?? {};
  await written(ministry, draft, 'frame', { title, monthsCovered, uncoveredReason });
}

describe('a plan for whose review there is nobody', () => {
  const staffed = async (name: string) => {
    const tenant = await newTenant(name);
    const unit = await tenant.unit(`Cục ${name}`);
    await tenant.duty('mic_focal', 'NDP-0009', unit.id);
    const officer = await sitting(tenant, 'officer', unit.id);
    const id = await openDraft(officer.token, tenant.slug, planFor(['NDP-0009']));
    return { tenant, unit, officer, id, at: `/v1/t/${tenant.slug}/plans/${id}` };
  };
  const stepped = async (token: string, org: string, id: string, step: string, json?: object) => {
    const { status, body } = await takeStep(token, org, id, step, json);
    return { status, ...(body as { state?: string; turn?: string; reviews?: { vacant: string[] }[]; title?: string }) };
  };

  test('is not submitted without a leader, and passes over a head whom there is not, and says so', async () => {
    const { tenant, officer, id, at } = await staffed('khuyet');
    expect((await call(at, { token: officer.token })).body).toMatchObject({ vacant: ['head', 'leader'] });
    const refused = await takeStep(officer.token, tenant.slug, id, 'submit');
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('mời một lãnh đạo');

    const leader = await sitting(tenant, 'leader');
    expect((await call(at, { token: officer.token })).body).toMatchObject({ vacant: ['head'] });
    const submitted = await stepped(officer.token, tenant.slug, id, 'submit');
    expect(submitted).toMatchObject({ status: 200, state: 'in_review', turn: 'leader' });
    expect(submitted.reviews?.map(({ vacant }) => vacant)).toEqual([['head']]);
    expect(await stepped(leader.token, tenant.slug, id, 'approve')).toMatchObject({ status: 200, state: 'approved' });
  });

  test('goes on when the head leaves while it waits for them: the leader returns it, or approves it instead', async () => {
    const { tenant, unit, officer, id, at } = await staffed('roi-di');
    const [head, leader] = [await sitting(tenant, 'head', unit.id), await sitting(tenant, 'leader')];
    expect(await stepped(officer.token, tenant.slug, id, 'submit')).toMatchObject({ turn: 'head' });
    expect((await stepped(leader.token, tenant.slug, id, 'return', { reason: 'Sớm quá' })).status).toBe(403);
    expect((await stepped(leader.token, tenant.slug, id, 'approve')).status).toBe(409);
    await leaves(head);
    expect((await call(at, { token: leader.token })).body).toMatchObject({ mayReturn: true, mayApprove: true });
    const work = await call<{ items: { kind: string }[] }>(`/v1/t/${tenant.slug}/work`, { token: leader.token });
    expect(work.body.items.map(({ kind }) => kind)).toEqual(['plan.approve']);
    const returned = await stepped(leader.token, tenant.slug, id, 'return', { reason: 'Bổ sung' });
    expect(returned).toMatchObject({ status: 200, state: 'returned' });

    const successor = await sitting(tenant, 'head', unit.id);
    expect(await stepped(officer.token, tenant.slug, id, 'submit')).toMatchObject({ turn: 'head' });
    await leaves(successor);
    const approved = await stepped(leader.token, tenant.slug, id, 'approve');
    expect(approved).toMatchObject({ status: 200, state: 'approved' });
    expect(approved.reviews?.at(-1)?.vacant).toEqual(['head']);
  });
});

describe('an amendment', () => {
  test('says something else than what it amends, be it in its title alone', async () => {
    const ministry = await newMinistry('sua-gi', 'NDP-0009');
    const { slug, officer } = ministry;
    const draft = await openAmendment(ministry, await ministry.issues());
    const refused = await takeStep(officer.token, slug, draft, 'submit');
    expect([refused.status, refused.text.includes('giống hệt bản đã ban hành')]).toEqual([422, true]);
    await renamed(ministry, draft, 'Tên khác');
    expect((await takeStep(officer.token, slug, draft, 'submit')).status).toBe(200);
  });

  test('is not decided before any that it amends, be the one between them of an unknown day', async () => {
    const ministry = await newMinistry('ngay-giua', 'NDP-0006', 'NDP-0024');
    const { slug, officer, head, leader } = ministry;
    const record = { signer: 'Ký', historical: true, note: { vi: 'Bản giấy.', en: 'A paper.' }, recipients: [] };
    const issued = async (draft: string, date: string | null) => {
      await approved(slug, draft, { officer: officer.token, head: head.token, leader: leader.token });
      return takeStep(leader.token, slug, draft, 'issue', { number: null, ...record, date });
    };
    const amending = async (draft: string, title: string) => {
      const amendment = await openAmendment(ministry, draft);
      await renamed(ministry, amendment, title);
      return amendment;
    };
    const first = await openDraft(officer.token, slug, filledIn(planOf2022));
    expect((await issued(first, '2022-05-20')).status).toBe(200);
    const second = await amending(first, 'Bản hai');
    expect((await issued(second, null)).body).toMatchObject({ status: 400, errors: [{ pointer: '/date' }] });
    expect(
      (await takeStep(leader.token, slug, second, 'issue', { number: null, ...record, date: '2022-05-20' })).status,
    ).toBe(200);
    const { workspace } = await systemGrant(databases(), 'relay.workspace', `org-${slug}`);
    await workspace.write([
      { sql: "UPDATE plan_draft SET decision = json_set(decision, '$.date', null) WHERE id = ?", args: [second] },
    ]);
    const third = await amending(second, 'Bản ba');
    expect((await issued(third, '2022-05-19')).body).toMatchObject({ status: 400, errors: [{ pointer: '/date' }] });
    const last = await takeStep(leader.token, slug, third, 'issue', { number: null, ...record, date: '2022-05-21' });
    expect(last.status).toBe(200);
  });

  test('is not decided before the decision it amends, and may be on its day', async () => {
    const ministry = await newMinistry('ngay-sua', 'NDP-0009');
    const { slug, leader, officer, head } = ministry;
    const plan = await ministry.issues(undefined, { number: '7/QĐ-THU', date: '2024-05-20' });
    const draft = await openAmendment(ministry, plan);
    await renamed(ministry, draft, 'Bản sửa đổi');
    await approved(slug, draft, { officer: officer.token, head: head.token, leader: leader.token });
    const decision = { number: '9/QĐ-THU', signer: 'Người ký', note: null, historical: false, recipients: [] };
    const issue = (date: string) => takeStep(leader.token, slug, draft, 'issue', { ...decision, date });
    const { status, body } = await issue('2024-05-19');
    expect([status, body.errors]).toMatchObject([400, [{ pointer: '/date' }]]);
    expect(await issue('2024-05-20')).toMatchObject({ status: 200, body: { state: 'issued' } });
  });
});

test('the number of an older paper is not given again, on paper or by the register', async () => {
  const { slug, officer, head, leader } = await newMinistry('so-cu', 'NDP-0006', 'NDP-0024');
  const record = { historical: true, note: { vi: 'Bản giấy.', en: 'A paper.' } };
  const issue = async (change: object) => {
    const id = await openDraft(officer.token, slug, filledIn(planOf2022));
    await approved(slug, id, { officer: officer.token, head: head.token, leader: leader.token });
    const paper = {
      number: '7/QĐ-THU',
      date: '2022-03-20',
      signer: 'Ký',
      note: null,
      historical: false,
      recipients: [],
    };
    const { status, body } = await takeStep(leader.token, slug, id, 'issue', { ...paper, ...change });
    const [error] = (body.errors as { pointer: string }[] | undefined) ?? [];
    return [status, error?.pointer ?? (body.decision as { number: string }).number];
  };
  expect(await issue({ ...record, number: '7/Q\u00D0-THU' })).toEqual([200, '07/QĐ-THU']);
  expect(await issue({})).toEqual([400, '/number']);
  expect(await issue(record)).toEqual([400, '/number']);
  const { workspace } = await systemGrant(databases(), 'relay.workspace', `org-${slug}`);
  const year = dayInVietnam().slice(0, 4);
  await workspace.write([{ sql: 'UPDATE register_entry SET year = ?', args: [Number(year)] }]);
  expect(await issue({ number: null, date: null })).toEqual([200, '08/QĐ-THU']);
});

describe('an organisation that has ended', () => {
  test('opens plans, and copies, up to the year of its end, and for later ones names its heir', async () => {
    const [old, heir] = [await newMinistry('da-het', 'NDP-0009'), await newTenant('noi-tiep')];
    const { slug, officer, head, leader } = old;
    const year = Number(dayInVietnam().slice(0, 4));
    const months = [{ month: 1, tasks: [{ title: 'Việc' }], results: [{ text: 'Xong' }] }];
    const contents = { monthsCovered: [1], uncoveredReason: 'Thử.', months };
    const from = await openDraft(officer.token, slug, planFor(['NDP-0009'], { year: year + 1, contents }));
    await approved(slug, from, { officer: officer.token, head: head.token, leader: leader.token });
    await mergedInto(old.tenant, heir);
    const headers = () => ({ 'idempotency-key': crypto.randomUUID() });
    const open = (of: number) =>
      call(`/v1/t/${slug}/plans`, {
        ...{ token: officer.token, headers: headers() },
        json: { kind: 'mic', title: 'Kế hoạch', year: of, platforms: ['NDP-0009'] },
      });
    const copy = (of: number) =>
      call(`/v1/t/${slug}/plan-copies`, {
        ...{ token: officer.token, headers: headers(), json: { from: { draft: from }, year: of } },
      });
    const refused = (pointer: string) => [
      { pointer, detail: expect.stringContaining('nay là Cơ quan thử noi-tiep. Kế hoạch năm') },
    ];
    for (const asked of [open, copy]) {
      const { status, body } = await asked(year + 1);
      expect([status, body]).toMatchObject([400, { errors: refused('/year') }]);
      expect((await asked(year)).status).toBe(201);
    }
    const record = { historical: true, note: { vi: 'Bản giấy.', en: 'A paper.' }, number: null, signer: null };
    const issued = await takeStep(leader.token, slug, from, 'issue', { ...record, date: '2022-03-20', recipients: [] });
    expect([issued.status, issued.body.errors]).toMatchObject([400, refused('/historical')]);
  });
});

describe('whom a plan names', () => {
  test('must still be there when it is issued: tasks and recipients, save those who took their place', async () => {
    const ministry = await newMinistry('con-khong', 'NDP-0009');
    const [merged, heir] = [await newTenant('sap-nhap', 'enterprise'), await newTenant('ke-thua', 'enterprise')];
    await merged.duty('core_enterprise', 'NDP-0009');
    const { slug, officer, head, leader } = ministry;
    const given = (to: string) => {
      const months = [{ month: 1, tasks: [task(to)], results: [{ text: 'Xong' }] }];
      const contents = { monthsCovered: [1], uncoveredReason: 'Thử.', months };
      return filledIn({ ...planFor(['NDP-0009']), contents });
    };
    const task = (organisation: string) => ({ title: 'Việc', responsible: { organisation, unit: null } });
    const id = await openDraft(officer.token, slug, given(merged.slug));
    await approved(slug, id, { officer: officer.token, head: head.token, leader: leader.token });
    const refused = await call(`/v1/t/${slug}/plans`, {
      ...{ token: officer.token, json: given(heir.slug) },
      headers: { 'idempotency-key': crypto.randomUUID() },
    });
    expect(refused.status).toBe(400);

    await mergedInto(merged, heir);
    const decision = { number: null, symbol: 'QĐ-THU', date: null, signer: 'Ký', note: null, historical: false };
    const issue = (plan: string, recipients: string[]) =>
      takeStep(leader.token, slug, plan, 'issue', { ...decision, recipients });
    const errorsOf = async (answer: ReturnType<typeof issue>) => {
      const { status, body } = await answer;
      return [status, (body.errors as { pointer: string; detail: string }[] | undefined)?.[0]];
    };
    const named = (pointer: string) => ({ pointer, detail: expect.stringContaining('nay là Cơ quan thử ke-thua') });
    expect(await errorsOf(issue(id, [heir.slug, merged.slug]))).toMatchObject([400, named('/recipients/1')]);
    expect(await errorsOf(issue(id, [slug]))).toMatchObject([400, { pointer: '/recipients/0' }]);
    expect(await errorsOf(issue(id, [heir.slug]))).toMatchObject([
      422,
      named('/contents/months/0/tasks/0/responsible'),
    ]);
    const seen = await call<{ gaps: { pointer: string }[] }>(`/v1/t/${slug}/plans/${id}`, { token: officer.token });
    expect(seen.body.gaps).toMatchObject([{ pointer: '/contents/months/0/tasks/0/responsible' }]);

    const again = await openDraft(officer.token, slug, given(heir.slug));
    await approved(slug, again, { officer: officer.token, head: head.token, leader: leader.token });
    expect(await issue(again, [heir.slug])).toMatchObject({ status: 200, body: { state: 'issued' } });
  });

  test('bears the duty that a task is given to; in a record of an older paper nobody need', async () => {
    const { tenant, slug, officer, head, leader, unit } = await newMinistry('khong-ai');
    const platform = await ownPlatform();
    await tenant.duty('mic_focal', platform, unit.id);
    const given = (duty: string, year: number) => {
      const months = [{ month: 1, tasks: [{ title: 'Việc', responsible: { duty } }], results: [{ text: 'Xong' }] }];
      return planFor([platform], { year, contents: { monthsCovered: [1], uncoveredReason: 'Thử.', months } });
    };
    /** What the draft says of it before anybody decides. */
    let named: string[] = [];
    const issue = async (duty: string, change: object, year = 2026) => {
      const id = await openDraft(officer.token, slug, given(duty, year));
      const drafted = await call<{ gaps: { pointer: string }[] }>(`/v1/t/${slug}/plans/${id}`, {
        token: officer.token,
      });
      named = drafted.body.gaps.map(({ pointer }) => pointer).filter((pointer) => pointer.endsWith('/responsible'));
      await approved(slug, id, { officer: officer.token, head: head.token, leader: leader.token });
      const decision = { number: null, symbol: 'QĐ-THU', date: null, signer: 'Ký', note: null, historical: false };
      const { status, body } = await takeStep(leader.token, slug, id, 'issue', {
        ...{ ...decision, recipients: [] },
        ...change,
      });
      return [status, (body.errors as { pointer: string }[] | undefined)?.map(({ pointer }) => pointer)];
    };
    const record = { historical: true, note: { vi: 'Bản giấy.', en: 'A paper.' } };
    const here = ['/contents/months/0/tasks/0/responsible'];
    expect([await issue('core_enterprise', {}), named]).toEqual([[422, here], here]);
    expect([await issue('core_enterprise', record, 2022), named]).toEqual([[200, undefined], []]);
    expect([await issue('mic_focal', {}), named]).toEqual([[200, undefined], []]);
  });

  test('an owner’s plan names a unit of its own as the focal one', async () => {
    const owner = await newMinistry('dau-moi');
    await owner.tenant.duty('owner_focal', 'NDP-0009', owner.unit.id);
    const id = await openDraft(owner.officer.token, owner.slug, { ...planFor(['NDP-0009']), kind: 'owner' });
    const save = (focalUnit: string) =>
      call<{ errors: object[] }>(`/v1/t/${owner.slug}/plans/${id}/sections/assignment`, {
        ...{ token: owner.officer.token, method: 'PUT', json: { body: { focalUnit } } },
        headers: { 'if-match': '"0"' },
      });
    const refused = await save('vu-quan-ly-doanh-nghiep');
    expect([refused.status, refused.body.errors]).toMatchObject([400, [{ pointer: '/body/focalUnit' }]]);
    expect((await save(owner.unit.slug)).status).toBe(200);
  });
});

test('an enterprise’s plan goes to the three whom the law names, or their heirs, and its decision names them', async () => {
  const [platform, enterprise] = [await ownPlatform(), await newTenant('dn-gui', 'enterprise')];
  const [owner, focal, heir] = await Promise.all(
    ['chu-quan-nhan', 'dau-moi-cu', 'dau-moi-moi'].map((name) => newTenant(name)),
  );
  if (!owner || !focal || !heir) throw new Error('three tenants');
  await enterprise.duty('core_enterprise', platform);
  await owner.duty('owner', platform);
  await focal.duty('mic_focal', platform);
  await mergedInto(focal, heir);
  const [officer, leader] = [await sitting(enterprise, 'officer'), await sitting(enterprise, 'leader')];
  const said = { text: 'Nội dung thử.' };
  const lines = [{ source: 'enterprise', purpose: 'build', year: 2026, amount: 1_000_000 }];
  const sections = { functions: said, design: said, rollout: said, resources: { lines } };
  const id = await openDraft(officer.token, enterprise.slug, {
    ...{ kind: 'enterprise', title: 'Kế hoạch của doanh nghiệp', year: 2026, platforms: [platform] },
    contents: { monthsCovered: [], uncoveredReason: null, months: [], sections },
  });
  await takeStep(officer.token, enterprise.slug, id, 'submit');
  await takeStep(leader.token, enterprise.slug, id, 'approve');
  const decision = { number: null, symbol: 'QĐ-THU', date: null, signer: 'Ký', note: null, historical: false };
  const sent = { ...decision, recipients: ['bkav'] };
  const { status, body, text } = await takeStep(leader.token, enterprise.slug, id, 'issue', sent);
  expect(status, text).toBe(200);
  const named = [...(body.decision as { recipients: string[] }).recipients].sort();
  expect(named).toEqual(['bkav', 'bo-khoa-hoc-va-cong-nghe', heir.slug, owner.slug].sort());
  const issued = await eventually(
    () => call<{ recipients: { slug: string }[] }>(`/v1/plans/${id}`, { token: leader.token }),
    (answer) => answer.status === 200,
  );
  expect(issued.body.recipients.map(({ slug }) => slug).sort()).toEqual(named);
});

describe('a recipient left out by an amendment', () => {
  test('keeps the version it was sent, and learns nothing of the later one; its sender reads both', async () => {
    const ministry = await newMinistry('bo-noi-nhan', 'NDP-0009');
    const [stays, leaves] = await Promise.all([newTenant('con-nhan'), newTenant('thoi-nhan')]);
    const [reader, former] = await Promise.all([sitting(stays, 'officer'), sitting(leaves, 'officer')]);
    const id = await ministry.issues(planFor(['NDP-0009'], { title: 'Bản thứ nhất' }), {
      recipients: [stays.slug, leaves.slug],
    });
    const draft = await openAmendment(ministry, id);
    const frame = { monthsCovered: [1, 2], uncoveredReason: 'Chỉ hai tháng đầu năm.' };
    await written(ministry, draft, 'frame', { title: 'Bản thứ hai', ...frame });
    await issuedNow(ministry, draft, { recipients: [stays.slug] });

    type Read = {
      title: string;
      version: number;
      versions: object[];
      months: { tasks: object[]; results: object[] }[];
      items: object[];
    };
    const read = (token: string, path = '') => call<Read>(`/v1/plans/${id}${path}`, { token });
    const kept = await read(former.token);
    expect(kept.body).toMatchObject({ title: 'Bản thứ nhất', version: 1, versions: [{ number: 1, current: false }] });
    const [january] = kept.body.months;
    const nothingSince = { id: null, state: null, progress: null };
    expect(january?.tasks).toEqual([
      { key: 'a', title: 'Rà soát tiêu chí', dueOn: '2026-01-31', ...nothingSince },
      { key: 'b', title: 'Lập danh sách doanh nghiệp', dueOn: '2026-01-20', ...nothingSince },
    ]);
    expect(january?.results).toMatchObject([{ id: null, text: 'Danh sách được duyệt', metAt: null, metNote: null }]);
    expect(kept.text).not.toContain('Bản thứ hai');
    const refused = ['?version=2', '/changes?from=1&to=2', '/document.docx?version=2', '/budget'];
    for (const path of refused) expect([path, (await read(former.token, path)).status]).toEqual([path, 404]);
    expect((await read(former.token, '/changes')).body.items).toEqual([]);
    const incoming = await call(`/v1/t/${leaves.slug}/incoming`, { token: former.token });
    expect([incoming.text.includes('Bản thứ nhất'), incoming.text.includes('Bản thứ hai')]).toEqual([true, false]);
    expect((await call<{ items: object[] }>('/v1/plans?limit=100', { token: former.token })).text).not.toContain(id);

    for (const { token } of [reader, ministry.officer]) {
      expect((await read(token)).body).toMatchObject({ title: 'Bản thứ hai', version: 2, versions: [{}, {}] });
      const { months } = (await read(token, '?version=1')).body;
      expect(months[0]?.tasks).toMatchObject([{ state: 'planned', progress: 0 }, { state: 'planned' }]);
      expect((await read(token, '/changes')).body).toMatchObject({ from: 1, to: 2, items: [{ section: 'frame' }] });
    }
  });
});

describe('whom a later version no longer concerns', () => {
  type Titled = { items: { plan: { title: string }; task: { title: string } }[] };
  const titlesOf = async (token: string, plan: string) => {
    const { items } = (await call<Titled>(`/v1/obstacles?plan=${plan}`, { token })).body;
    return items.map(({ plan, task }) => [plan.title, task.title]);
  };

  test('reads of its obstacles the titles it was told; those who see the plan read those of now', async () => {
    const ministry = await newMinistry('ten-cu', 'NDP-0009');
    const leaves = await newTenant('ten-cu-nhan');
    const former = await sitting(leaves, 'officer');
    const id = await ministry.issues(planFor(['NDP-0009'], { title: 'Tên cũ' }), { recipients: [leaves.slug] });
    const { officer } = ministry;
    const tasks = await call<{ items: { id: string; title: string }[] }>(`/v1/tasks?plan=${id}`, officer);
    const task = tasks.body.items.find(({ title }) => title === 'Rà soát tiêu chí')?.id;
    const about = { kind: 'obstacle', task, title: 'Hỏi', body: 'Hỏi.', dueOn: dayInVietnam() };
    const raised = await call<{ id: string }>('/v1/obstacles', {
      ...{ token: officer.token, json: { ...about, to: { organisation: leaves.slug, unit: null } } },
      headers: { 'idempotency-key': crypto.randomUUID() },
    });
    expect(raised.status).toBe(201);
    expect(await titlesOf(former.token, id)).toEqual([['Tên cũ', 'Rà soát tiêu chí']]);

    const draft = await openAmendment(ministry, id);
    const frame = { monthsCovered: [1, 2], uncoveredReason: 'Chỉ hai tháng đầu năm.' };
    await written(ministry, draft, 'frame', { title: 'Tên mới', ...frame });
    const results = [{ key: 'r', text: 'Danh sách được duyệt' }];
    await written(ministry, draft, 'm01', { tasks: [{ key: 'a', title: 'Việc đổi tên' }], results });
    await issuedNow(ministry, draft, {});
    expect(await titlesOf(former.token, id)).toEqual([['Tên cũ', 'Rà soát tiêu chí']]);
    expect(await titlesOf(officer.token, id)).toEqual([['Tên mới', 'Việc đổi tên']]);
    const one = await call(`/v1/obstacles/${raised.body.id}`, former);
    expect([one.status, /Tên mới|Việc đổi tên/.test(one.text)]).toEqual([200, false]);
  });

  test('keeps the version that gave it a task, and sees none after that; who still has one sees both', async () => {
    const ministry = await newMinistry('thoi-giao', 'NDP-0009');
    const [once, still] = await Promise.all([newTenant('thoi-giao-cu'), newTenant('thoi-giao-con')]);
    for (const tenant of [once, still]) await tenant.duty('supporting', 'NDP-0009');
    const [before, after] = await Promise.all([sitting(once, 'officer'), sitting(still, 'officer')]);
    const given = (key: string, to: Tenant) => ({
      ...{ key, title: `Việc ${key}`, responsible: { organisation: to.slug, unit: null } },
    });
    const results = [{ key: 'r', text: 'Danh sách được duyệt' }];
    const covered = { monthsCovered: [1], uncoveredReason: 'Chỉ tháng đầu năm.' };
    const months = [{ month: 1, tasks: [given('a', once), given('b', still)], results }];
    const id = await ministry.issues(planFor(['NDP-0009'], { title: 'Có giao', contents: { ...covered, months } }));
    const read = (token: string, path = '') =>
      call<{ title: string; version: number }>(`/v1/plans/${id}${path}`, { token });
    for (const { token } of [before, after]) expect((await read(token)).body).toMatchObject({ version: 1 });

    const draft = await openAmendment(ministry, id);
    await written(ministry, draft, 'frame', { title: 'Thôi giao', ...covered });
    await written(ministry, draft, 'm01', { tasks: [given('b', still)], results });
    await issuedNow(ministry, draft, {});
    const kept = await read(before.token);
    expect([kept.body.title, kept.body.version, kept.text.includes('Thôi giao')]).toEqual(['Có giao', 1, false]);
    expect((await read(after.token)).body).toMatchObject({ title: 'Thôi giao', version: 2 });
    const status = async (token: string, path: string) => (await read(token, path)).status;
    for (const path of ['?version=2', '/budget'])
      expect([path, await status(before.token, path), await status(after.token, path)]).toEqual([path, 404, 200]);
    for (const path of ['/v1/plans?limit=100', `/v1/tasks?plan=${id}`]) {
      expect([path, (await call(path, before)).text.includes(id)]).toEqual([path, false]);
      expect([path, (await call(path, after)).text.includes(id)]).toEqual([path, true]);
    }
  });
});

test('who issued a plan sees whether it has arrived, and that it never will by itself', async () => {
  const ministry = await newMinistry('chua-den', 'NDP-0009');
  const { slug, officer } = ministry;
  const drafted = await openDraft(officer.token, slug, planFor(['NDP-0009']));
  const arrival = async (id: string) =>
    (await call<{ arrival: string | null }>(`/v1/t/${slug}/plans/${id}`, { token: officer.token })).body.arrival;
  const id = await ministry.issues();
  expect(await arrival(drafted)).toBe(null);
  await eventually(
    () => arrival(id),
    (found) => found === 'delivered',
  );
  const { workspace } = await systemGrant(databases(), 'relay.workspace', `org-${slug}`);
  const becomes = (set: string) =>
    workspace.write([{ sql: `UPDATE outbox SET delivered_at = NULL, ${set} WHERE kind = 'plan.issued'`, args: [] }]);
  await becomes("parked_at = '2026-01-01T00:00:00.000Z'");
  expect(await arrival(id)).toBe('parked');
});

/** Which of these texts the object store has. */
function stored(texts: readonly string[]): string[] {
  const held = [...filesIn('storage', 'r2').values()].map((bytes) => bytes.toString('utf8'));
  return texts.filter((text) => held.includes(text));
}

test('the files of a draft that is thrown away go from the store, save those that another draft has too', async () => {
  const ministry = await newMinistry('bo-tep', 'NDP-0009');
  const { slug, officer } = ministry;
  const at = `/v1/t/${slug}/plans`;
  const opened = async () => `${at}/${await openDraft(officer.token, slug, planFor(['NDP-0009']))}`;
  const [one, another] = [await opened(), await opened()];
  const attached = async (plan: string, text: string) => {
    const { status } = await call(`${plan}/files?section=frame&name=ghi-chu.txt`, {
      ...{ token: officer.token, method: 'POST', body: Buffer.from(text) },
      headers: { 'content-type': 'application/octet-stream' },
    });
    expect(status).toBe(201);
  };
  const own = `Chỉ của bản này ${slug}`;
  const shared = `Của cả hai bản ${slug}`;
  for (const [plan, text] of [
    [one, own],
    [one, shared],
    [another, shared],
  ] as const)
    await attached(plan, text);
  expect(stored([own, shared])).toEqual([own, shared]);

  const discarded = await call(one, { token: officer.token, method: 'DELETE', headers: { 'if-match': '"1"' } });
  expect(discarded.status).toBe(204);
  await eventually(
    async () => stored([own, shared]).join(),
    (there) => there === shared,
  );
  const [file] = (await call<{ items: { id: string }[] }>(`${another}/files`, { token: officer.token })).body.items;
  await eventually(
    () => call(`${another}/files/${file?.id}`, { token: officer.token }),
    ({ status }) => status === 200,
  );
});
