// Names for the shapes of plans. What the generated types have yet to say is written here from the contract.
import type { Answer } from '../api/types.ts';

export type DraftAnswer = Answer<'/v1/t/{org}/plans/{id}', 'get'>;
export type SectionAnswer = DraftAnswer['sections'][number];
export type TemplateAnswer = DraftAnswer['template'];
export type TemplateContent = TemplateAnswer['contents'][number];
export type FrameBody = NonNullable<SectionAnswer['frame']>;
export type MonthBody = NonNullable<SectionAnswer['month']>;
export type SectionBody = NonNullable<SectionAnswer['content']>;
/** A section's body, of whichever kind its code says. */
export type AnyBody = FrameBody | MonthBody | SectionBody;
export type SectionSaved = Answer<'/v1/t/{org}/plans/{id}/sections/{code}', 'put'>;
export type PersonRef = DraftAnswer['draftedBy'];

/** Somebody to whom a task or a responsibility may be given, with what they answer for. */
export interface PlanParty {
  organisation: string;
  organisationName: string;
  organisationShort: string;
  unit: string | null;
  unitName: string | null;
  duties: { kind: string; platform: string | null; rank: string | null }[];
}
export interface PlanParties {
  platforms: {
    code: string;
    number: number | null;
    name: string;
    group: 'I' | 'II' | null;
    owners: string[];
    mine: string[];
  }[];
  parties: PlanParty[];
  recipients: Record<string, string[]>;
}

export interface PresenceAnswer {
  others: { person: PersonRef; section: string | null; seenAt: string }[];
  version: number;
  state: DraftAnswer['state'];
  sections: { code: string; version: number; updatedAt: string; updatedBy: PersonRef }[];
}

export interface PlanComment {
  id: string;
  version: number;
  section: string;
  part: string | null;
  parent: string | null;
  kind: 'comment' | 'return';
  author: PersonRef;
  body: string;
  at: string;
  resolvedAt: string | null;
  resolvedBy: PersonRef | null;
  mayResolve: boolean;
  mayDelete: boolean;
}
export interface CommentsAnswer {
  items: PlanComment[];
  open: number;
}

export interface HistoryEntry {
  code: string;
  version: number;
  savedAt: string;
  savedBy: PersonRef;
  current: boolean;
  submitted: boolean;
}
