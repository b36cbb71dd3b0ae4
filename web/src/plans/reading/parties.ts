import { useQuery } from '@tanstack/react-query';
import { answered, api } from '../../api/client.ts';
import { currentLanguage } from '../../language/store.ts';
import type { Named, Party } from './plan.ts';
import { useReadingWords } from './words.ts';

/** Organisations of the programme by their public list: names for slugs, and what recipients are chosen from. */
export const organisationsQuery = {
  queryKey: ['organisations'],
  staleTime: 10 * 60_000,
  queryFn: async () => (await answered(api.GET('/v1/organisations'))).items,
};

export interface Names {
  organisations: Readonly<Record<string, string>>;
  units: Readonly<Record<string, string>>;
}

/** How a party is called: its unit, its organisation, or all that bear a duty. */
export function useNamed({ organisations, units }: Names): Named {
  const words = useReadingWords();
  const list = useQuery(organisationsQuery);
  const known = (slug: string) =>
    organisations[slug] ?? list.data?.find((one) => one.slug === slug)?.short[currentLanguage()] ?? slug;
  return (party: Party) => {
    if ('duty' in party) return words.duty[party.duty] ?? party.duty;
    const unit = party.unit === null ? undefined : (units[party.unit] ?? party.unit);
    if (unit === undefined) return known(party.organisation);
    return party.organisation === '' ? unit : `${unit}, ${known(party.organisation)}`;
  };
}
