import type { Party } from '@ndp/domain/plans/contents';

const SLUG = /^[a-z0-9-]{1,100}$/;
const DUTIES = ['core_enterprise', 'owner_focal', 'mic_focal'] as const;

/**
 * A party as a cell shows it: its name for people, and in brackets what it is read by: "Cục Mẫu [bo-mau/cuc-mau]".
 * A duty is written "Doanh nghiệp nòng cốt [@core_enterprise]".
 */
export function writeParty(party: Party, name: string): string {
  const shown = name
    .normalize('NFC')
    .replace(/[[\];\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 300)
    .toWellFormed();
  return `${shown} [${reference(party)}]`.trim();
}

function reference(party: Party): string {
  if ('duty' in party) return `@${party.duty}`;
  return party.unit === null ? party.organisation : `${party.organisation}/${party.unit}`;
}

/** The party that a cell names: by what stands in brackets, by a bare reference, or by its name; or none. */
export function readParty(text: string, named: (name: string) => Party | undefined): Party | undefined {
  const said = text.normalize('NFC').trim();
  const bracketed = said.match(/\[([^[\]]*)\]$/)?.[1]?.trim();
  return referred(bracketed ?? said) ?? (bracketed === undefined ? named(said) : undefined);
}

function referred(text: string): Party | undefined {
  if (text.startsWith('@')) {
    const duty = DUTIES.find((one) => `@${one}` === text);
    return duty && { duty };
  }
  const [organisation = '', unit, ...rest] = text.split('/');
  const valid = SLUG.test(organisation) && (unit === undefined || SLUG.test(unit)) && rest.length === 0;
  return valid ? { organisation, unit: unit ?? null } : undefined;
}

/** The names in a cell that may hold several: one a line, or parted by ";". A plan allows 30; more are not looked at. */
export function partyTexts(cell: string): string[] {
  return cell
    .split(/[;\n]/)
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .slice(0, 40);
}
