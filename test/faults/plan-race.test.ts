// Many at the same plan at the same moment: one is first, the others are told so, and nothing is given twice.
import { verifyAudit } from '@ndp/database/audit';
import type { ReadHandle } from '@ndp/database/handle';
import { openForReading } from '@ndp/database/open';
import type { PlanDraft } from '@ndp/domain/plans/advance';
import { decisionOf2022, planOf2022 } from '@ndp/local/seed/plan-2022';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { plansLike } from '../support/copies.ts';
import { approved, filledIn, openDraft } from '../support/plans.ts';
import { type Answer, call, databases, servers } from '../support/stack.ts';
import { newTenant, type Tenant, tokenOf } from '../support/tenant.ts';

vi.setConfig({ testTimeout: 120_000 });

const SYMBOL = 'QĐ-DUA';
/** Issued by the next number of the register. */
const decision = { ...decisionOf2022, historical: false, symbol: SYMBOL, date: null, recipients: [] };

let tenant: Tenant;
let cast: Record<'officer' | 'head' | 'leader', string>;
let home: string;
let workspace: ReadHandle<'workspace'>;
/** A plan with all contents that came to its approval step by step; what races are copies of it. */
let pattern: string;
beforeAll(async () => {
  tenant = await newTenant('dua');
  const unit = await tenant.unit('Cục Thử');
  await Promise.all(planOf2022.platforms.map((code) => tenant.duty('promoting', code, unit.id)));
  const [officer, head, leader] = await Promise.all([
    tokenOf(await tenant.member('officer', unit.id)),
    tokenOf(await tenant.member('head', unit.id)),
    tokenOf(await tenant.member('leader')),
  ]);
  cast = { officer, head, leader };
  home = `/v1/t/${tenant.slug}/plans`;
  workspace = await openForReading(servers, 'workspace', `org-${tenant.slug}`, { reads: 0, writes: 0 });
  pattern = await openDraft(officer, tenant.slug, filledIn(planOf2022));
  await approved(tenant.slug, pattern, cast);
});

/** So many plans like the pattern. */
const plansLikeIt = (count: number, change: Partial<PlanDraft> = {}) =>
  plansLike(databases(), `org-${tenant.slug}`, pattern, count, change);
const WAITING = { state: 'in_review', version: 3, approvedSha256: null } as const;
const ISSUED = { state: 'issued', version: 5, issuedVersion: 1, issuedAt: '2026-03-20T00:00:00.000Z' } as const;

/** Whatever has raced, the trail of the workspace is whole. */
afterAll(async () => expect(await verifyAudit(workspace)).toMatchObject({ brokenAt: null }));

const times = <T>(count: number, act: (n: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, n) => act(n)));

/** The statuses of answers with how many had each. */
function heard(answers: readonly Pick<Answer<unknown>, 'status'>[]): Record<number, number> {
  const counts: Record<number, number> = {};
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

async function one(sql: string, ...args: string[]): Promise<Record<string, unknown>> {
  const [found] = await workspace.ask({ sql, args });
  return { ...found?.rows[0] };
}

/** How often a plan went through a step: by its reviews, by the trail, by what was sent. */
const traces = async (id: string, step: string, message: string) => ({
  reviews: (await one('SELECT count(*) AS n FROM review WHERE subject = ? AND step = ?', id, step)).n,
  audited: (await one('SELECT count(*) AS n FROM audit WHERE subject = ? AND action = ?', `plan:${id}`, `plan.${step}`))
    .n,
  sent: (
    await one("SELECT count(*) AS n FROM outbox WHERE kind = ? AND json_extract(payload, '$.plan.id') = ?", message, id)
  ).n,
});
const ONCE = { reviews: 1, audited: 1, sent: 1 };

/** Asks again after a 503, which says that nothing was changed: with so many at once somebody waits too long. */
async function insist<T>(ask: () => Promise<Answer<T>>): Promise<Answer<T>> {
  for (let tries = 1; ; tries += 1) {
    const answer = await ask();
    if (answer.status !== 503 || tries === 20) return answer;
  }
}

const act = (id: string, name: string, version: number, json?: object) =>
  call<{ state?: string; code?: string }>(`${home}/${id}/${name}`, {
    ...{ token: cast.leader, method: 'POST', headers: { 'if-match': `"${version}"` } },
    ...(json && { json }),
  });
const numberOf = async (id: string) =>
  (await call<{ decision: { number: string } }>(`${home}/${id}`, { token: cast.leader })).body.decision.number;

test('fifty approvals of one plan at once are one approval and forty-nine conflicts', async () => {
  const [id = ''] = await plansLikeIt(1, WAITING);
  const answers = await times(50, () => act(id, 'approve', 3));
  const { 200: won, 409: late = 0, 412: older = 0, ...others } = heard(answers);
  expect({ won, lost: late + older, others }).toEqual({ won: 1, lost: 49, others: {} });
  expect(answers.find(({ status }) => status === 200)?.body.state).toBe('approved');
  expect(await traces(id, 'approve', 'plan.approved')).toEqual({ ...ONCE, reviews: 2 });
  expect(await one('SELECT state, version FROM plan_draft WHERE id = ?', id)).toEqual({
    state: 'approved',
    version: 4,
  });
});

test('fifty issues of one plan at once issue it once, under one number', async () => {
  const [id = ''] = await plansLikeIt(1);
  const answers = await times(50, () => act(id, 'issue', 4, decision));
  const { 200: won, 409: late = 0, 412: older = 0, ...others } = heard(answers);
  expect({ won, lost: late + older, others }).toEqual({ won: 1, lost: 49, others: {} });
  expect(await traces(id, 'issue', 'plan.issued')).toEqual(ONCE);
  const given = await one('SELECT count(*) AS n, min(number) AS number FROM register_entry WHERE plan_id = ?', id);
  expect(given).toEqual({ n: 1, number: 1 });
  expect(await numberOf(id)).toBe(`01/${SYMBOL}`);
});

test('approval and return at once are one of the two', async () => {
  const ids = await plansLikeIt(8, WAITING);
  const answers = await Promise.all(
    ids.flatMap((id) => [
      insist(() => act(id, 'approve', 3)),
      insist(() => act(id, 'return', 3, { reason: 'Sửa lại.' })),
    ]),
  );
  for (const [place, id] of ids.entries()) {
    const [approval, given] = answers.slice(2 * place, 2 * place + 2);
    const { state, version } = await one('SELECT state, version FROM plan_draft WHERE id = ?', id);
    expect([approval?.status, given?.status].filter((status) => status === 200)).toHaveLength(1);
    expect([state, version]).toEqual([approval?.status === 200 ? 'approved' : 'returned', 4]);
  }
});

test('thirty plans of one organisation issued at once get thirty numbers, one after the other', async () => {
  const ids = await plansLikeIt(30);
  const before = Number((await one('SELECT coalesce(max(number), 0) AS last FROM register_entry')).last);
  const began = performance.now();
  const answers = await Promise.all(ids.map((id) => insist(() => act(id, 'issue', 4, decision))));
  console.log(`thirty plans issued at once in ${Math.round(performance.now() - began)} ms`);
  expect(heard(answers)).toEqual({ 200: 30 });
  const given = await Promise.all(ids.map(numberOf));
  const expected = ids.map((_, n) => `${String(before + n + 1).padStart(2, '0')}/${SYMBOL}`);
  expect(given.sort()).toEqual(expected.sort());
  for (const id of ids) expect(await traces(id, 'issue', 'plan.issued')).toEqual(ONCE);
});

test('one number asked for by ten plans at once is given to one of them', async () => {
  const ids = await plansLikeIt(10);
  const wanted = { ...decision, number: `900/${SYMBOL}` };
  const answers = await Promise.all(ids.map((id) => insist(() => act(id, 'issue', 4, wanted))));
  expect(heard(answers)).toEqual({ 200: 1, 400: 9 });
  expect(await one('SELECT count(*) AS n FROM register_entry WHERE number = 900')).toEqual({ n: 1 });
});

const amend = (id: string, key: string) =>
  call<{ id: string }>(`${home}/${id}/amend`, {
    ...{ token: cast.officer, method: 'POST', headers: { 'idempotency-key': key } },
  });

test('ten amendments of one plan opened at once are one, and the others are told which', async () => {
  const [id = ''] = await plansLikeIt(1, ISSUED);
  const answers = await times(10, () => insist(() => amend(id, crypto.randomUUID())));
  expect(heard(answers)).toEqual({ 201: 1, 409: 9 });
  const opened = answers.find(({ status }) => status === 201)?.body.id ?? '';
  for (const { text } of answers) expect(text).toContain(opened);
  expect(await one('SELECT count(*) AS n FROM plan_draft WHERE amends = ?', id)).toEqual({ n: 1 });
});

test('one amendment asked for ten times under one key is one', async () => {
  const [id = ''] = await plansLikeIt(1, ISSUED);
  const key = crypto.randomUUID();
  const answers = await times(10, () => insist(() => amend(id, key)));
  expect(heard(answers)).toEqual({ 201: 10 });
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
});

test('one section written by twenty at once is written once; twenty sections of one plan are all written', async () => {
  const id = await openDraft(cast.officer, tenant.slug);
  const save = (code: string, text: string) =>
    insist(() =>
      call(`${home}/${id}/sections/${code}`, {
        ...{ token: cast.officer, method: 'PUT', headers: { 'if-match': '"0"' } },
        json: { body: { text } },
      }),
    );
  const same = await times(20, (n) => save('roadmap', `Lộ trình ${n}`));
  expect(heard(same)).toEqual({ 200: 1, 412: 19 });
  const codes = ['objectives', 'criteria', 'processes', 'agreement', 'policies', 'coordination', 'year-frame'];
  expect(heard(await Promise.all(codes.map((code) => save(code, 'Nội dung'))))).toEqual({ 200: codes.length });
  const { version } = await one('SELECT version FROM plan_draft WHERE id = ?', id);
  expect(version).toBe(1 + 1 + codes.length);
});
