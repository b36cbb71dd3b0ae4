// What has been sent arrives once in effect, whichever process dies at whichever moment.
import { setTimeout as sleep } from 'node:timers/promises';
import { systemGrant } from '@ndp/domain/permissions';
import { demoToken } from '@ndp/local/tokens';
import { relayEverything } from '@ndp/workers/jobs/relay';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Answer, call, eventually } from '../support/stack.ts';
import { nurseryOf } from './support/doomed.ts';
import type { When } from './support/fault-proxy.ts';
import {
  type Findings,
  findings,
  footprintOf,
  SHAPES,
  type Shape,
  totalsOf,
  undelivered,
  unsent,
  waitingIn,
} from './support/footprints.ts';
import { type OwnStack, startOwnStack } from './support/own-stack.ts';
import { amendedMoney, amendedMonth, decision, issuingWithoutDelivery, mergedPlan, micPlan } from './support/plans.ts';
import { announcedSeed, seeded } from './support/random.ts';
import type { Delivery } from './support/relay-child.ts';
import { sender } from './support/sender.ts';
import type { Victim } from './support/stack-process.ts';

// Some four seconds a kill on two quiet cores, and other suites run beside it.
vi.setConfig({ testTimeout: 480_000, hookTimeout: 90_000 });

const home = `/v1/t/${sender.slug}/plans`;
const PLANS = { mic: micPlan, merged: mergedPlan };
const STEPS = {
  submit: { by: 'officer', after: 0 },
  review: { by: 'head', after: 1 },
  approve: { by: 'leader', after: 2 },
  issue: { by: 'leader', after: 3 },
} as const;
const PAGES: Record<Shape, string[]> = {
  mic: ['hop-truc-tuyen-the-he-moi-cho-co-quan-nha-nuoc', 'hop-truc-tuyen-the-he-moi'],
  merged: ['hop-truc-tuyen-the-he-moi-cho-co-quan-nha-nuoc'],
  amended: ['hop-truc-tuyen-the-he-moi-cho-co-quan-nha-nuoc'],
};
const moments: readonly When[] = ['before', 'after'];

let stack: OwnStack;
let officer: string;
let head: string;
let leader: string;
beforeAll(async () => {
  stack = await startOwnStack();
  const databases = { servers: stack.servers, meter: { reads: 0, writes: 0 } };
  const token = (called: string) => demoToken({ databases, access: stack.access }, called, 3600);
  [officer, head, leader] = await Promise.all([token('officer'), token('head'), token('leader')]);
  // The Ministry's plans for a year to come are its own as long as its end lies beyond.
  const { programme } = await systemGrant(databases, 'seed.import');
  await programme.write([
    { sql: "UPDATE organisation SET valid_to = '2090-12-31' WHERE slug = ?", args: [sender.slug] },
  ]);
  base = (await findings(stack.servers)).totals;
});
afterAll(() => stack?.stop());

/** What this stack held before, of what is counted in all. */
let base: Findings['totals'];
/** Every plan of this stack that has been issued and of which shape, so that nothing but these may be found. */
const issued = new Map<string, Shape>();
/** Shapes take turns, so that what one has and another lacks dies everywhere too. */
let turn = 0;
const next = (): Shape => SHAPES[turn++ % SHAPES.length] ?? 'mic';

/** A draft, the plan that it becomes, and the version it begins from on its way. */
interface Draft {
  id: string;
  plan: string;
  from: number;
}
type Ask = <T>(ask: () => Promise<Answer<T>>) => Promise<Answer<T>>;
const once: Ask = (ask) => ask();

const open = (key: string, shape: Exclude<Shape, 'amended'> = 'mic') =>
  call<{ id: string }>(stack.url + home, { token: officer, json: PLANS[shape], headers: { 'idempotency-key': key } });
/** Takes a step upon the version that a plan has when each step before it was taken once. */
const step = (name: keyof typeof STEPS, { id, from }: Draft) => {
  const { by, after } = STEPS[name];
  const token = { officer, head, leader }[by];
  const headers = { 'if-match': `"${from + after}"` };
  const json = name === 'issue' ? decision : undefined;
  return call<{ state: string }>(`${stack.url}${home}/${id}/${name}`, { token, method: 'POST', headers, json });
};
const issue = (draft: Draft) => step('issue', draft);
const stateOf = async ({ id }: Draft) =>
  (await call<{ state: string }>(`${stack.url}${home}/${id}`, { token: officer })).body.state;

/** A draft of this shape that is approved; of an amendment, after what it amends was issued. */
async function approved(shape: Shape, ask: Ask = once): Promise<Draft> {
  const first = await ask(keyed((key) => open(key, shape === 'mic' ? 'mic' : 'merged')));
  const { id } = first.body;
  const draft = { id, plan: id, from: 1 };
  for (const name of ['submit', 'review', 'approve'] as const) await taken(name, draft, ask);
  if (shape !== 'amended') return draft;
  await taken('issue', draft, ask);
  const amendment = await amended(draft, ask);
  for (const name of ['submit', 'review', 'approve'] as const) await taken(name, amendment, ask);
  return amendment;
}

/** The same request, however often it is sent. */
function keyed<T>(send: (key: string) => T): () => T {
  const key = crypto.randomUUID();
  return () => send(key);
}

async function taken(name: keyof typeof STEPS, draft: Draft, ask: Ask): Promise<void> {
  const { status, text } = await ask(() => step(name, draft));
  if (ask === once) expect([name, status], text).toEqual([name, 200]);
}

/** An amendment of an issued plan with its month and its money changed. */
async function amended({ plan }: Draft, ask: Ask): Promise<Draft> {
  const token = officer;
  const opened = await ask(
    keyed((key) =>
      call<{ id: string }>(`${stack.url}${home}/${plan}/amend`, {
        ...{ token, method: 'POST', headers: { 'idempotency-key': key } },
      }),
    ),
  );
  const { id } = opened.body;
  const at = `${stack.url}${home}/${id}`;
  type Sections = { sections: { code: string; month: Parameters<typeof amendedMonth>[0] }[] };
  const { sections } = (await ask(() => call<Sections>(at, { token }))).body;
  const month = sections.find(({ code }) => code === 'm01')?.month ?? { tasks: [], results: [] };
  for (const [code, body] of Object.entries({ m01: amendedMonth(month), resources: amendedMoney }))
    await ask(() =>
      call(`${at}/sections/${code}`, { token, method: 'PUT', json: { body }, headers: { 'if-match': '"1"' } }),
    );
  return { id, plan, from: 3 };
}

/** The same once all that led to it has been delivered. */
async function readyToIssue(shape: Shape): Promise<Draft> {
  const draft = await approved(shape);
  await settled();
  return draft;
}

/** What a step has sent is delivered and told, so that the Worker asks its databases nothing more on its own. */
function settled(): Promise<number> {
  return eventually(
    async () => (await undelivered(stack.servers)) + (await unsent(stack.servers)),
    (waiting) => waiting === 0,
  );
}

/** Arms the proxy, asks, and answers what the caller heard once the Worker is back: null for a broken connection. */
async function whileKilled<T>(
  k: number,
  when: When,
  ask: () => Promise<Answer<T>>,
  victim: Victim = 'worker',
): Promise<Answer<T> | null> {
  await stack.order({ do: 'arm', k, when, victim });
  const heard = await ask().catch(() => null);
  await stack.order({ do: 'struck' });
  return heard;
}

/** How many requests the Worker makes to its databases until all that `ask` leads to is done. */
async function requestsOf(ask: () => Promise<Answer<unknown>>): Promise<number> {
  await stack.order({ do: 'arm', k: 0, when: 'before' });
  expect((await ask()).status).toBeLessThan(300);
  await eventually(
    () => undelivered(stack.servers),
    (waiting) => waiting === 0,
  );
  return Number(await stack.order({ do: 'counted' }));
}

async function tickUntilDelivered(): Promise<void> {
  for (let ticks = 0; (await undelivered(stack.servers)) > 0; ticks += 1) {
    expect(ticks, 'ticks of cron until everything is delivered').toBeLessThan(5);
    await stack.order({ do: 'tick' });
  }
}

/** Every plan issued so far is everywhere exactly once, nothing else is anywhere, nothing waits, the chains hold. */
async function expectEachOnce(situation: string): Promise<void> {
  const { plans, waiting, totals, numbers, broken } = await findings(stack.servers);
  for (const [id, shape] of issued)
    expect(plans.get(id), `${shape} plan ${id}, ${situation}`).toEqual(footprintOf(shape));
  expect({ waiting, totals, broken }, situation).toEqual({
    waiting: 0,
    totals: totalsOf([...issued.values()], base),
    broken: { workspace: null, programme: null },
  });
  // One after the other, none left out and none twice, in the register of what goes out and in each of what comes in.
  for (const [register, given] of Object.entries(numbers))
    expect(given, `${register}, ${situation}`).toEqual(given.map((_, place) => place + 1));
}

async function expectShown(ids: Iterable<[string, Shape]>): Promise<void> {
  for (const [id, shape] of ids)
    for (const slug of PAGES[shape])
      await eventually(
        () => call<{ plans: { id: string }[] }>(`${stack.url}/v1/platforms/${slug}`),
        ({ body }) => body.plans.filter((plan) => plan.id === id).length === 1,
      );
}

test('an issued plan arrives once, at whichever of its database requests the Worker is killed', async () => {
  const first = await readyToIssue('mic');
  const requests = await requestsOf(() => issue(first));
  issued.set(first.plan, 'mic');
  expect(requests).toBeGreaterThanOrEqual(10);
  let lost = 0;
  for (const [k, when] of moments.flatMap((moment) =>
    Array.from({ length: requests }, (_, i) => [i + 1, moment] as const),
  )) {
    const situation = `Worker killed ${when} request ${k} of ${requests}`;
    // At each moment two of the shapes: those of the requests before and after it take turns otherwise.
    const shape = SHAPES[(k + (when === 'after' ? 1 : 0)) % SHAPES.length] ?? 'mic';
    const draft = await readyToIssue(shape);
    const heard = await whileKilled(k, when, () => issue(draft));
    if (heard === null) lost += 1;
    else expect(heard.status, situation).toBe(200);
    const state = await stateOf(draft);
    if (heard) expect(state, `${situation}: what was acknowledged stays`).toBe('issued');
    expect((await issue(draft)).status, situation).toBe(state === 'issued' ? 409 : 200);
    issued.set(draft.plan, shape);
    await tickUntilDelivered();
    await expectEachOnce(situation);
    await expectShown([[draft.plan, shape]]);
  }
  await expectShown(issued);
  console.log(`Worker killed ${2 * requests} times over ${requests} requests; ${lost} answers lost`);
});

test('a draft is opened once, at whichever of its database requests the Worker is killed', async () => {
  const requests = await requestsOf(() => open(crypto.randomUUID()));
  for (const [k, when] of moments.flatMap((moment) =>
    Array.from({ length: requests }, (_, i) => [i + 1, moment] as const),
  )) {
    const key = crypto.randomUUID();
    const before = (await findings(stack.servers)).plans.size;
    await whileKilled(k, when, () => open(key));
    const again = await open(key);
    expect(again.status).toBe(201);
    expect((await open(key)).body.id).toBe(again.body.id);
    expect((await findings(stack.servers)).plans.size, `killed ${when} request ${k}`).toBe(before + 1);
  }
  await expectEachOnce('drafts repeated');
});

test.each(['runtime', 'parent'] as const)(
  'the Worker comes back when only its %s is killed, and the plan it was issuing arrives once',
  async (victim) => {
    const draft = await readyToIssue('amended');
    await whileKilled(4, 'before', () => issue(draft), victim);
    expect((await issue(draft)).status).toBe(409);
    issued.set(draft.plan, 'amended');
    await tickUntilDelivered();
    await expectEachOnce(`${victim} killed`);
  },
);

test('an answer of the database that breaks off is an outage and no error, and the plan arrives once', async () => {
  for (let k = 1; k <= 10; k += 1) {
    const shape = next();
    const draft = await readyToIssue(shape);
    await stack.order({ do: 'arm', k, when: 'cut' });
    const heard = await issue(draft);
    expect([200, 503], heard.text).toContain(heard.status);
    if (heard.status === 503) expect((await issue(draft)).status).toBe(k === 3 ? 409 : 200);
    issued.set(draft.plan, shape);
    await eventually(
      async () => stack.order({ do: 'counted' }),
      (count) => Number(count) >= k,
    );
    await tickUntilDelivered();
    await expectEachOnce(`answer ${k} broke off`);
  }
});

test('every plan of a burst arrives once although the database server is killed again and again', async () => {
  const random = seeded(announcedSeed('database server killed'));
  const answers = new Map<number, number>();
  let killing = true;
  let kills = 0;
  /** Repeats a step until it is done; after an answer that was lost, a conflict means it was done before. */
  const insist: Ask = async (ask) => {
    const deadline = Date.now() + 30_000;
    for (let tries = 0; ; tries += 1) {
      const answer = await ask();
      answers.set(answer.status, (answers.get(answer.status) ?? 0) + 1);
      if (answer.status < 300 || ([409, 412].includes(answer.status) && tries > 0)) return answer;
      expect(answer.status, answer.text).toBe(503);
      expect(Date.now(), answer.text).toBeLessThan(deadline);
      await sleep(20 + random() * 60);
    }
  };
  const before = issued.size;
  const author = async () => {
    while (killing || issued.size < before + 20) {
      const shape = next();
      const draft = await approved(shape, insist);
      await taken('issue', draft, insist);
      issued.set(draft.plan, shape);
    }
  };
  const killer = async () => {
    for (; kills < 6; kills += 1) {
      await sleep(random() * 250);
      await stack.order({ do: 'kill-server' });
    }
    killing = false;
  };
  await Promise.all([author(), author(), author(), killer()]);
  await eventually(
    () => undelivered(stack.servers).catch(() => -1),
    (waiting) => waiting >= 0,
  );
  await tickUntilDelivered();
  await expectEachOnce('database server killed');
  const heard = [...answers].map(([status, times]) => `${status}: ${times}`).join(', ');
  console.log(`server killed ${kills} times while ${issued.size - before} plans were issued; answers ${heard}`);
});

test('a message is delivered once although relays are killed a hundred times in the middle of it', async () => {
  const random = seeded(announcedSeed('relays killed'));
  const databases = { servers: stack.servers, meter: { reads: 0, writes: 0 } };
  const quietly = await issuingWithoutDelivery(databases);
  const nursery = nurseryOf('./relay-child.ts', { SERVERS: JSON.stringify(stack.servers) }, 3);
  /** Plans of this test: of every two one is merged, and is amended next. */
  const mine = new Set<string>();
  const fill = async () => {
    // Each plan sends four: submitted, reviewed, approved, issued; and so does each amendment.
    for (let { sent } = await waitingIn(stack.servers); sent < 8; sent += 4) {
      const [whole] = [...issued].filter(([id, shape]) => shape === 'merged' && mine.has(id));
      if (whole) await quietly.amend(whole[0]);
      const id = whole?.[0] ?? (await quietly.issue(mine.size % 2 === 0 ? 'merged' : 'mic'));
      issued.set(id, whole ? 'amended' : mine.size % 2 === 0 ? 'merged' : 'mic');
      mine.add(id);
    }
  };
  const before = issued.size;
  let killed = 0;
  let finished = 0;
  try {
    await fill();
    const unharmed = await nursery.next();
    const began = performance.now();
    expect(await unharmed.work({ delivery: 'sent' })).toMatchObject({ delivered: 8, failed: 0 });
    const takes = performance.now() - began;
    for (let round = 0; killed < 100; round += 1) {
      expect(round, 'rounds').toBeLessThan(400);
      await fill();
      // Now and then two at once, as cron and the Worker's own delivery may meet.
      const relays = random() < 0.3 ? 2 : 1;
      const deliver = async () => {
        const delivery: Delivery = random() < 0.6 ? 'sent' : random() < 0.6 ? 'announced' : 'everything';
        const report = await (await nursery.next()).work({ delivery }, random() * Math.max(40, takes));
        expect(report?.error).toBeUndefined();
        if (report === null) killed += 1;
        else finished += 1;
      };
      await Promise.all(Array.from({ length: relays }, deliver));
    }
  } finally {
    nursery.close();
  }
  const { sent, announced } = await waitingIn(stack.servers);
  await relayEverything(databases);
  await expectEachOnce('relays killed');
  const plans = issued.size - before;
  console.log(
    `relays killed ${killed} times, ${finished} finished first; ${plans} plans, ${sent} + ${announced} still waited`,
  );
});
