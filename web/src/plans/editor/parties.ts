import { useQuery } from '@tanstack/react-query';
import { useMe } from '../../session/me.ts';
import { partiesQuery } from '../steps/parties.ts';
import type { PlanParties, PlanParty } from '../types.ts';
import type { Choice } from './controls.tsx';
import { useEditorWords } from './words.ts';

const NOBODY: Pick<PlanParties, 'platforms' | 'parties'> = { platforms: [], parties: [] };

/** Who may be given something to do in a plan for these platforms; nobody until it is known. */
export function useParties(platforms: readonly string[]): typeof NOBODY {
  const { organisation } = useMe();
  return useQuery(partiesQuery(organisation.slug, platforms)).data ?? NOBODY;
}

export const partyValue = ({ organisation, unit }: Pick<PlanParty, 'organisation' | 'unit'>): string =>
  `${organisation}/${unit ?? ''}`;

/** The parties to choose from, by organisation; one that was chosen before and is gone stays to be seen. */
export function usePartyChoices(platforms: readonly string[], chosen: readonly string[]) {
  const { parties } = useParties(platforms);
  const { assignment: words } = useEditorWords();
  const groups = new Map<string, Choice[]>();
  for (const party of parties) {
    const choices = groups.get(party.organisationName) ?? [];
    groups.set(party.organisationName, choices);
    const label = party.unitName ?? words.itself(party.organisationShort);
    choices.push({ value: partyValue(party), label });
  }
  const gone = chosen.filter((value) => value !== '' && !parties.some((party) => partyValue(party) === value));
  const names = [...groups].map(([name, choices]) => ({ name, choices }));
  if (gone.length === 0) return names;
  return [
    ...names,
    { name: '…', choices: [...new Set(gone)].map((value) => ({ value, label: words.unknown(value) })) },
  ];
}

/** Says who is meant: the unit's name, the organisation's, or who bears a duty. */
export function usePartyName(platforms: readonly string[]) {
  const { parties } = useParties(platforms);
  const { duties } = useEditorWords();
  return (party: { organisation: string; unit: string | null } | { duty: string }): string => {
    if ('duty' in party) return duties[party.duty] ?? party.duty;
    // A unit of one's own is named without its organisation.
    const found = parties.find((one) =>
      party.organisation === '' ? one.unit === party.unit : partyValue(one) === partyValue(party),
    );
    return found?.unitName ?? found?.organisationShort ?? party.unit ?? party.organisation;
  };
}
