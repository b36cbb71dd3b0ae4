import { decisionOf2022 } from '@ndp/local/seed/plan-2022';
import { beforeAll, describe, expect, test } from 'vitest';
import { openDraft, takeStep } from '../support/plans.ts';
import { call, eventually, trips } from '../support/stack.ts';
import { tokenOf } from '../support/tenant.ts';
import { type Carriers, happened, issuedPlan, YEAR } from '../support/under-way.ts';

interface Line {
  id: string;
  version: number;
  source: string;
  purpose: string;
  planned: number;
  allocated: number;
  spent: number;
  over: boolean;
  mayRecord: boolean;
}
interface Budget {
  lines: Line[];
  totals: Record<string, unknown>;
}

let on: Carriers;
let plan: string;
beforeAll(async () => {
  on = await issuedPlan('kinh-phi');
  plan = await planWithMoney();
});

/** A plan of the enterprise with money of two sources, issued to the ministry. */
async function planWithMoney(): Promise<string> {
  const line = (source: string, purpose: string, amount: number) => ({ source, purpose, year: YEAR, amount });
  const lines = [
    line('enterprise', 'build', 2_000_000_000),
    line('enterprise', 'operate', 500_000_000),
    line('public', 'use', 300_000_000),
    // Said twice of one source, purpose and year: one line of the sum.
    line('public', 'use', 200_000_000),
  ];
  const said = { text: 'Nội dung thử.' };
  const id = await openDraft(on.maker, on.enterprise.slug, {
    ...{ kind: 'enterprise', title: 'Kế hoạch của doanh nghiệp (thử)', year: YEAR, platforms: ['NDP-0006'] },
    contents: {
      ...{ monthsCovered: [1], uncoveredReason: 'Thử một tháng.' },
      months: [{ month: 1, tasks: [{ title: 'Dựng' }], results: [{ text: 'Dựng xong' }] }],
      sections: {
        ...{ functions: said, design: said, rollout: said },
        resources: { text: 'Nguồn lực.', lines },
      },
    },
  });
  await takeStep(on.maker, on.enterprise.slug, id, 'submit');
  await takeStep(on.director, on.enterprise.slug, id, 'approve');
  const decision = { ...decisionOf2022, date: '2022-03-20', recipients: [on.ministry.slug] };
  const issued = await takeStep(on.director, on.enterprise.slug, id, 'issue', decision);
  if (issued.status !== 200) throw new Error(`issue: ${issued.status} ${issued.text}`);
  await eventually(
    () => call(`/v1/plans/${id}`, { token: on.officer }),
    ({ status }) => status === 200,
  );
  return id;
}

const read = (token: string) => call<Budget>(`/v1/plans/${plan}/budget`, { token });
async function lineOf(purpose: string): Promise<Line> {
  const found = (await read(on.maker)).body.lines.find((one) => one.purpose === purpose);
  if (!found) throw new Error(`no line for ${purpose}`);
  return found;
}
const record = (token: string, { id, version }: Line, json: object, of = plan) =>
  call<Line & { errors?: { pointer: string }[] }>(`/v1/plans/${of}/budget/${id}`, {
    ...{ token, method: 'PUT', json },
    headers: { 'if-match': `"${version}"` },
  });

describe('the money of an issued plan', () => {
  test('is shown as planned, by source, purpose and year, to all who read the plan', async () => {
    const { body } = await read(on.officer);
    expect(body.lines.map(({ source, purpose, planned, mayRecord }) => [source, purpose, planned, mayRecord])).toEqual([
      ['enterprise', 'build', 2_000_000_000, false],
      ['enterprise', 'operate', 500_000_000, false],
      ['public', 'use', 500_000_000, false],
    ]);
    const nothing = { allocated: 0, spent: 0 };
    expect(body.totals).toEqual({
      bySource: [
        { key: 'public', planned: 500_000_000, ...nothing },
        { key: 'enterprise', planned: 2_500_000_000, ...nothing },
      ],
      byPurpose: [
        { key: 'build', planned: 2_000_000_000, ...nothing },
        { key: 'use', planned: 500_000_000, ...nothing },
        { key: 'operate', planned: 500_000_000, ...nothing },
      ],
      byYear: [{ key: YEAR, planned: 3_000_000_000, ...nothing }],
      all: { planned: 3_000_000_000, ...nothing },
    });
    const unknown = await call(`/v1/plans/${crypto.randomUUID()}/budget`, { token: on.stranger });
    const foreign = await read(on.stranger);
    expect([foreign.status, foreign.text]).toEqual([404, unknown.text]);
  });

  test('is recorded as allocated and spent by the unit whose plan it is and the finance unit, and by no other', async () => {
    const line = await lineOf('build');
    expect(line.mayRecord).toBe(true);
    const wanted = { allocated: 1_500_000_000, spent: 250_000_000, note: 'Đợt 1' };
    expect((await record(on.officer, line, wanted)).status).toBe(403);
    expect((await record(on.stranger, line, wanted)).status).toBe(404);
    expect((await record(on.maker, line, wanted, on.plan)).status).toBe(404);
    const done = await record(on.maker, line, wanted);
    expect(done.body).toMatchObject({ ...wanted, version: 2, over: false, planned: 2_000_000_000 });
    expect((await read(on.officer)).body.totals).toMatchObject({
      all: { planned: 3_000_000_000, allocated: 1_500_000_000, spent: 250_000_000 },
    });

    const finance = await on.ministry.unit('Vụ Kế hoạch - Tài chính (thử)');
    await happened(
      `INSERT INTO duty (id, created_at, kind, unit_id, state, source, clause) VALUES (?, '', 'finance', ?, 'confirmed', 'test', 'test')`,
      ...[crypto.randomUUID(), finance.id],
    );
    const accountant = await tokenOf(await on.ministry.member('officer', finance.id));
    expect((await record(accountant, done.body, { ...wanted, spent: 300_000_000 })).body.spent).toBe(300_000_000);
  });

  test('may exceed what was planned or allocated, which is then said', async () => {
    const line = await lineOf('operate');
    const over = await record(on.maker, line, { allocated: 600_000_000, spent: 0 });
    expect(over.body).toMatchObject({ over: true });
    expect((await lineOf('operate')).over).toBe(true);
  });

  test('is refused where it is negative, broken or absurd, and where somebody was faster', async () => {
    const line = await lineOf('use');
    const wrong: [object, string][] = [
      [{ allocated: -1, spent: 0 }, '/allocated'],
      [{ allocated: 0, spent: 0.5 }, '/spent'],
      [{ allocated: 0, spent: 2e15 }, '/spent'],
      [{ allocated: '100', spent: 0 }, '/allocated'],
      [{ allocated: 0 }, '/spent'],
      [{ allocated: 0, spent: 0, planned: 5 }, '/planned'],
    ];
    for (const [json, pointer] of wrong) {
      const { status, body } = await record(on.maker, line, json);
      expect([status, body.errors?.[0]?.pointer], JSON.stringify(json)).toEqual([400, pointer]);
    }
    expect(await lineOf('use')).toEqual(line);
    const race = await Promise.all([1, 2, 3].map((spent) => record(on.maker, line, { allocated: 10, spent })));
    expect(race.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
    const bare = { token: on.maker, method: 'PUT', json: { allocated: 0, spent: 0 } };
    expect((await call(`/v1/plans/${plan}/budget/${line.id}`, bare)).status).toBe(428);
  });

  test('costs two round trips to read and three to write', async () => {
    expect(trips(await read(on.maker)).all).toBe(2);
    expect(trips(await record(on.maker, await lineOf('use'), { allocated: 1, spent: 0 })).all).toBe(3);
  });
});
