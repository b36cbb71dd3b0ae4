import type { Role } from '@ndp/database/schema/programme';
import type { PermissionName } from '@ndp/domain/permissions';
import { type Elsewhere, type Made, recipes } from './recipes.ts';
import { type Route, verdict } from './routes.ts';
import { notificationIn, ROLES, type Scene } from './scene.ts';
import { send } from './send.ts';

export type MemberRoute = Route & { permission: PermissionName };

/** One route in one organisation: somebody who may use it there, and a request of theirs. */
export interface Prepared {
  route: MemberRoute;
  scene: Scene;
  foreign: Scene;
  role: Role;
  made: Made;
}

/** Somebody who may not, and what they are to be told. */
export interface Refused {
  who: string;
  token: string | null;
  organisation?: string;
  status: number;
  code: string;
}

export const UNKNOWN = 'khong-co-co-quan-nay';
const seated = ['officer', 'head'];

export const standingOf = ({ kind }: Scene, role: string, steppedUp = true) => ({
  ...{ role, kind, duties: seated.includes(role) ? ['promoting'] : [], steppedUp, scopes: null },
});

/** The roles that the table lets use a route. */
export const mayUse = (scene: Scene, route: MemberRoute) =>
  ROLES.filter((role) => verdict(route.permission, standingOf(scene, role)) === 'allowed');

export function recipeOf({ name }: Route) {
  const found = recipes[name];
  if (!found) throw new Error(`There is no recipe for ${name}`);
  return found;
}

/** A request that somebody may send, the first role of the table unless one is named. */
export async function prepare(route: MemberRoute, scene: Scene, foreign: Scene, role = mayUse(scene, route)[0]) {
  if (!role) throw new Error(`nobody may use ${route.name}`);
  return { route, scene, foreign, role, made: await recipeOf(route).make(scene, role) };
}

/** Sends a request as people who may not; answers what went otherwise than it should. */
export async function refusedTo(one: Prepared, callers: readonly Refused[], base?: string): Promise<string[]> {
  const found: string[] = [];
  for (const { who, token, organisation = one.scene.slug, status, code } of callers) {
    const answer = await send(one.route, one.made, { token, organisation, ...(base && { base }) });
    const told = (answer.body as { code?: string }).code;
    if (answer.status === status && told === code) continue;
    found.push(`${one.route.name} by ${who} of ${one.scene.kind}: ${answer.status} ${told}, not ${status} ${code}`);
  }
  return found;
}

/** The address of one organisation is to members of another as that of an organisation that does not exist. */
export async function hiddenPath({ route, made, scene, foreign }: Prepared, roles: readonly Role[], base?: string) {
  if (!route.path.includes('{org}')) return [];
  const at = base && { base };
  const found: string[] = [];
  const unknown = await send(route, made, { token: foreign.cast.admin.token, organisation: UNKNOWN, ...at });
  for (const role of roles) {
    const theirs = await send(route, made, { token: foreign.cast[role].token, organisation: scene.slug, ...at });
    if (theirs.status !== 404 || theirs.text !== unknown.text)
      found.push(`${route.name} by foreign ${role}: ${theirs.status} ${theirs.text}`);
  }
  return found;
}

/** A thing of one organisation (or person) is to another as one that does not exist. */
export async function hiddenThing({ route, made, scene, foreign }: Prepared, base?: string) {
  const { ids } = made;
  if (!ids || recipeOf(route).shared) return [];
  const at = base && { base };
  const nobodys = Object.fromEntries(Object.keys(ids).map((name) => [name, crypto.randomUUID()]));
  const own = route.path.startsWith('/v1/me');
  const roles = own ? (['officer'] as const) : ROLES;
  const askers = [...roles.map((role) => [foreign, role] as const), ...(own ? ([[scene, 'admin']] as const) : [])];
  const found: string[] = [];
  for (const [home, role] of askers) {
    const { token } = home.cast[role];
    const theirs = await send(route, made, { token, organisation: home.slug, ...at });
    const unknown = await send(route, made, { token, organisation: home.slug, ids: nobodys, ...at });
    const allowed = verdict(route.permission, standingOf(home, role)) === 'allowed';
    const right = theirs.status === (allowed ? 404 : 403) && theirs.text === unknown.text;
    if (!right) found.push(`${route.name} of another, by ${role}: ${theirs.status} ${theirs.text}, ${unknown.text}`);
  }
  return found;
}

/** A thing of another's that a body names is as one that does not exist. */
export async function hiddenInBody({ route, made, scene, foreign }: Prepared, base?: string) {
  const { elsewhere } = recipeOf(route);
  if (!elsewhere) return [];
  const body = (ids: Elsewhere) =>
    send(route, made, { organisation: scene.slug, json: elsewhere(made.json, ids), ...(base && { base }) });
  const theirs = await body({
    ...{ unit: foreign.unit.id, organisation: foreign.slug, notification: await notificationIn(foreign) },
  });
  const nobodys = crypto.randomUUID();
  const unknown = await body({ unit: nobodys, organisation: UNKNOWN, notification: nobodys });
  // Of notifications one is told only how many of one's own are left.
  const right = [200, 400, 404].includes(theirs.status) && theirs.text === unknown.text;
  return right ? [] : [`${route.name} naming another's: ${theirs.status} ${theirs.text}, ${unknown.text}`];
}
