import { beforeAll, expect, test, vi } from 'vitest';
import { url } from '../support/stack.ts';
import { guards } from './mutations.ts';
import { mutantOf, startWorkers } from './support/mutants.ts';
import type { World } from './support/probe.ts';
import { allRoutes } from './support/routes.ts';
import { openScene } from './support/scene.ts';
import { inTurns } from './support/send.ts';

vi.setConfig({ testTimeout: 600_000, hookTimeout: 180_000 });

/** So many Workers run beside each other; each takes some thirty megabytes. */
const AT_ONCE = 12;
const only = process.env.GUARD;
const chosen = guards.filter(({ guard }) => !only || guard.includes(only));

let world: World;
beforeAll(async () => {
  const [home, foreign] = await Promise.all([
    openScene('canh', 'ministry', 'NDP-0006'),
    openScene('la', 'enterprise', 'NDP-0024'),
  ]);
  const routes = new Map((await allRoutes()).map((route) => [route.name, route]));
  world = { home, foreign, routes, at: url };
});

test('with every guard on, no probe finds anything', async () => {
  const probes = [...new Set(chosen.map(({ probe }) => probe))];
  expect((await inTurns(probes, 4, (probe) => probe(world))).flat()).toEqual([]);
});

test('with any one guard off, its probe finds out', async () => {
  const survivors: string[] = [];
  for (let from = 0; from < chosen.length; from += AT_ONCE) {
    const batch = chosen.slice(from, from + AT_ONCE);
    const bundles = await inTurns(batch, 3, mutantOf);
    const { at, stop } = await startWorkers(bundles);
    try {
      const found = await inTurns(batch, 3, (one) => one.probe({ ...world, at: at[batch.indexOf(one)] ?? '' }));
      if (process.env.FINDINGS)
        console.log(batch.map(({ guard }, index) => `${guard}\n    ${found[index]?.join('\n    ')}`).join('\n'));
      survivors.push(...batch.filter((_, index) => found[index]?.length === 0).map(({ guard }) => guard));
    } finally {
      await stop();
    }
  }
  expect(survivors).toEqual([]);
});
