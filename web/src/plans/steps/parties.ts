import { queryOptions } from '@tanstack/react-query';
import { later } from '../../api/later.ts';

/** Those who bear a duty towards a plan's platforms, and to whom a plan of each kind is sent. */
export interface Parties {
  platforms: { code: string; number: number | null; name: string; group: 'I' | 'II' | null; owners: string[] }[];
  parties: {
    organisation: string;
    organisationName: string;
    organisationShort: string;
    unit: string | null;
    unitName: string | null;
    duties: { kind: string; platform: string | null; rank: string | null }[];
  }[];
  recipients: Record<string, string[]>;
}

export const partiesQuery = (org: string, platforms: readonly string[]) =>
  queryOptions({
    queryKey: ['plan-parties', org, [...platforms].sort().join(',')],
    queryFn: () =>
      later<Parties>('GET', `/v1/t/${org}/plan-parties?platforms=${encodeURIComponent(platforms.join(','))}`),
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
