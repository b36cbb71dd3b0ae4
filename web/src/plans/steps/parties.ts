import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../../api/client.ts';
import type { Answer } from '../../api/types.ts';

/** Those who bear a duty towards a plan's platforms, and to whom a plan of each kind is sent. */
export type Parties = Answer<'/v1/t/{org}/plan-parties', 'get'>;

export const partiesQuery = (org: string, platforms: readonly string[]) =>
  queryOptions({
    queryKey: ['plan-parties', org, [...platforms].sort().join(',')],
    queryFn: () =>
      answered(
        api.GET('/v1/t/{org}/plan-parties', {
          params: { path: { org }, query: platforms.length > 0 ? { platforms: platforms.join(',') } : {} },
        }),
      ),
    staleTime: 5 * 60_000,
    retry: false,
  });

/** Names for slugs, from everyone who bears a duty. */
export function namesIn(found: Parties | undefined) {
  const parties = found?.parties ?? [];
  return {
    organisations: Object.fromEntries(parties.map((one) => [one.organisation, one.organisationShort])),
    units: Object.fromEntries(parties.flatMap(({ unit, unitName }) => (unit && unitName ? [[unit, unitName]] : []))),
  };
}
