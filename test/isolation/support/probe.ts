import type { Role } from '@ndp/database/schema/programme';
import { type Answer, call } from '../../support/stack.ts';
import { hiddenInBody, hiddenPath, hiddenThing, type Prepared, prepare, refusedTo } from './check.ts';
import { type Ending, forgeries, goneBy, suspended } from './outsiders.ts';
import { pathOf } from './recipes.ts';
import type { Route } from './routes.ts';
import type { Scene } from './scene.ts';

/** Where a probe looks: two organisations, and the Worker that is asked. */
export interface World {
  home: Scene;
  foreign: Scene;
  routes: ReadonlyMap<string, Route>;
  /** Origin of the Worker. */
  at: string;
}

/** Asks a Worker for what a guard should prevent; answers what went wrong, nothing when all is well. */
export type Probe = (world: World) => Promise<string[]>;

export function routeNamed({ routes }: Pick<World, 'routes'>, name: string): Route {
  const found = routes.get(name);
  if (!found) throw new Error(`there is no route ${name}`);
  return found;
}

async function prepared(world: World, name: string, role?: Role): Promise<Prepared> {
  const { permission, ...route } = routeNamed(world, name);
  if (permission === 'public') throw new Error(`${name} is for anyone`);
  return prepare({ ...route, permission }, world.home, world.foreign, role);
}

/** One request to the Worker that is probed. */
export function ask<T = { code?: string }>({ at }: World, path: string, sent: Parameters<typeof call>[1] = {}) {
  return call<T>(at + path, sent);
}

/** Nothing where the answers have these statuses, in order. */
export function told(what: string, answers: readonly Pick<Answer<unknown>, 'status'>[], statuses: readonly number[]) {
  const seen = answers.map(({ status }) => status);
  return seen.join() === statuses.join() ? [] : [`${what}: ${seen.join()}, not ${statuses.join()}`];
}

/** Of a request that the table allows to others. */
export const toRole =
  (name: string, role: Role): Probe =>
  async (world) => {
    const one = await prepared(world, name);
    const { token } = one.scene.cast[role];
    return refusedTo(one, [{ who: role, token, status: 403, code: 'forbidden' }], world.at);
  };

/** Of a request that somebody else may make. */
export const toToken =
  (name: string, who: string, tokenIn: (world: World) => Promise<string | null>, status: number, code: string): Probe =>
  async (world) =>
    refusedTo(await prepared(world, name), [{ who, token: await tokenIn(world), status, code }], world.at);

/** To one whose power has ended. */
export const toGone = (ending: Ending): Probe =>
  toToken(
    ending.endsWith('API token') ? 'GET /v1/t/{org}/plans' : 'GET /v1/me',
    ending,
    ({ home }) => goneBy(home, 'officer', ending),
    ...([401, 'unauthenticated'] as const),
  );

export const toSuspended: Probe = async (world) => {
  const { tokens } = await suspended(['officer']);
  return told(
    'a member of a suspended tenant',
    [await ask(world, '/v1/me', { token: tokens.get('officer') ?? '' })],
    [401],
  );
};

export const toForged = (which: string): Probe =>
  toToken(
    'GET /v1/me',
    which,
    async ({ home: { cast } }) => (await forgeries(cast.officer, cast.admin))[which] ?? null,
    ...([401, 'unauthenticated'] as const),
  );

/** Another organisation's address. */
export const ofPath =
  (name: string): Probe =>
  async (world) =>
    hiddenPath(await prepared(world, name), ['admin', 'officer'], world.at);

/** Another's thing, by its id. */
export const ofThing =
  (name: string, role?: Role): Probe =>
  async (world) =>
    hiddenThing(await prepared(world, name, role), world.at);

/** Another's thing, named in a body. */
export const inBody =
  (name: string): Probe =>
  async (world) =>
    hiddenInBody(await prepared(world, name), world.at);

/** What is in the organisation's own answer must not be in another's. */
export const inAnswer =
  (name: string, thing: (home: Scene) => Promise<string> | string, role: Role = 'admin', query = ''): Probe =>
  async (world) => {
    const { home, foreign } = world;
    const text = await thing(home);
    const route = routeNamed(world, name);
    const [own, theirs] = await Promise.all(
      [home, foreign].map(({ cast, slug }) => ask(world, pathOf(route, slug, {}, query), { token: cast[role].token })),
    );
    const found: string[] = [];
    if (!own?.text.includes(text)) found.push(`${name}: ${text} is not in the answer to its own organisation`);
    if (theirs?.status !== 200) found.push(`${name}: ${theirs?.status} in the other organisation`);
    if (theirs?.text.includes(text)) found.push(`${name}: ${text} is in the answer to another organisation`);
    return found;
  };
