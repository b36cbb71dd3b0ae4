import { currentLanguage, useTexts } from '../../language/store.ts';
import { planGrid as english } from '../../texts/plans/grid.en.ts';
import { planGrid as vietnamese } from '../../texts/plans/grid.vi.ts';
import { type Party, type PlanParty, partyId } from './shapes.ts';

/** The grid's texts. They come with the grid, not with the page: whoever never opens a plan need not load them. */
export function useGridTexts(): typeof vietnamese {
  useTexts();
  return currentLanguage() === 'en' ? english : vietnamese;
}

/** How parties are called: an organisation or unit by its name, those that bear a duty together. */
export function partyNames(parties: readonly PlanParty[], words: typeof vietnamese): (party: Party) => string {
  const known = new Map(parties.map((party) => [partyId(party), nameOf(party)]));
  return (party) => {
    if ('duty' in party) return words.dutyGroups[party.duty];
    return known.get(partyId(party)) ?? party.unit ?? party.organisation;
  };
}

/** "Cục Mẫu", and for an organisation itself its short name. */
export const nameOf = ({ organisationShort, unitName }: PlanParty): string => unitName ?? organisationShort;
