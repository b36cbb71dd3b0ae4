import { PERMISSIONS, type Permission, type PermissionName } from '@ndp/domain/permissions';
import { call } from '../../support/stack.ts';

/** One operation of the JSON API, as the running system describes it. */
export interface Route {
  /** "PATCH /v1/t/{org}/members/{id}" */
  name: string;
  method: string;
  path: string;
  permission: PermissionName | 'public';
  /** Whether it takes JSON; a file's bytes are another matter. */
  takesBody: boolean;
}

type Operation = { 'x-permission'?: string; requestBody?: { content: Record<string, unknown> } };
const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** Every route of the running stack. One that does not say who may use it is an error here. */
export async function allRoutes(): Promise<Route[]> {
  const { body } = await call<{ paths: Record<string, Record<string, Operation>> }>('/v1/openapi.json');
  return Object.entries(body.paths).flatMap(([path, operations]) =>
    Object.entries(operations)
      .filter(([method]) => path.startsWith('/v1/') && METHODS.includes(method))
      .map(([verb, operation]) => {
        const method = verb.toUpperCase();
        const name = `${method} ${path}`;
        const permission = operation['x-permission'];
        if (!isPermission(permission)) throw new Error(`${name} names no permission of the table`);
        return {
          name,
          method,
          path,
          permission,
          takesBody: operation.requestBody?.content['application/json'] !== undefined,
        };
      }),
  );
}

function isPermission(name: string | undefined): name is Route['permission'] {
  return name === 'public' || (name !== undefined && name in PERMISSIONS);
}

/** What counts about a caller whose token is good. */
export interface Standing {
  role: string;
  kind: string;
  duties: readonly string[];
  steppedUp: boolean;
  /** Of an API token; null for a person. */
  scopes: readonly string[] | null;
}

export type Verdict = 'allowed' | 'forbidden' | 'step_up_required';

/** What the table says of this caller, read row by row here and not by the product's own function. */
export function verdict(permission: PermissionName, { role, kind, duties, steppedUp, scopes }: Standing): Verdict {
  const row: Permission = PERMISSIONS[permission];
  const byScope = scopes === null || (row.machine === true && scopes.includes(permission));
  const byRole = row.roles.some((one) => one === role);
  const byDuty = (row.duties ?? []).some((one) => duties.includes(one));
  const byKind = (row.kinds ?? []).some((one) => one === kind);
  // Of what is given the verb asks, which has a probe of its own.
  const unbound = row.given === true || (row.duties === undefined && row.kinds === undefined);
  if (!(byScope && byRole && (unbound || byDuty || byKind))) return 'forbidden';
  return row.stepUp && !steppedUp ? 'step_up_required' : 'allowed';
}

/** What the table lets machines be given. */
export const machineScopes = Object.entries(PERMISSIONS).flatMap(([name, row]: [string, Permission]) =>
  row.machine ? [name] : [],
);
