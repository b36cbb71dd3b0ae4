import { eq } from '@ndp/database/query';
import { outbox, planDraft, planSection } from '@ndp/database/schema/workspace';
import { identifyMember } from '@ndp/domain/people/identify';
import { operatorSession } from '@ndp/domain/people/operator-session';
import { allow, type Databases, systemGrant } from '@ndp/domain/permissions';
import { readDraft } from '@ndp/domain/plans/advance';
import type { NewPlanInput } from '@ndp/domain/plans/draft';
import { dayInVietnam } from '@ndp/domain/time';
import { demoMembers } from '@ndp/local/seed/demo';
import { planOf2022 } from '@ndp/local/seed/plan-2022';
import type { Stack } from '@ndp/local/stack';
import { demoToken } from '@ndp/local/tokens';
import { relayFrom } from '@ndp/workers/jobs/relay';
import { plansLike } from '../../support/copies.ts';
import { bareWorkspace, batchOf, refusedBatch } from './bare.ts';
import { alternate, type Figures, ratio, wrong } from './compare.ts';
import { type Generator, portOf, type Series, wire } from './load.ts';
import { answeredWithRows, type Recorded, recorded, repeatedFor } from './reference.ts';
import type { Table } from './table.ts';

const LEAST_READ = 0.6;
const LEAST_WRITE = 0.4;
const TASKS = 40;
const SLUG = 'bo-thong-tin-va-truyen-thong';
const HOME = `/v1/t/${SLUG}/plans`;
const DECISION = {
  ...{ number: null, symbol: 'QĐ-BTTTT', date: '2022-03-20', place: 'Hà Nội', signer: 'Thứ trưởng' },
  ...{ note: null, historical: false, recipients: [] },
};

/** Words as long as those of a plan, told apart by a number. */
const words = (what: string, n: number) =>
  `${what} ${n}: phối hợp với các đơn vị liên quan triển khai nền tảng số quốc gia, báo cáo kết quả theo quy định.`;

/** A plan of twelve months with forty tasks and ten results each, and every content of its template. */
function largePlan(): NewPlanInput {
  const month = (number: number) => ({
    month: number,
    tasks: Array.from({ length: TASKS }, (_, n) => ({ title: words('Công việc', n), dueOn: null })),
    results: Array.from({ length: TASKS / 4 }, (_, n) => ({ text: words('Kết quả', n) })),
  });
  const months = Array.from({ length: 12 }, (_, n) => n + 1);
  const codes = [
    'year-frame',
    'objectives',
    'criteria',
    'roadmap',
    'processes',
    'agreement',
    'policies',
    'coordination',
  ];
  const sections = Object.fromEntries(codes.map((code, n) => [code, { text: words('Nội dung', n).repeat(10) }]));
  const contents = { monthsCovered: months, uncoveredReason: null, months: months.map(month), sections };
  return { ...planOf2022, platforms: [...planOf2022.platforms], contents };
}

/**
 * (f) A plan of twelve months with forty tasks each: opened, one month of it saved, issued. Reading against the same
 * SQL asked of the database server; writing against a batch of the two bare statements through the same gate.
 */
export async function measurePlans(generator: Generator, stack: Stack, table: Table): Promise<void> {
  const databases = { servers: stack.servers, meter: { reads: 0, writes: 0 } };
  const token = (called: string) => demoToken({ databases, access: stack.keys.access }, called, 3600);
  const [officer, head, leader] = await Promise.all([token('officer'), token('head'), token('leader')]);
  const bearer = (text: string) => ({ authorization: `Bearer ${text}`, 'content-type': 'application/json' });
  const ask = async (path: string, who: string, version: number, json?: object) => {
    const headers = { ...bearer(who), 'if-match': `"${version}"`, 'idempotency-key': crypto.randomUUID() };
    const body = json && { body: JSON.stringify(json) };
    const answer = await fetch(stack.url + path, { method: 'POST', headers, ...body });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as { id: string };
  };
  const { id } = await ask(HOME, officer, 0, largePlan());
  await read();
  await save();
  await issue();

  async function read(): Promise<void> {
    const name = 'open a plan of 480 tasks';
    const requests = [wire('GET', `${HOME}/${id}`, bearer(officer))];
    const claims = await claimsOf(databases, 'officer');
    const sent = await recorded(async () => readDraft(await entered(databases, claims), id));
    const [door, draft] = sent;
    if (sent.length !== 2 || !door || !draft) throw new Error(`${sent.length} requests to read a draft, not 2`);
    const alone = [door, draft].flatMap((one) => repeatedFor('database alone', one, [], [[]]).requests);
    const check = (body: string, series: string) =>
      series === name ? missing(body, '"code":"m12"') : answeredWithRows(body);
    const reference = { name: 'database alone', port: portOf(door.url), requests: alone, once: false, status: 200 };
    const product: Series = { name, port: portOf(stack.url), requests, once: false, status: 200 };
    const [ours, server] = await alternate(generator, [product, reference], { connections: 4, check });
    if (!ours || !server) return;
    // The product asks the server twice for each of its answers.
    report(name, ours, halved(server), 'same SQL, two requests each', LEAST_READ);
  }

  async function save(): Promise<void> {
    const name = 'save a month of 40 tasks';
    const [month] = largePlan().contents?.months ?? [];
    const requests = Array.from({ length: 3000 }, (_, n) => {
      const tasks = month?.tasks.map((task, at) => (at === 0 ? { ...task, title: words('Đã sửa', n) } : task));
      const body = JSON.stringify({ body: { tasks, results: month?.results } });
      return wire('PUT', `${HOME}/${id}/sections/m01`, { ...bearer(officer), 'if-match': `"${n + 1}"` }, body);
    });
    const bare = await bareSave(stack, JSON.stringify(month));
    await pair(name, { name, port: portOf(stack.url), requests, once: true, status: 200 }, bare, '"version":');
  }

  async function issue(): Promise<void> {
    const name = 'issue a plan of 480 tasks';
    const { id: pattern } = await ask(HOME, officer, 0, largePlan());
    for (const [version, [step, who]] of Object.entries([
      ['submit', officer],
      ['review', head],
      ['approve', leader],
    ] as const))
      await ask(`${HOME}/${pattern}/${step}`, who, Number(version) + 1);
    const ids = await plansLike(databases, `org-${SLUG}`, pattern, 160);
    const requests = ids.map((one) =>
      wire('POST', `${HOME}/${one}/issue`, { ...bearer(leader), 'if-match': '"4"' }, JSON.stringify(DECISION)),
    );
    const bare = await bareIssue(stack, JSON.stringify(largePlan().contents));
    const product = { name, port: portOf(stack.url), requests, once: true, status: 200 };
    await pair(name, product, bare, '"state":"issued"', { rounds: 3, milliseconds: 500 });
    await arrive();
  }

  /** How long what was issued takes to be everywhere, when nothing else is asked. */
  async function arrive(): Promise<void> {
    const began = performance.now();
    const relayed = await relayFrom(databases, { slug: SLUG, namespace: `org-${SLUG}` });
    const each = (performance.now() - began) / Math.max(1, relayed.delivered);
    if (relayed.failed > 0) wrong.push(`${relayed.failed} messages were not taken`);
    table.line(`${relayed.delivered} more plans of 480 tasks arrived in ${each.toFixed(0)} ms each`);
  }

  async function pair(name: string, product: Series, bare: Series, sign: string, pace = {}): Promise<void> {
    const check = (body: string, series: string) => (series === name ? missing(body, sign) : refusedBatch(body));
    const [ours, two] = await alternate(generator, [product, bare], { connections: 1, check, ...pace });
    if (ours && two) report(name, ours, two, 'two bare statements', LEAST_WRITE);
  }

  function report(name: string, product: Figures, reference: Figures, against: string, least: number): void {
    table.pair({ part: 'f', name, product, reference, against, ratio: ratio(product, reference, 'perSecond'), least });
  }
}

const missing = (body: string, sign: string) => (body.includes(sign) ? undefined : body.slice(0, 300));

/** Two requests counted as one. */
function halved(figures: Figures): Figures {
  const rounds = figures.rounds.map((round) => ({
    perSecond: round.perSecond / 2,
    p50: round.p50 * 2,
    p95: round.p95 * 2,
  }));
  const { perSecond, p50, p95, p99, bytes } = figures;
  return { ...figures, perSecond: perSecond / 2, p50: p50 * 2, p95: p95 * 2, p99: p99 * 2, bytes: bytes * 2, rounds };
}

type Claims = Awaited<ReturnType<typeof operatorSession>>;

async function claimsOf(databases: Databases, called: string): Promise<Claims> {
  const member = demoMembers.find((one) => one.called === called);
  if (!member) throw new Error(`no demonstration member ${called}`);
  return operatorSession(await systemGrant(databases, 'session.open'), member, dayInVietnam());
}

/** A member as the door finds them: one request to the programme. */
async function entered(databases: Databases, claims: Claims) {
  const identifying = await systemGrant(databases, 'member.identify');
  const { member } = await identifyMember(identifying, claims, dayInVietnam(), { colleagues: true });
  return allow(databases, member, 'plan.draft.read');
}

const now = new Date().toISOString();
const BARE = { id: 'the-plan', createdAt: now, updatedAt: now, kind: 'mic', title: 'Kế hoạch', year: 2022 } as const;
const ROW = { ...BARE, platforms: ['NDP-0006'], contents: '', sha256: '', draftedBy: 'bench' };
const times = (name: string, batch: Recorded): Series =>
  repeatedFor(
    name,
    batch,
    ['the-mark'],
    Array.from({ length: 6000 }, (_, n) => [`bench-${n}`]),
  );

/** A section and its plan updated, by two statements in one batch. */
async function bareSave(stack: Stack, body: string): Promise<Series> {
  const workspace = await bareWorkspace(stack);
  const { db } = workspace;
  await workspace.write([
    db.insert(planDraft).values(ROW),
    db.insert(planSection).values({ planId: ROW.id, code: 'm01', body, updatedAt: now, updatedBy: 'bench' }),
  ]);
  const batch = await batchOf(workspace, [
    db.update(planDraft).set({ title: 'the-mark' }).where(eq(planDraft.id, ROW.id)),
    db
      .update(planSection)
      .set({ body: `the-mark ${body}` })
      .where(eq(planSection.planId, ROW.id)),
  ]);
  return { ...times('bare save', batch), once: true };
}

/** A plan's state and the message that carries it, by two statements in one batch. */
async function bareIssue(stack: Stack, payload: string): Promise<Series> {
  const workspace = await bareWorkspace(stack);
  const { db } = workspace;
  const batch = await batchOf(workspace, [
    db.update(planDraft).set({ state: 'issued' }).where(eq(planDraft.id, ROW.id)),
    db.insert(outbox).values({ id: 'the-mark', kind: 'plan.issued', payload, createdAt: now }),
  ]);
  return { ...times('bare issue', batch), once: true };
}
