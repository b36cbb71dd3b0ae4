// What has been sent arrives once in effect, whichever process dies at whichever moment.
import { setTimeout as sleep } from 'node:timers/promises';
import { demoToken } from '@ndp/local/tokens';
import { relayEverything } from '@ndp/workers/jobs/relay';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Answer, call, eventually } from '../support/stack.ts';
import { nurseryOf } from './support/doomed.ts';
import type { When } from './support/fault-proxy.ts';
import {
  type Findings,
  findings,
  ONCE,
  type Shape,
  totalsOf,
  undelivered,
  unsent,
  waitingIn,
} from './support/footprints.ts';
import { type OwnStack, startOwnStack } from './support/own-stack.ts';
import { decision, issuingWithoutDelivery, mergedPlan, micPlan } from './support/plans.ts';
import { announcedSeed, seeded } from './support/random.ts';
import type { Delivery } from './support/relay-child.ts';
import { sender } from './support/sender.ts';
import type { Victim } from './support/stack-process.ts';

// Some four seconds a kill on two quiet cores, and other suites run beside it.
vi.setConfig({ testTimeout: 480_000, hookTimeout: 90_000 });

const home = `/v1/t/${sender.slug}/plans`;
const PLANS: Record<Shape, object> = { mic: micPlan, merged: mergedPlan };
const STEPS = {
  submit: { by: 'officer', version: 1 },
  review: { by: 'head', version: 2 },
  approve: { by: 'leader', version: 3 },
  issue: { by: 'leader', version: 4 },
} as const;
const PAGES: Record<Shape, string[]> = {
  mic: ['hop-truc-tuyen-the-he-moi-cho-co-quan-nha-nuoc', 'hop-truc-tuyen-the-he-moi'],
  merged: ['hop-truc-tuyen-the-he-moi-cho-co-quan-nha-nuoc'],
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
  base = (await findings(stack.servers)).totals;
});
afterAll(() => stack?.stop());

/** What this stack held before, of what is counted in all. */
let base: Findings['totals'];
/** Every plan of this stack that has been issued and of which shape, so that nothing but these may be found. */
const issued = new Map<string, Shape>();
/** Shapes take turns, so that what one has and another lacks dies everywhere too. */
let turn = 0;
const next = (): Shape => (turn++ % 2 === 0 ? 'mic' : 'merged');

const open = (key: string, shape: Shape = 'mic') =>
  call<{ id: string }>(stack.url + home, { token: officer, json: PLANS[shape], headers: { 'idempotency-key': key } });
/** Takes a step upon the version that a plan has when each step before it was taken once. */
const step = (name: keyof typeof STEPS, id: string) => {
  const { by, version } = STEPS[name];
  const token = { officer, head, leader }[by];
  const headers = { 'if-match': `"${version}"` };
  const json = name === 'issue' ? decision : undefined;
  return call<{ state: string }>(`${stack.url}${home}/${id}/${name}`, { token, method: 'POST', headers, json });
};
const issue = (id: string) => step('issue', id);
const stateOf = async (id: string) =>
  (await call<{ state: string }>(`${stack.url}${home}/${id}`, { token: officer })).body.state;

async function approved(shape: Shape): Promise<string> {
  const { id } = (await open(crypto.randomUUID(), shape)).body;
  for (const name of ['submit', 'review', 'approve'] as const) expect((await step(name, id)).status, name).toBe(200);
  await settled();
  return id;
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
  for (const [id, shape] of issued) expect(plans.get(id), `${shape} plan ${id}, ${situation}`).toEqual(ONCE[shape]);
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
  const first = await approved('mic');
  const requests = await requestsOf(() => issue(first));
  issued.set(first, 'mic');
  expect(requests).toBeGreaterThanOrEqual(10);
  let lost = 0;
  for (const [k, when] of moments.flatMap((moment) =>
    Array.from({ length: requests }, (_, i) => [i + 1, moment] as const),
  )) {
    const situation = `Worker killed ${when} request ${k} of ${requests}`;
    const shape = next();
    const id = await approved(shape);
    const heard = await whileKilled(k, when, () => issue(id));
    if (heard === null) lost += 1;
    else expect(heard.status, situation).toBe(200);
    const state = await stateOf(id);
    if (heard) expect(state, `${situation}: what was acknowledged stays`).toBe('issued');
    expect((await issue(id)).status, situation).toBe(state === 'issued' ? 409 : 200);
    issued.set(id, shape);
    await tickUntilDelivered();
    await expectEachOnce(situation);
    await expectShown([[id, shape]]);
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
    const id = await approved('merged');
    await whileKilled(4, 'before', () => issue(id), victim);
    expect((await issue(id)).status).toBe(409);
    issued.set(id, 'merged');
    await tickUntilDelivered();
    await expectEachOnce(`${victim} killed`);
  },
);

test('an answer of the database that breaks off is an outage and no error, and the plan arrives once', async () => {
  for (let k = 1; k <= 10; k += 1) {
    const shape = next();
    const id = await approved(shape);
    await stack.order({ do: 'arm', k, when: 'cut' });
    const heard = await issue(id);
    expect([200, 503], heard.text).toContain(heard.status);
    if (heard.status === 503) expect((await issue(id)).status).toBe(k === 3 ? 409 : 200);
    issued.set(id, shape);
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
  const insist = async <T>(ask: () => Promise<Answer<T>>): Promise<Answer<T>> => {
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
      const key = crypto.randomUUID();
      const shape = next();
      const { id } = (await insist(() => open(key, shape))).body;
      for (const name of ['submit', 'review', 'approve', 'issue'] as const) await insist(() => step(name, id));
      issued.set(id, shape);
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
  const issueMore = await issuingWithoutDelivery(databases);
  const nursery = nurseryOf('./relay-child.ts', { SERVERS: JSON.stringify(stack.servers) }, 3);
  const fill = async () => {
    // Each plan sends four: submitted, reviewed, approved, issued.
    for (let { sent } = await waitingIn(stack.servers); sent < 8; sent += 4) issued.set(await issueMore(), 'mic');
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
