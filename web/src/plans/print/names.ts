import { vi as reading } from '../../texts/plans/reading.vi.ts';
import type { Named } from '../reading/plan.ts';

/** What a party is called on paper: its unit where there is one; in Vietnamese, as the paper is. */
export function namedOnPaper(organisations: Record<string, string>, units: Record<string, string>): Named {
  return (party) => {
    if ('duty' in party) {
      const words = reading.duty[party.duty] ?? party.duty;
      return words.charAt(0).toLocaleUpperCase('vi') + words.slice(1);
    }
    if (party.unit !== null) return units[party.unit] ?? party.unit;
    return organisations[party.organisation] ?? party.organisation;
  };
}
