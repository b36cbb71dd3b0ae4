import { decisionOf2022 as decision, planOf2022 as draft } from '@ndp/local/seed/plan-2022';
import { beforeAll, describe, expect, test } from 'vitest';
import { approved, filledIn, takeStep } from '../support/plans.ts';
import { call, demo, eventually, trips } from '../support/stack.ts';

const MIC = 'bo-thong-tin-va-truyen-thong';
const home = `/v1/t/${MIC}/plans`;
let officer: string;
let head: string;
let leader: string;
let enterprise: string;
let stranger: string;
beforeAll(async () => {
  [officer, head, leader, enterprise, stranger] = await Promise.all([
    demo('officer'),
    demo('head'),
    demo('leader'),
    demo('enterprise'),
    demo('other-ministry'),
  ]);
});

const open = (token: string, json: object = draft, key: string = crypto.randomUUID()) =>
  call<{ id: string }>(home, { token, json, headers: { 'idempotency-key': key } });
const step = (token: string, id: string, name: string, json?: object) => takeStep(token, MIC, id, name, json);

describe('the plan of 2022 on its way through the three circles', () => {
  test('is drafted, submitted, approved by another, issued, read by its recipient and shown to the world', async () => {
    const { body, status } = await open(officer);
    expect(status).toBe(201);
    const { id } = body;
    expect((await call(`${home}/${id}`, { token: officer })).body).toMatchObject({
      state: 'draft',
      maySubmit: true,
      mayApprove: false,
    });

    expect((await step(officer, id, 'submit')).body).toMatchObject({ state: 'in_review', turn: 'head' });
    expect((await step(leader, id, 'approve')).status).toBe(409);
    expect((await step(head, id, 'review')).body).toMatchObject({ state: 'in_review', turn: 'leader' });
    expect((await call(`${home}/${id}`, { token: leader })).body).toMatchObject({ mayApprove: true, mayIssue: false });
    expect((await step(officer, id, 'approve')).status).toBe(403);
    expect((await step(leader, id, 'approve')).body).toMatchObject({ state: 'approved' });
    expect((await call('/v1/plans', { token: enterprise })).text).not.toContain(id);
    expect((await step(leader, id, 'issue', decision)).body).toMatchObject({ state: 'issued' });

    const read = () =>
      call<{ months: { tasks: unknown[]; results: unknown[] }[]; historical: boolean }>(`/v1/plans/${id}`, {
        token: enterprise,
      });
    const issued = await eventually(read, (answer) => answer.status === 200);
    expect(issued.body.historical).toBe(true);
    expect(issued.body.months.flatMap(({ tasks }) => tasks)).toHaveLength(14);
    expect(issued.body.months.flatMap(({ results }) => results)).toHaveLength(10);
    expect((await call(`/v1/plans/${id}`, { token: stranger })).status).toBe(404);

    for (const slug of ['hop-truc-tuyen-the-he-moi-cho-co-quan-nha-nuoc', 'hop-truc-tuyen-the-he-moi']) {
      const page = await eventually(
        () => call<string>(`/nen-tang/${slug}`),
        ({ text }) => text.includes('Tháng 6'),
      );
      const texts = draft.contents.months.flatMap(({ tasks, results }) => [
        ...tasks.map((t) => t.title),
        ...results.map((r) => r.text),
      ]);
      expect(texts).toHaveLength(24);
      for (const text of texts) expect(page.text).toContain(text.replaceAll('&', '&amp;'));
      const json = await call<{ plans: { id: string }[] }>(`/v1/platforms/${slug}`);
      expect(json.body.plans.map((p) => p.id)).toContain(id);
    }
    expect((await step(leader, id, 'issue', decision)).status).toBe(409);
  });

  test('is a draft for nobody but its own organisation: foreign, unknown and malformed ids answer alike', async () => {
    const { id } = (await open(officer)).body;
    const unknown = '01a20000-0000-7000-8000-000000000000';
    const answers = await Promise.all([
      call(`${home}/${id}`, { token: enterprise }),
      call(`/v1/t/vnpt/plans/${id}`, { token: enterprise }),
      call(`/v1/t/vnpt/plans/${unknown}`, { token: enterprise }),
      call(`/v1/t/vnpt/plans/not-an-id`, { token: enterprise }),
      call(`/v1/t/khong-co-co-quan-nay/plans/${id}`, { token: enterprise }),
      call(`/v1/plans/${id}`, { token: enterprise }),
      call(`/v1/plans/${unknown}`, { token: enterprise }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect((await call(`${home}/${id}`, { token: officer })).status).toBe(200);
    expect((await call(`${home}/${id}`)).status).toBe(401);
  });

  test('is opened once however often the same request is repeated, and refused when the key is used for another', async () => {
    const key = 'the-same-key';
    const answers = await Promise.all(Array.from({ length: 8 }, () => open(officer, draft, key)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect((await open(officer, { ...draft, title: 'Một kế hoạch khác' }, key)).status).toBe(409);
    expect((await call(home, { token: officer, json: draft })).body).toMatchObject({ code: 'invalid_input' });
  });

  test('cannot be opened for a platform that the unit is no focal unit of, nor by a leader', async () => {
    const foreign = await open(officer, { ...draft, platforms: ['NDP-0006', 'NDP-0001'] });
    expect(foreign.status).toBe(400);
    expect(foreign.body).toMatchObject({ errors: [{ pointer: '/platforms/1' }] });
    expect((await open(leader)).status).toBe(403);
    expect((await open(officer)).status).toBe(201);
  });

  test('is not issued while a covered month lacks an expected result, and each gap is named', async () => {
    const months = draft.contents.months.map((m) => (m.month === 3 ? { ...m, results: [] } : m));
    const incomplete = {
      ...draft,
      contents: { ...draft.contents, uncoveredReason: null, months: months.filter((m) => m.month !== 5) },
    };
    const { id } = (await open(officer, incomplete)).body;
    await step(officer, id, 'submit');
    await step(head, id, 'review');
    await step(leader, id, 'approve');
    const refused = await step(leader, id, 'issue', decision);
    expect(refused.status).toBe(422);
    expect((refused.body.errors as { detail: string }[]).map(({ detail }) => detail)).toEqual([
      'Tháng 3 có công việc nhưng chưa có kết quả cần đạt.',
      'Tháng 5 chưa có công việc.',
      'Nêu lý do các tháng còn lại của năm không có trong kế hoạch.',
    ]);
    expect((await call(`${home}/${id}`, { token: officer })).body).toMatchObject({ state: 'approved' });
  });

  test('is issued to organisations that exist, on a day that has come, and as a record only once its organisation has ended', async () => {
    const { id } = (await open(officer, filledIn(draft))).body;
    await approved(MIC, id, { officer, head, leader });
    const issue = (change: object) => step(leader, id, 'issue', { ...decision, ...change });
    const pointer = async (answer: ReturnType<typeof issue>) =>
      ((await answer).body.errors as { pointer: string }[])[0]?.pointer;
    expect(await pointer(issue({ date: '2022-02-31' }))).toBe('/date');
    expect(await pointer(issue({ date: '9999-12-31' }))).toBe('/date');
    expect(await pointer(issue({ recipients: ['vnpt', 'vn-pt-typo'] }))).toBe('/recipients/1');
    // The Ministry was merged into another on 1/3/2025.
    expect(await pointer(issue({ number: '1/QĐ-BTTTT', date: '2025-06-01', historical: false }))).toBe('/historical');
    const number = `${Math.trunc(100 + Math.random() * 9e5)}/QĐ-BTTTT`;
    expect(await pointer(issue({ number: 'số 1', date: '2022-03-20', historical: false }))).toBe('/number');
    expect((await issue({ number, date: '2022-03-20', historical: false })).status).toBe(200);
    const again = (await open(officer, filledIn(draft))).body.id;
    await approved(MIC, again, { officer, head, leader });
    const twice = await step(leader, again, 'issue', { ...decision, number, date: '2022-03-20', historical: false });
    expect([twice.status, twice.body.errors]).toMatchObject([400, [{ pointer: '/number' }]]);
  });

  test('many drafts at once in one workspace are all taken', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, () => open(officer)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
  });

  test('moves only along its states: out of turn is a conflict that changes nothing', async () => {
    const { id } = (await open(officer)).body;
    expect((await step(leader, id, 'approve')).status).toBe(409);
    expect((await step(leader, id, 'issue', decision)).status).toBe(409);
    expect((await step(officer, id, 'submit')).status).toBe(200);
    expect((await step(officer, id, 'submit')).status).toBe(409);
    expect((await call(`${home}/${id}`, { token: officer })).body).toMatchObject({ state: 'in_review', version: 2 });
  });

  test('costs at most two round trips to read and three to write', async () => {
    const opened = await open(officer);
    expect(trips(opened).all).toBeLessThanOrEqual(3);
    expect(trips(await step(officer, opened.body.id, 'submit')).all).toBeLessThanOrEqual(3);
    await step(head, opened.body.id, 'review');
    await step(leader, opened.body.id, 'approve');
    expect(trips(await step(leader, opened.body.id, 'issue', decision)).all).toBeLessThanOrEqual(3);
    const read = trips(await call(`${home}/${opened.body.id}`, { token: officer }));
    expect(read.all).toBe(read.reads);
    expect(read.all).toBeLessThanOrEqual(2);
    expect(trips(await call('/v1/plans', { token: enterprise })).all).toBeLessThanOrEqual(2);
  });
});
