import type { Facts } from '@ndp/domain/people/facts';
import type { Member } from '@ndp/domain/permissions';
import type { DraftFound, PlanDraft, Review } from '@ndp/domain/plans/advance';
import { assembled, opened, type PlanSection } from '@ndp/domain/plans/assemble';
import { gapsOfNobody } from '@ndp/domain/plans/bearers';
import { FrameBody, MonthBody } from '@ndp/domain/plans/contents';
import { type PlanDecision, wasOver } from '@ndp/domain/plans/decision';
import { PLAN_KINDS } from '@ndp/domain/plans/draft';
import { gapsIn } from '@ndp/domain/plans/gaps';
import { dayToExist, gapsOfEnded } from '@ndp/domain/plans/gone';
import type { DraftInList } from '@ndp/domain/plans/list-drafts';
import { mayDo } from '@ndp/domain/plans/may';
import { basesOf } from '@ndp/domain/plans/paper';
import { asText, nextNumber } from '@ndp/domain/plans/register';
import { type Staff, stepsFor, turnOf, vacantIn } from '@ndp/domain/plans/review-steps';
import { SECTION_TYPES, SectionBody } from '@ndp/domain/plans/sections';
import { templateOf } from '@ndp/domain/plans/submit';
import type { PlanTemplate } from '@ndp/domain/plans/template';
import { dayInVietnam } from '@ndp/domain/time';
import * as v from 'valibot';
import { instant, PersonRef, text } from './shapes.ts';

export const planState = v.picklist(['draft', 'in_review', 'returned', 'approved', 'issued', 'superseded']);
export const planKind = v.picklist(PLAN_KINDS);
export const Bilingual = v.object({ vi: text, en: text });
const flag = v.boolean();
const reviewStep = v.picklist(['head', 'leader']);

export const TemplateAnswer = v.object({
  key: text,
  kind: planKind,
  title: Bilingual,
  clause: text,
  months: v.picklist(['required', 'optional']),
  platforms: v.picklist(['required', 'optional']),
  duties: v.array(text),
  kinds: v.array(text),
  recipients: v.array(text),
  contents: v.array(
    v.object({
      code: text,
      type: v.picklist(SECTION_TYPES),
      title: Bilingual,
      clause: text,
      guidance: Bilingual,
      mandatory: flag,
    }),
  ),
});

export const presentTemplate = (template: PlanTemplate): v.InferOutput<typeof TemplateAnswer> => ({
  ...template,
  duties: [...template.duties],
  kinds: [...template.kinds],
  recipients: [...template.recipients],
  contents: [...template.contents],
});

/** What a member can do next with a draft; `editReopens`: editing takes it back from review. */
const May = v.object({
  mayEdit: flag,
  editReopens: flag,
  maySubmit: flag,
  mayReview: flag,
  mayApprove: flag,
  mayReturn: flag,
  mayIssue: flag,
  mayAmend: flag,
  mayDiscard: flag,
  mayComment: flag,
});

/** `body` by `code`: frame → FrameBody, m01…m12 → MonthBody, otherwise SectionBody. */
export const SectionAnswer = v.object({
  code: text,
  version: v.number(),
  updatedAt: instant,
  updatedBy: PersonRef,
  frame: v.nullable(FrameBody),
  month: v.nullable(MonthBody),
  content: v.nullable(SectionBody),
});

const Gap = v.object({ pointer: text, detail: Bilingual });

const DraftHead = {
  id: text,
  version: v.number(),
  kind: planKind,
  title: text,
  year: v.number(),
  unit: v.nullable(text),
  platforms: v.array(text),
  state: planState,
  /** Whose turn it is in review: head or leader. */
  turn: v.nullable(v.picklist(['head', 'leader'])),
  /** The issued plan that this amends. */
  amends: v.nullable(text),
  updatedAt: instant,
  draftedBy: PersonRef,
};

export const DraftAnswer = v.object({
  ...DraftHead,
  /** Who looks at it in order: as it was submitted, or as it would be now. */
  steps: v.array(reviewStep),
  /** Those of them that nobody can take today: a head's is passed over, without a leader it is not submitted. */
  vacant: v.array(reviewStep),
  template: TemplateAnswer,
  sections: v.array(SectionAnswer),
  /** What keeps it from being issued. */
  gaps: v.array(Gap),
  /** Of the contents as submitted; empty before. */
  sha256: text,
  reviews: v.array(
    v.object({
      step: v.picklist(['submit', 'review', 'approve', 'return', 'issue']),
      reviewer: PersonRef,
      at: instant,
      sha256: text,
      reason: v.nullable(text),
      /** Steps passed over by it, because nobody was there to take them. */
      vacant: v.array(reviewStep),
      sections: v.array(v.object({ code: text, reason: text })),
    }),
  ),
  /** The decision by which it was issued. */
  decision: v.nullable(
    v.object({
      number: v.nullable(text),
      date: v.nullable(text),
      /** A record of an older paper. */
      historical: v.boolean(),
      recipients: v.array(text),
    }),
  ),
  /** The legal bases that its decision cites. */
  bases: v.array(text),
  /**
   * Whether what was issued has arrived in the programme; `parked`: it was tried again and again, and whoever operates
   * the system has to look. Null before it is issued.
   */
  arrival: v.nullable(v.picklist(['waiting', 'delivered', 'parked'])),
  /** The issued plan in the programme, once it is issued. */
  issuedAs: v.nullable(text),
  /** The draft that amends it, while one is under way. */
  amendment: v.nullable(text),
  /** What the register would give now. */
  register: v.object({ symbol: v.nullable(text), place: v.nullable(text), next: v.nullable(text) }),
  ...May.entries,
});

/** What the door found out for the answer. */
type Told = Staff & Pick<Facts, 'colleagues' | 'ended' | 'bearers'>;
type Shown = Pick<DraftFound, 'draft' | 'sections' | 'reviews' | 'register' | 'steps' | 'amendment' | 'sent'>;

/** A draft as its own organisation sees it, with what this member can do next. */
export function presentDraft(
  { draft, sections, reviews, register, steps, amendment, sent }: Shown,
  actor: Member,
  facts: Told,
): v.InferOutput<typeof DraftAnswer> {
  const names = facts.colleagues;
  const submittedBy = reviews.findLast(({ step }) => step === 'submit')?.reviewer ?? null;
  const everApproved = reviews.some(({ step }) => step === 'approve');
  const template = templateOf(draft);
  const [last] = register;
  const today = dayInVietnam();
  const year = Number(today.slice(0, 4));
  const contents = assembled(sections);
  const day = dayToExist(draft.year, null, today);
  const next = last ? nextNumber(register, { year, symbol: last.symbol }) : null;
  const decision: PlanDecision | null = draft.decision === null ? null : JSON.parse(draft.decision);
  return {
    ...headOf(draft, names),
    steps: ['draft', 'returned'].includes(draft.state)
      ? stepsFor(actor.organisation.kind, steps)
      : (draft.steps ?? ['leader']),
    vacant: vacantIn(draft, actor.organisation.kind, facts),
    template: presentTemplate(template),
    sections: sections.map((section) => presentSection(section, names)),
    gaps: [
      ...gapsIn(contents, template, draft.year),
      ...gapsOfEnded(contents, actor.organisation.slug, facts.ended, day),
      // A record of an older paper may lack whom its paper meant; whether it is one is said with the issue.
      ...(wasOver(draft.year, dayInVietnam(new Date(draft.createdAt)))
        ? []
        : gapsOfNobody(contents, draft.platforms, facts, day)),
    ],
    sha256: draft.sha256,
    reviews: reviews.map((review) => presentReview(review, names)),
    decision: decision && {
      ...{ number: decision.number, date: decision.date },
      ...{ historical: decision.historical, recipients: decision.recipients },
    },
    bases: basesOf({ template, decision }),
    arrival: sent && (sent.deliveredAt !== null ? 'delivered' : sent.parkedAt !== null ? 'parked' : 'waiting'),
    issuedAs: draft.issuedAt === null ? null : (draft.amends ?? draft.id),
    amendment,
    register: {
      symbol: last?.symbol ?? null,
      place: last?.place ?? null,
      next: next && asText(next),
    },
    ...mayDo(draft, { submittedBy, everApproved }, actor, facts),
    ...(amendment !== null && { mayAmend: false }),
  };
}

const nameOf = (names: Record<string, string>, key: string) => ({ key, name: names[key] ?? key });

function headOf(draft: Pick<PlanDraft, keyof DraftInList & keyof PlanDraft>, names: Record<string, string>) {
  const { id, version, kind, title, year, unit, platforms, state, amends, updatedAt, draftedBy } = draft;
  return {
    ...{ id, version, kind, title, year, unit, platforms, state, amends, updatedAt },
    turn: state === 'in_review' ? turnOf(draft) : null,
    draftedBy: nameOf(names, draftedBy),
  };
}

function presentReview(
  { step, reviewer, createdAt: at, sha256, reason, sections, detail }: Review,
  names: Record<string, string>,
) {
  const vacant = v.parse(v.fallback(v.array(reviewStep), []), detail?.vacant);
  return { step, reviewer: nameOf(names, reviewer), at, sha256, reason, vacant, sections: sections ?? [] };
}

export function presentSection(
  section: PlanSection,
  names: Record<string, string>,
): v.InferOutput<typeof SectionAnswer> {
  const { code, version, updatedAt, updatedBy } = section;
  return { code, version, updatedAt, updatedBy: nameOf(names, updatedBy), ...opened(section) };
}

export const DraftListAnswer = v.object({
  items: v.array(v.object({ ...DraftHead, template: v.object({ key: text, title: Bilingual }), ...May.entries })),
});

/** The drafts of one's organisation, with what this member can do next with each. */
export function presentDrafts(
  drafts: readonly DraftInList[],
  actor: Member,
  facts: Omit<Told, 'ended' | 'bearers'>,
): v.InferOutput<typeof DraftListAnswer> {
  return {
    items: drafts.map((draft) => {
      const { key, title } = templateOf(draft);
      return { ...headOf(draft, facts.colleagues), template: { key, title }, ...mayDo(draft, draft, actor, facts) };
    }),
  };
}
