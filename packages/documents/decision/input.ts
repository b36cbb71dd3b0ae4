import type { Party, PlanContents } from '@ndp/domain/plans/contents';
import type { TemplateContent } from '@ndp/domain/plans/template';

/** How a decision is known once it is numbered and signed; a draft has none of it yet. */
export interface DecisionRecord {
  /** "15", or with its symbol "15/QĐ-BNV"; null in a draft, and where a historical record does not say. */
  number: string | null;
  /** "QĐ-BNV" */
  symbol: string | null;
  /** ISO date. */
  date: string | null;
  /** What a historical record says instead of a full date: "tháng 3 năm 2022". */
  dateText: string | null;
  /** Where it is signed: "Hà Nội". */
  place: string;
  signer: {
    /** On whose behalf: "KT. BỘ TRƯỞNG". */
    authority: string | null;
    title: string | null;
    name: string | null;
  };
  /** As they stand under "Nơi nhận", without dash; "Như Điều 3" and the archive line are added. */
  recipients: readonly string[];
  /** "Căn cứ Nghị định số …", in their order, and "Theo đề nghị của …" last. */
  legalBases: readonly string[];
  draft: boolean;
  historical: boolean;
  /** Where a historical record comes from, and what it lacks. */
  note: string | null;
}

/** A decision and the plan that it approves. Texts are Vietnamese: the paper is. */
export interface DecisionInput {
  contents: PlanContents;
  /** The contents that the plan's template asks for, in its order. */
  template: readonly Pick<TemplateContent, 'code' | 'title' | 'type'>[];
  /** Of the plan: "Kế hoạch thúc đẩy …". */
  title: string;
  year: number;
  platforms: readonly { number: number; name: string }[];
  organisation: { slug: string; name: string; parent?: string; short: string };
  /** The unit that drafted it and keeps a copy. */
  unit: string | null;
  decision: DecisionRecord;
  partyNames: (party: Party) => string;
}
