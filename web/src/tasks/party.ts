import type { TaskParty } from './types.ts';
import type { TaskWords } from './words.ts';

/** How those to whom a task is given are called; the drafting organisation where the plan names nobody. */
export function partyName(party: TaskParty | null, words: TaskWords, issuer: string): string {
  if (party === null) return words.issuer(issuer);
  const { organisation, unit, duty } = party;
  if (duty !== null) return words.duty[duty] ?? duty;
  return [unit?.name, organisation?.short].filter(Boolean).join(', ');
}
