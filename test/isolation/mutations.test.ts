import { beforeAll, expect, test, vi } from 'vitest';
import { url } from '../support/stack.ts';
import { carryingOut } from './guards/carrying-out.ts';
import { door } from './guards/door.ts';
import { drafting } from './guards/drafting.ts';
import { issuedPlans } from './guards/issued-plans.ts';
import { own } from './guards/own.ts';
import { papers } from './guards/papers.ts';
import { plans } from './guards/plans.ts';
import { proofs } from './guards/proofs.ts';
import { rules } from './guards/rules.ts';
import { table } from './guards/table.ts';
import { mutantsOf, mutated, startWorkers } from './support/mutants.ts';
import type { World } from './support/probe.ts';
import { allRoutes } from './support/routes.ts';
import { openScene } from './support/scene.ts';
import { inTurns } from './support/send.ts';

vi.setConfig({ testTimeout: 600_000, hookTimeout: 180_000 });

/** So many Workers run beside each other; each takes some thirty megabytes. */
const AT_ONCE = 12;
const guards = [
  ...[...door, ...table, ...own, ...rules, ...plans, ...papers, ...drafting, ...issuedPlans, ...carryingOut, ...proofs],
];
// GUARD=invitation runs those with the word in their name and says what their probes found.
const { GUARD } = process.env;
const chosen = guards.filter(({ guard }) => !GUARD || guard.includes(GUARD));

let world: World;
beforeAll(async () => {
  const [home, foreign] = await Promise.all([
    openScene('canh', 'ministry', 'NDP-0006'),
    openScene('la', 'enterprise', 'NDP-0024'),
  ]);
  const routes = new Map((await allRoutes()).map((route) => [route.name, route]));
  world = { home, foreign, routes, at: url };
});

test('each guard stands where it is said to stand', () => {
  for (const guard of guards) expect(() => mutated(guard)).not.toThrow();
});

test('with every guard on, no probe finds anything', async () => {
  const probes = [...new Set(chosen.map(({ probe }) => probe))];
  expect((await inTurns(probes, 4, (probe) => probe(world))).flat()).toEqual([]);
});

test('with any one guard off, its probe finds out', async () => {
  const survivors: string[] = [];
  const batches = Array.from({ length: Math.ceil(chosen.length / AT_ONCE) }, (_, index) =>
    chosen.slice(index * AT_ONCE, (index + 1) * AT_ONCE),
  );
  let building = mutantsOf(batches[0] ?? []);
  for (const [index, batch] of batches.entries()) {
    const { at, stop } = await startWorkers(await building);
    building = mutantsOf(batches[index + 1] ?? []);
    try {
      const found = await inTurns(batch, 3, (one) => one.probe({ ...world, at: at[batch.indexOf(one)] ?? '' }));
      if (GUARD) for (const [place, { guard }] of batch.entries()) console.log(guard, found[place]);
      survivors.push(...batch.filter((_, place) => found[place]?.length === 0).map(({ guard }) => guard));
    } finally {
      await stop();
    }
  }
  expect(survivors).toEqual([]);
});
