import type { Offer } from '@ndp/documents/grid/parties';
import { planGrid as english } from '../../../texts/plans/grid.en.ts';
import { planGrid as vietnamese } from '../../../texts/plans/grid.vi.ts';
import { type Party, type PlanParty, partyId } from '../shapes.ts';

/** What those that bear a duty are called on paper besides. 186 Điều 2; the plan of 2022 */
const GROUPS = {
  core_enterprise: ['Doanh nghiệp nòng cốt', 'Core enterprises'],
  owner_focal: ['Đơn vị đầu mối của cơ quan chủ quản'],
  mic_focal: ['Đơn vị đầu mối của Bộ'],
} as const;

/** Who may be given a task, by every name under which a table may speak of them. */
export function offersOf(parties: readonly PlanParty[]): Offer<Party>[] {
  const groups = (Object.keys(GROUPS) as (keyof typeof GROUPS)[]).map((duty) => ({
    party: { duty },
    names: [vietnamese.dutyGroups[duty], english.dutyGroups[duty], ...GROUPS[duty]],
    reference: `@${duty}`,
  }));
  const named = parties.map(({ organisation, unit, organisationName, organisationShort, unitName }) => {
    const party = { organisation, unit };
    const reference = unit === null ? organisation : partyId(party);
    const homes = [organisationShort, organisationName];
    const names =
      unitName === null
        ? homes
        : [...homes.flatMap((home) => [`${unitName}, ${home}`, `${home}, ${unitName}`]), unitName];
    return { party, names, reference };
  });
  return [...groups, ...named];
}
