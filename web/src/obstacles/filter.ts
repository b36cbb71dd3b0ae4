import type { ObstacleQuery } from './types.ts';

/** What the list is narrowed to, as it stands in the address. */
export type ObstacleFilter = Pick<ObstacleQuery, 'box' | 'state' | 'kind' | 'plan'>;

export const BOXES = ['in', 'out', 'all'] as const;
export const STATES = ['open', 'answered', 'closed', 'withdrawn'] as const;
export const KINDS = ['obstacle', 'policy'] as const;

/** The filter in an address; whatever is not one of its values is left out. */
export function filterFrom({ box, state, kind, plan }: Record<string, unknown>): ObstacleFilter {
  const one = <T extends string>(among: readonly T[], value: unknown) => among.find((known) => known === value);
  const [in_, of, what] = [one(BOXES, box), one(STATES, state), one(KINDS, kind)];
  return {
    ...(in_ && { box: in_ }),
    ...(of && { state: of }),
    ...(what && { kind: what }),
    ...(typeof plan === 'string' && /^[0-9a-f-]{36}$/.test(plan) && { plan }),
  };
}
