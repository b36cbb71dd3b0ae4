import { beforeAll, describe, expect, test, vi } from 'vitest';
import {
  hiddenInBody,
  hiddenPath,
  hiddenThing,
  type MemberRoute,
  mayUse,
  type Prepared,
  prepare,
  type Refused,
  recipeOf,
  refusedTo,
  standingOf,
} from './support/check.ts';
import { footprint } from './support/footprint.ts';
import { forgeries, gone, suspended } from './support/outsiders.ts';
import { apiToken } from './support/recipes/administration.ts';
import { recipes } from './support/recipes.ts';
import { allRoutes, machineScopes, type Route, verdict } from './support/routes.ts';
import { openScene, plainTokenOf, ROLES, type Scene } from './support/scene.ts';
import { inTurns, send } from './support/send.ts';

// A machine that is busy with other things takes its time; what is asserted does not depend on it.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

let routes: Route[];
let members: MemberRoute[];
let scenes: [Scene, Scene];
let closed: Awaited<ReturnType<typeof suspended>>;
let plain: Map<string, string>;
/** An API token of each scene with every scope, and one with the scope `obstacle.raise` alone. */
let machines: Map<Scene, { every: string; other: string }>;
let prepared: Prepared[];
let before: object[];

const machineOf = ({ kind }: Scene, scopes: readonly string[]) => ({
  ...{ role: 'officer', kind, duties: ['promoting'], steppedUp: false, scopes },
});
beforeAll(async () => {
  routes = await allRoutes();
  members = routes.filter((route): route is MemberRoute => route.permission !== 'public');
  scenes = await Promise.all([openScene('mot', 'ministry', 'NDP-0006'), openScene('hai', 'enterprise', 'NDP-0024')]);
  closed = await suspended(ROLES);
  const sitting = scenes.flatMap((scene) => ROLES.map((role) => [scene, role] as const));
  const tokens = await inTurns(sitting, 4, async ([scene, role]) => {
    return [`${scene.slug} ${role}`, await plainTokenOf(scene.cast[role])] as const;
  });
  plain = new Map(tokens);
  machines = new Map(
    await inTurns(scenes, 2, async (scene) => {
      const [every, other] = [await apiToken(scene, machineScopes), await apiToken(scene, ['obstacle.raise'])];
      return [scene, { every: every.token, other: other.token }] as const;
    }),
  );
  const wanted = scenes.flatMap((scene, index) => {
    const foreign = scenes[1 - index];
    if (!foreign) throw new Error('there are two scenes');
    return members.map((route) => ({ route, scene, foreign }));
  });
  prepared = await inTurns(wanted, 4, ({ route, scene, foreign }) => prepare(route, scene, foreign));
  before = await Promise.all(scenes.map(footprint));
});

test('every route has a recipe and every recipe a route', () => {
  expect(routes.map(({ name }) => name).sort()).toEqual(Object.keys(recipes).sort());
});

/** Sends requests as people who may not, and answers what went otherwise than it should. */
async function refusals(requests: Prepared[], callers: (one: Prepared) => Promise<Refused[]>): Promise<string[]> {
  return (await inTurns(requests, 8, async (one) => refusedTo(one, await callers(one)))).flat();
}

describe('before anybody who may has used them, the very same requests', () => {
  test('are refused to whoever is not signed in', async () => {
    const nobody = { who: 'nobody', token: null, status: 401, code: 'unauthenticated' };
    expect(await refusals(prepared, async () => [nobody])).toEqual([]);
  });

  test('are refused to forged tokens, by one route of each permission', async () => {
    const [scene] = scenes;
    const one = new Map(prepared.filter((each) => each.scene === scene).map((each) => [each.route.permission, each]));
    const wrong = await refusals([...one.values()], async ({ role }) => {
      const tokens = await forgeries(scene.cast[role], scene.cast[role === 'admin' ? 'officer' : 'admin']);
      return Object.entries(tokens).map(([who, token]) => ({ who, token, status: 401, code: 'unauthenticated' }));
    });
    expect(wrong).toEqual([]);
  });

  test('are refused to the disabled, the ended, the revoked and the suspended', async () => {
    const [scene] = scenes;
    const here = prepared.filter((each) => each.scene === scene);
    const roles = [...new Set(here.map(({ role }) => role))];
    const tokens = new Map(await inTurns(roles, 2, async (role) => [role, await gone(scene, role)] as const));
    before = await Promise.all(scenes.map(footprint));
    const wrong = await refusals(here, async ({ role }) => [
      ...Object.entries(tokens.get(role) ?? {}).map(([who, token]) => ({
        ...{ who, token, status: 401, code: 'unauthenticated' },
      })),
      {
        ...{ who: 'a member of a suspended tenant', token: closed.tokens.get(role) ?? null },
        ...{ organisation: closed.tenant.slug, status: 401, code: 'unauthenticated' },
      },
    ]);
    expect(wrong).toEqual([]);
  });

  test('are refused to every role that the table does not name, and without step-up where it asks for that', async () => {
    const wrong = await refusals(prepared, async ({ route, scene }) => [
      ...ROLES.flatMap((role) => {
        const word = verdict(route.permission, standingOf(scene, role));
        return word === 'allowed' ? [] : [{ who: role, token: scene.cast[role].token, status: 403, code: word }];
      }),
      ...ROLES.flatMap((role) => {
        const word = verdict(route.permission, standingOf(scene, role, false));
        const token = plain.get(`${scene.slug} ${role}`) ?? null;
        return word !== 'step_up_required' ? [] : [{ who: `${role} without step-up`, token, status: 403, code: word }];
      }),
      ...(['every', 'other'] as const).flatMap((which) => {
        const word = verdict(
          route.permission,
          machineOf(scene, which === 'every' ? machineScopes : ['obstacle.raise']),
        );
        const token = machines.get(scene)?.[which] ?? null;
        return word === 'allowed' ? [] : [{ who: `a token with ${which} scope`, token, status: 403, code: word }];
      }),
      ...[verdict(route.permission, { ...standingOf(scene, 'officer'), duties: [] })].flatMap((word) =>
        word === 'allowed'
          ? []
          : [{ who: 'an officer without duties', token: scene.idle.token, status: 403, code: word }],
      ),
    ]);
    expect(wrong).toEqual([]);
  });

  test('are to members of another organisation as if the organisation did not exist', async () => {
    expect((await inTurns(prepared, 8, (one) => hiddenPath(one, ROLES))).flat()).toEqual([]);
  });

  test('name things that are, to another organisation or person, as if they did not exist', async () => {
    expect((await inTurns(prepared, 8, (one) => hiddenThing(one))).flat()).toEqual([]);
  });

  test('cannot name another organisation’s things in a body either', async () => {
    expect((await inTurns(prepared, 8, (one) => hiddenInBody(one))).flat()).toEqual([]);
  });

  test('have changed nothing at all in either organisation', async () => {
    expect(await Promise.all(scenes.map(footprint))).toEqual(before);
  });
});

describe('then the very same requests', () => {
  test('succeed for the one for whom they were made, and are kept nowhere', async () => {
    const first = prepared.filter(({ route }) => !recipeOf(route).last);
    const last = prepared.filter(({ route }) => recipeOf(route).last);
    const answers = await inTurns([...first, ...last], 4, async ({ route, made, scene, role }) => {
      const { status, text, headers } = await send(route, made, { organisation: scene.slug });
      const kept = route.method === 'GET' && headers.get('cache-control') !== 'private, no-store';
      const right = status >= 200 && status < 300 && !kept;
      return right ? [] : [`${route.name} by ${role} of ${scene.kind}: ${status} ${text}, kept: ${kept}`];
    });
    expect(answers.flat()).toEqual([]);
  });

  test('and fresh ones for everybody else whom the table names', async () => {
    // Of an account it makes no difference in which organisation one is, so one of the two will do.
    const others = prepared.flatMap((one) =>
      recipeOf(one.route).dear || (one.scene !== scenes[0] && one.route.permission.startsWith('account.'))
        ? []
        : mayUse(one.scene, one.route)
            .filter((role) => role !== one.role)
            .map((role) => ({ ...one, role })),
    );
    const answers = await inTurns(others, 4, async ({ route, scene, role }) => {
      const { status, text } = await send(route, await recipeOf(route).make(scene, role), { organisation: scene.slug });
      return status >= 200 && status < 300 ? [] : [`${route.name} by ${role} of ${scene.kind}: ${status} ${text}`];
    });
    expect(answers.flat()).toEqual([]);
  });

  test('and for machines, as far as the table lets them and their scopes name it', async () => {
    const open = prepared.filter(
      ({ route, scene }) => verdict(route.permission, machineOf(scene, machineScopes)) === 'allowed',
    );
    expect(open.length).toBeGreaterThan(10);
    const answers = await inTurns(open, 4, async ({ route, scene, role }) => {
      const made = await recipeOf(route).make(scene, mayUse(scene, route).includes('officer') ? 'officer' : role);
      const token = machines.get(scene)?.every ?? null;
      const { status, text } = await send(route, made, { token, organisation: scene.slug });
      return status >= 200 && status < 300 ? [] : [`${route.name} by a token of ${scene.kind}: ${status} ${text}`];
    });
    expect(answers.flat()).toEqual([]);
  });

  test('and all that has left its traces', async () => {
    const after = await Promise.all(scenes.map(footprint));
    for (const [index, scene] of after.entries()) expect(scene).not.toEqual(before[index]);
  });

  test('what is for anyone is answered to nobody in particular', async () => {
    const open = routes.filter(({ permission }) => permission === 'public');
    const answers = await inTurns(open, 4, async (route) => {
      const made = await recipeOf(route).make(scenes[0], 'officer');
      const { status, text } = await send(route, made, { organisation: scenes[0].slug });
      return status >= 200 && status < 400 ? [] : [`${route.name}: ${status} ${text}`];
    });
    expect(answers.flat()).toEqual([]);
  });
});
