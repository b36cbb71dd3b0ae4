import type { ReadHandle } from '@ndp/database/handle';
import type * as p from '@ndp/database/schema/programme';
import type { PlanKind } from '@ndp/database/schema/workspace';
import type { PlanTemplate } from '../plans/template.ts';
import type { Ended } from './ended.ts';
import type { Reviewer } from './reviewers.ts';

/** An organisation or one of its units, by slug. */
export interface Named {
  organisation: string;
  unit: string | null;
}

/** What a route wants to know besides who asks; answered in the round trip that finds out who it is. */
export interface Questions {
  /** Slugs of organisations that the request names; those that do not exist are answered as `unknown`. */
  mentioned?: readonly string[];
  /** The names of all who ever were members of the same organisation, and of its API tokens, by person key. */
  colleagues?: boolean;
  /** The templates in force for this kind of plan. */
  templates?: PlanKind | undefined;
  /** What the catalogue says of these platforms, by code. */
  platforms?: readonly string[];
  /** Which of these exist, and the duties they bear. */
  parties?: readonly Named[];
  /** Whether the organisation has one single person. */
  alone?: boolean;
  /** Who can take a step of review in the organisation. */
  reviewers?: boolean;
  /** Which organisations and units have an end. */
  ended?: boolean;
  /** Who bears the duties to which plans give tasks and are sent. */
  bearers?: boolean;
  /** What organisations, units and platforms are called, for papers that name them. */
  directory?: boolean;
}

/** Names as papers use them, by slug or code. */
export interface Directory {
  organisations: Record<string, { name: string; short: string }>;
  units: Record<string, string>;
  platforms: Record<string, { number: number; name: string }>;
}

export interface PlatformFacts {
  code: string;
  /** Of the national catalogue; null for platforms of a sector or province. */
  group: 'I' | 'II' | null;
  /** Slugs of the organisations that own it. */
  owners: string[];
  /** Slugs of the ministries whose units are its focal units. */
  focal: string[];
}

/** A unit counts with its own duties and those of its organisation. `platforms`: codes, null for the whole programme. */
export interface PartyFacts extends Named {
  platforms: (string | null)[];
}

/** Somebody who bears a duty, themselves or by a unit. `platform`: code, null for the whole programme. */
export interface BearerFacts extends Named {
  kind: p.DutyKind;
  platform: string | null;
}

export interface Facts {
  unknown: string[];
  colleagues: Record<string, string>;
  templates: PlanTemplate[];
  platforms: PlatformFacts[];
  parties: PartyFacts[];
  alone: boolean;
  reviewers: Reviewer[];
  ended: Ended[];
  bearers: BearerFacts[];
  directory: Directory;
}

type Query = Parameters<ReadHandle['read']>[number];

export interface Question {
  query: Query;
  take(rows: never[], facts: Facts): void;
}

export const question = <R>(
  query: Query & { _: { result: R[] } },
  take: (rows: R[], facts: Facts) => void,
): Question => ({
  query,
  take: take as Question['take'],
});
