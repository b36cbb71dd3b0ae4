/** A text that people read, in both languages of the portal. Vietnamese is the original. */
export interface Bilingual {
  vi: string;
  en: string;
}

export interface OrganisationRef {
  slug: string;
  name: Bilingual;
  /** The short name used on tiles and in tables: "Bộ TT&TT". */
  short: Bilingual;
}

export interface PlatformRef {
  slug: string;
  /** The number in the same edition as the record that refers to it. */
  number: number;
  group: PlatformGroup;
  name: Bilingual;
}

/** I: a state agency owns it. II: an enterprise owns it and masters the core technology. 186 Phụ lục, mục I, II. */
export type PlatformGroup = 'I' | 'II';

/** lead: body or annex names one unit; the others stand beside it. programme inconsistencies 1–8. */
export type FocalRank = 'lead' | 'co_focal' | 'co_ordinating';

export interface FocalUnit {
  slug: string;
  name: Bilingual;
  organisation: OrganisationRef;
  rank: FocalRank;
  /** promoting: owner's and Ministry's focal unit in one; mic: the Ministry's. 186 Điều 1, III.2.b. */
  duty: 'promoting' | 'mic_focal';
  /** Where it is written, annex and body apart: ["186/QĐ-BTTTT, Phụ lục, mục I, (6)", "186/QĐ-BTTTT, Điều 2, II.6"]. */
  clauses: string[];
  /** How the sources disagree about this unit, or null where they agree. */
  note: Bilingual | null;
}

export interface PlatformLink {
  kind: 'integrates_with' | 'connects_to' | 'shares_data_with';
  /** Set when the other side stands in the catalogue; otherwise `external` names it. */
  platform: PlatformRef | null;
  external: Bilingual | null;
  clause: string;
}

/** One platform as the list of an edition shows it. */
export interface PlatformItem {
  /** UUIDv7, the same in every edition. */
  id: string;
  /** Stable code, the same in every edition: "NDP-0006". */
  code: string;
  /** Stable across editions; the number is not. */
  slug: string;
  /** Number in this edition. */
  number: number;
  group: PlatformGroup;
  edition: { slug: string; number: string };
  name: Bilingual;
  /** The name without "Nền tảng" in front, for tiles. */
  short: Bilingual;
  /** Vietnamese as printed in the annex; English is a working translation. */
  description: Bilingual;
  owner: (OrganisationRef & { proposed: boolean }) | null;
  supportingAgencies: OrganisationRef[];
  focalUnits: FocalUnit[];
  links: PlatformLink[];
}

export interface OwnerFocalUnit {
  /** null: the unit is still to be named. 186 Phụ lục (12), (17). */
  name: Bilingual | null;
  state: 'proposed' | 'to_be_designated';
  /** As printed. */
  printed: string;
  clause: string;
}

/** One platform with all that the public may know about it. */
export interface PlatformPage extends PlatformItem {
  ownerFocalUnits: OwnerFocalUnit[];
  overseers: { name: string; title: Bilingual; clause: string; note: Bilingual | null }[];
  coordinator: { name: Bilingual; clause: string };
  /** "186/QĐ-BTTTT, Phụ lục, mục I, (6)" */
  clause: string;
  /** Where annex and body disagree about this platform, in words; null where they agree. */
  disagreement: Bilingual | null;
  plans: PublicPlan[];
}

/** What the world sees of an issued plan. */
export interface PublicPlan {
  id: string;
  kind: 'mic' | 'owner' | 'merged' | 'enterprise' | 'sector' | 'local';
  title: string;
  year: number;
  organisation: OrganisationRef;
  /** Version of the plan, from 1. */
  version: number;
  decision: { number: string | null; date: string | null; note: Bilingual | null; signer: string | null };
  /** True for a plan recorded after the fact from its paper source, so it got no new number. */
  historical: boolean;
  platforms: PlatformRef[];
  monthsCovered: number[];
  /** Why the other months of the year are not in the plan; null when all are. Vietnamese, as drafted. */
  uncoveredReason: string | null;
  months: { month: number; tasks: string[]; results: string[] }[];
}

export interface Edition {
  slug: string;
  number: string;
  /** ISO date in Asia/Ho_Chi_Minh. */
  date: string;
  issuer: Bilingual;
  title: Bilingual;
  platforms: number;
  groups: { I: number; II: number };
}

export interface Organisation extends OrganisationRef {
  kind: 'ministry' | 'agency' | 'province' | 'enterprise' | 'association' | 'press';
  validFrom: string | null;
  validTo: string | null;
  /** Renames, mergers and splits that touch it, oldest first. */
  events: OrganisationEvent[];
}

export interface OrganisationEvent {
  kind: 'rename' | 'merge' | 'split';
  /** ISO date in Asia/Ho_Chi_Minh. */
  date: string;
  from: OrganisationRef[];
  to: OrganisationRef[];
  clause: string;
}
