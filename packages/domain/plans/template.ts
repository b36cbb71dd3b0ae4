import type { DutyKind, OrganisationKind } from '@ndp/database/schema/programme';
import type { PlanKind } from '@ndp/database/schema/workspace';
import type { Bilingual } from '../catalogue/shapes.ts';
import type { SectionType } from './sections.ts';

/** One content that a plan of this template must have, as its clause names it. */
export interface TemplateContent {
  code: string;
  type: SectionType;
  title: Bilingual;
  /** "186 Điều 1, IV.1.a (thứ 3)" */
  clause: string;
  /** The source's own words on what belongs here. */
  guidance: Bilingual;
  mandatory: boolean;
}

/** A kind of plan as the law of its time prescribes it: dated data (plan_template), copied into the draft it opens. */
export interface PlanTemplate {
  key: string;
  kind: PlanKind;
  title: Bilingual;
  clause: string;
  /** The paper that prescribes it, as decisions cite it. */
  basis?: { number: string | null; date: string | null; issuer: string | null; title: string };
  /** Whether the plan is laid out month by month: always, if wished. */
  months: 'required' | 'optional';
  /** Whether it names platforms of the catalogue, and at most how many are usual: none needed for own platforms. */
  platforms: 'required' | 'optional';
  /** Bearers of these duties towards each platform draft it … */
  duties: readonly DutyKind[];
  /** … and organisations of these kinds without any. */
  kinds: readonly OrganisationKind[];
  /** To whom it is sent unless the leader says otherwise: bearers of these duties. */
  recipients: readonly DutyKind[];
  contents: readonly TemplateContent[];
}
