import type { Circle, ReadHandle, WriteHandle } from './handle.ts';
import { openForReading, openForWriting } from './open.ts';
import type { Meter, Servers } from './servers.ts';
import type { Mode } from './token.ts';

/** Which databases a permission may use, and how. */
export type Needs = { readonly [C in Circle]?: Mode };

type HandleFor<C extends Circle, M> = M extends 'write' ? WriteHandle<C> : M extends 'read' ? ReadHandle<C> : never;

/** The handles a permission gives: exactly those it names, read handles without a way to write. */
export type Handles<N extends Needs> = { readonly [C in keyof N & Circle]: HandleFor<C, N[C]> };

declare const issued: unique symbol;

/**
 * Leave to act: who acts, by which permission, and the databases that permission may use. There is no other
 * way to a handle, so code that forgets to ask for leave does not compile.
 */
export type Grant<A, P extends string, N extends Needs> = Handles<N> & {
  readonly actor: A;
  readonly permission: P;
  readonly [issued]: true;
};

/**
 * Opens the databases a permission needs. Called by `allow` (people, API tokens) and `systemGrant` (jobs) only;
 * a lint rule keeps it out of everything else.
 * @param workspace namespace of the one organisation whose workspace may be opened, or null
 */
export async function issueGrant<A, P extends string, N extends Needs>(
  databases: { servers: Servers; meter: Meter },
  actor: A,
  permission: P,
  needs: N,
  workspace: string | null,
): Promise<Grant<A, P, N>> {
  const handles = await Promise.all(
    (Object.entries(needs) as [Circle, Mode][]).map(async ([circle, mode]) => {
      const namespace = circle === 'workspace' ? workspace : circle;
      if (namespace === null) throw new Error(`${permission} needs a workspace and the actor has none`);
      const open = mode === 'write' ? openForWriting : openForReading;
      return [circle, await open(databases.servers, circle, namespace, databases.meter)] as const;
    }),
  );
  return { ...Object.fromEntries(handles), actor, permission } as unknown as Grant<A, P, N>;
}
