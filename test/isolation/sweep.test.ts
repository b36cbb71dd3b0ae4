import type { Role } from '@ndp/database/schema/programme';
import type { PermissionName } from '@ndp/domain/permissions';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { footprint } from './support/footprint.ts';
import { forgeries, gone, suspended } from './support/outsiders.ts';
import { apiToken } from './support/recipes/administration.ts';
import { type Elsewhere, type Made, recipes } from './support/recipes.ts';
import { allRoutes, machineScopes, type Route, verdict } from './support/routes.ts';
import { notificationIn, openScene, plainTokenOf, ROLES, type Scene } from './support/scene.ts';
import { inTurns, send } from './support/send.ts';

type MemberRoute = Route & { permission: PermissionName };
/** One route in one organisation: who may use it there, and a request of theirs that has not been sent yet. */
interface Prepared {
  route: MemberRoute;
  scene: Scene;
  foreign: Scene;
  role: Role;
  made: Made;
}

// A machine that is busy with other things takes its time; what is asserted does not depend on it.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

const UNKNOWN = 'khong-co-co-quan-nay';
let routes: Route[];
let members: MemberRoute[];
let scenes: [Scene, Scene];
let closed: Awaited<ReturnType<typeof suspended>>;
let plain: Map<string, string>;
/** An API token of each scene with every scope, and one with the scope `obstacle.raise` alone. */
let machines: Map<Scene, { every: string; other: string }>;
let prepared: Prepared[];
let before: object[];

const recipeOf = ({ name }: Route) => {
  const found = recipes[name];
  if (!found) throw new Error(`There is no recipe for ${name}`);
  return found;
};
const seated = ['officer', 'head'];
const machineOf = ({ kind }: Scene, scopes: readonly string[]) => ({
  ...{ role: 'officer', kind, duties: ['promoting'], steppedUp: false, scopes },
});
const standingOf = ({ kind }: Scene, role: string, steppedUp = true) => ({
  ...{ role, kind, duties: seated.includes(role) ? ['promoting'] : [], steppedUp, scopes: null },
});
const mayUse = (scene: Scene, route: MemberRoute) =>
  ROLES.filter((role) => verdict(route.permission, standingOf(scene, role)) === 'allowed');

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
  prepared = await inTurns(wanted, 4, async ({ route, scene, foreign }) => {
    const [role] = mayUse(scene, route);
    if (!role) throw new Error(`nobody may use ${route.name}`);
    return { route, scene, foreign, role, made: await recipeOf(route).make(scene, role) };
  });
  before = await Promise.all(scenes.map(footprint));
});

test('every route has a recipe and every recipe a route', () => {
  expect(routes.map(({ name }) => name).sort()).toEqual(Object.keys(recipes).sort());
});

interface Refused {
  who: string;
  token: string | null;
  organisation?: string;
  status: number;
  code: string;
}

/** Sends requests as people who may not, and answers what went otherwise than it should. */
async function refusals(requests: Prepared[], callers: (one: Prepared) => Promise<Refused[]>): Promise<string[]> {
  const wrong = await inTurns(requests, 8, async (one) => {
    const found: string[] = [];
    for (const { who, token, organisation = one.scene.slug, status, code } of await callers(one)) {
      const answer = await send(one.route, one.made, { token, organisation });
      const told = (answer.body as { code?: string }).code;
      if (answer.status === status && told === code) continue;
      found.push(`${one.route.name} by ${who} of ${one.scene.kind}: ${answer.status} ${told}, not ${status} ${code}`);
    }
    return found;
  });
  return wrong.flat();
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
    const wrong = await inTurns(prepared, 8, async ({ route, made, scene, foreign }) => {
      if (!route.path.includes('{org}')) return [];
      const found: string[] = [];
      const unknown = await send(route, made, { token: foreign.cast.admin.token, organisation: UNKNOWN });
      for (const role of ROLES) {
        const { token } = foreign.cast[role];
        const theirs = await send(route, made, { token, organisation: scene.slug });
        if (theirs.status !== 404 || theirs.text !== unknown.text)
          found.push(`${route.name} by foreign ${role}: ${theirs.status}`);
      }
      return found;
    });
    expect(wrong.flat()).toEqual([]);
  });

  test('name things that are, to another organisation or person, as if they did not exist', async () => {
    const wrong = await inTurns(prepared, 8, async ({ route, made, scene, foreign }) => {
      const { ids } = made;
      if (!ids || recipeOf(route).shared) return [];
      const nobodys = Object.fromEntries(Object.keys(ids).map((name) => [name, crypto.randomUUID()]));
      const own = route.path.startsWith('/v1/me');
      const roles = own ? (['officer'] as const) : ROLES;
      const askers = [...roles.map((role) => [foreign, role] as const), ...(own ? ([[scene, 'admin']] as const) : [])];
      const found: string[] = [];
      for (const [home, role] of askers) {
        const { token } = home.cast[role];
        const theirs = await send(route, made, { token, organisation: home.slug });
        const unknown = await send(route, made, { token, organisation: home.slug, ids: nobodys });
        const allowed = verdict(route.permission, standingOf(home, role)) === 'allowed';
        const right = theirs.status === (allowed ? 404 : 403) && theirs.text === unknown.text;
        if (!right)
          found.push(`${route.name} of another, by ${role}: ${theirs.status} ${theirs.text}, ${unknown.text}`);
      }
      return found;
    });
    expect(wrong.flat()).toEqual([]);
  });

  test('cannot name another organisation’s things in a body either', async () => {
    const wrong = await inTurns(prepared, 8, async ({ route, made, scene, foreign }) => {
      const { elsewhere } = recipeOf(route);
      if (!elsewhere) return [];
      const body = (ids: Elsewhere) => send(route, made, { organisation: scene.slug, json: elsewhere(made.json, ids) });
      const theirs = await body({
        ...{ unit: foreign.unit.id, organisation: foreign.slug, notification: await notificationIn(foreign) },
      });
      const nobodys = crypto.randomUUID();
      const unknown = await body({ unit: nobodys, organisation: UNKNOWN, notification: nobodys });
      // Of notifications one is told only how many of one's own are left.
      const right = [200, 400, 404].includes(theirs.status) && theirs.text === unknown.text;
      return right ? [] : [`${route.name} naming another's: ${theirs.status} ${theirs.text}, ${unknown.text}`];
    });
    expect(wrong.flat()).toEqual([]);
  });

  test('have changed nothing at all in either organisation', async () => {
    expect(await Promise.all(scenes.map(footprint))).toEqual(before);
  });
});

describe('then the very same requests', () => {
  test('succeed for the one for whom they were made', async () => {
    const first = prepared.filter(({ route }) => !recipeOf(route).last);
    const last = prepared.filter(({ route }) => recipeOf(route).last);
    const answers = await inTurns([...first, ...last], 4, async ({ route, made, scene, role }) => {
      const { status, text } = await send(route, made, { organisation: scene.slug });
      return status >= 200 && status < 300 ? [] : [`${route.name} by ${role} of ${scene.kind}: ${status} ${text}`];
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
