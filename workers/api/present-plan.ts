import { type Member, may } from '@ndp/domain/permissions';
import { PlanContents } from '@ndp/domain/plans/contents';
import type { PlanDelivered } from '@ndp/domain/plans/deliveries';
import { basesOf } from '@ndp/domain/plans/paper';
import type { IssuedPlan } from '@ndp/domain/plans/read';
import { lastDayOf } from '@ndp/domain/plans/receive-parts';
import * as v from 'valibot';
import { Bilingual, planKind, TemplateAnswer } from './present-draft.ts';
import { instant, text } from './shapes.ts';

const flag = v.boolean();
const nullableText = v.nullable(text);
const nullableInstant = v.nullable(instant);

export const PlanOrganisation = v.object({ slug: text, name: Bilingual, short: Bilingual });
export const PlanUnit = v.object({ slug: text, name: Bilingual });
/** Number and day of a decision; a historical record may lack both. */
export const DecisionRef = v.object({ number: nullableText, date: nullableText });

const VersionRef = v.object({
  number: v.number(),
  decision: DecisionRef,
  issuedAt: instant,
  historical: flag,
  current: flag,
});

const Recipient = v.object({
  slug: text,
  short: Bilingual,
  arrivalNumber: v.number(),
  arrivedAt: instant,
  openedAt: nullableInstant,
  acknowledgedAt: nullableInstant,
  acknowledgedBy: nullableText,
});

export const IssuedAnswer = v.object({
  id: text,
  kind: planKind,
  title: text,
  year: v.number(),
  organisation: PlanOrganisation,
  unit: v.nullable(PlanUnit),
  version: v.number(),
  /** Whether this is the version in force. */
  current: flag,
  sha256: text,
  decision: v.object({
    number: nullableText,
    symbol: nullableText,
    date: nullableText,
    place: nullableText,
    note: v.nullable(Bilingual),
    signer: nullableText,
    /** The signer as papers set it, where it was given so. */
    signedBy: v.nullable(v.object({ authority: nullableText, title: text, name: text })),
    /** The legal bases that it cites. */
    bases: v.array(text),
    /** Slugs of those it was sent to, in their order. */
    recipients: v.array(text),
  }),
  historical: flag,
  issuedAt: instant,
  platforms: v.array(text),
  monthsCovered: v.array(v.number()),
  uncoveredReason: nullableText,
  template: v.nullable(TemplateAnswer),
  contents: PlanContents,
  /**
   * The months as this version plans them, with the standing of their tasks and results today: null for whom the plan
   * no longer concerns.
   */
  months: v.array(
    v.object({
      month: v.number(),
      tasks: v.array(
        v.object({
          ...{ id: nullableText, key: text, title: text, state: nullableText, progress: v.nullable(v.number()) },
          dueOn: nullableText,
        }),
      ),
      results: v.array(
        v.object({
          ...{ id: nullableText, key: text, text, tasks: v.array(text) },
          ...{ metAt: nullableInstant, metNote: nullableText },
        }),
      ),
    }),
  ),
  /** Newest first. */
  versions: v.array(VersionRef),
  recipients: v.array(Recipient),
  /** Its arrival in one's own organisation's register, if it was sent there. */
  delivery: v.nullable(
    v.object({
      id: text,
      version: v.number(),
      arrivalNumber: v.number(),
      arrivedAt: instant,
      openedAt: nullableInstant,
      acknowledgedAt: nullableInstant,
      mayAcknowledge: flag,
    }),
  ),
  /** One's own organisation issued it. */
  mine: flag,
  /** Of every organisation and unit that the contents name, by slug. */
  names: v.object({
    organisations: v.record(text, v.object({ name: Bilingual, short: Bilingual })),
    units: v.record(text, Bilingual),
  }),
});

/** `before` and `after` as people read them, in the language of the plan. */
export const ChangesAnswer = v.object({
  from: v.number(),
  to: v.number(),
  items: v.array(
    v.object({
      /** frame, m01…m12 or the code of a content. */
      section: text,
      what: v.picklist(['added', 'removed', 'changed', 'moved']),
      label: Bilingual,
      before: nullableText,
      after: nullableText,
    }),
  ),
});

/** An issued plan as those it was sent to, and those it concerns, see it. */
export function presentIssued(found: IssuedPlan, actor: Member): v.InferOutput<typeof IssuedAnswer> {
  const { plan, organisation, unit, version, contents, template, decision, versions, platforms, parties } = found;
  const { id, kind, year } = plan;
  const title = version.title ?? plan.title;
  const own = found.deliveries.find(({ delivery }) => delivery.organisationId === actor.organisation.id);
  return {
    ...{ id, kind, title, year },
    organisation: presentOrganisation(organisation),
    unit: unit && presentUnit(unit),
    version: version.number,
    current: version.number === plan.currentVersion,
    sha256: version.sha256,
    decision: {
      number: version.decisionNumber,
      symbol: decision?.symbol ?? null,
      date: version.decisionDate,
      place: decision?.place ?? null,
      note: version.decisionNote === null ? null : JSON.parse(version.decisionNote),
      signer: version.signer,
      signedBy: decision?.signedBy ?? null,
      bases: template ? basesOf({ template, decision }) : [...(decision?.legalBases ?? [])],
      recipients: [...(decision?.recipients ?? [])],
    },
    historical: version.historical,
    issuedAt: version.issuedAt,
    platforms,
    monthsCovered: contents.monthsCovered,
    uncoveredReason: contents.uncoveredReason,
    template: template && {
      ...template,
      duties: [...template.duties],
      kinds: [...template.kinds],
      recipients: [...template.recipients],
      contents: [...template.contents],
    },
    contents,
    months: monthsOf(found),
    versions: versions.map(({ number, decisionNumber, decisionDate, issuedAt, historical }) => ({
      ...{ number, issuedAt, historical, current: number === plan.currentVersion },
      decision: { number: decisionNumber, date: decisionDate },
    })),
    recipients: found.deliveries.map(presentRecipient),
    delivery: own ? presentDelivery(own, actor) : null,
    mine: plan.organisationId === actor.organisation.id,
    names: {
      organisations: Object.fromEntries(
        parties.organisations.map(({ slug, ...names }) => {
          const { name, short } = presentOrganisation({ slug, ...names });
          return [slug, { name, short }];
        }),
      ),
      units: Object.fromEntries(parties.units.map((one) => [one.slug, presentUnit(one).name])),
    },
  };
}

function monthsOf({ plan, contents, tasks, results }: IssuedPlan): v.InferOutput<typeof IssuedAnswer>['months'] {
  const taskByKey = new Map(tasks.map((task) => [task.key, task]));
  const resultByKey = new Map(results.map((result) => [result.key, result]));
  return contents.months
    .toSorted((a, b) => a.month - b.month)
    .map(({ month, tasks, results }) => ({
      month,
      tasks: tasks.map(({ key, title, dueOn }) => {
        const row = taskByKey.get(key);
        const { id = null, state = null, progress = null } = row ?? {};
        return { id, key, title, state, progress, dueOn: row?.dueOn ?? dueOn ?? lastDayOf(plan.year, month) };
      }),
      results: results.map(({ key, text, tasks }) => {
        const { id = null, metAt = null, metNote = null } = resultByKey.get(key) ?? {};
        return { id, key, text, tasks, metAt, metNote };
      }),
    }));
}

interface Names {
  slug: string;
  nameVi: string;
  nameEn: string;
}

export function presentOrganisation({
  slug,
  nameVi,
  nameEn,
  shortVi,
  shortEn,
}: Names & { shortVi: string; shortEn: string }): v.InferOutput<typeof PlanOrganisation> {
  return { slug, name: { vi: nameVi, en: nameEn }, short: { vi: shortVi, en: shortEn } };
}

export function presentUnit({ slug, nameVi, nameEn }: Names): v.InferOutput<typeof PlanUnit> {
  return { slug, name: { vi: nameVi, en: nameEn } };
}

function presentRecipient({ delivery, organisation, acknowledgedByName }: PlanDelivered) {
  const { slug, shortVi, shortEn } = organisation;
  const { arrivalNumber, createdAt, openedAt, acknowledgedAt } = delivery;
  return {
    ...{ slug, short: { vi: shortVi, en: shortEn }, arrivalNumber, arrivedAt: createdAt, openedAt, acknowledgedAt },
    acknowledgedBy: acknowledgedByName,
  };
}

function presentDelivery({ delivery }: PlanDelivered, actor: Member) {
  const { id, version, arrivalNumber, createdAt, openedAt, acknowledgedAt } = delivery;
  return {
    ...{ id, version, arrivalNumber, arrivedAt: createdAt, openedAt, acknowledgedAt },
    mayAcknowledge: acknowledgedAt === null && may(actor, 'plan.acknowledge'),
  };
}
