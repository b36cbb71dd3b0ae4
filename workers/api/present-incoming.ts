import type { Arrival } from '@ndp/domain/incoming/find';
import { type Member, may } from '@ndp/domain/permissions';
import * as v from 'valibot';
import { planKind } from './present-draft.ts';
import { DecisionRef, PlanOrganisation, presentOrganisation } from './present-plan.ts';
import { instant, text } from './shapes.ts';

const nullableText = v.nullable(text);
const nullableInstant = v.nullable(instant);

export const IncomingAnswer = v.object({
  id: text,
  version: v.number(),
  year: v.number(),
  arrivalNumber: v.number(),
  arrivedAt: instant,
  plan: v.object({
    id: text,
    title: text,
    kind: planKind,
    year: v.number(),
    /** The version that arrived. */
    version: v.number(),
    /** Whether a later one has been issued since. */
    current: v.boolean(),
  }),
  from: PlanOrganisation,
  decision: DecisionRef,
  historical: v.boolean(),
  openedAt: nullableInstant,
  acknowledgedAt: nullableInstant,
  acknowledgedBy: nullableText,
  note: nullableText,
  mayAcknowledge: v.boolean(),
});

export const IncomingListAnswer = v.object({
  items: v.array(IncomingAnswer),
  /** Entries of the year asked for (or of all), whatever their state. */
  counts: v.object({ new: v.number(), opened: v.number(), acknowledged: v.number() }),
  next: nullableText,
});

/** An entry of the incoming register, with what this member can do next. */
export function presentIncoming(arrival: Arrival, actor: Member): v.InferOutput<typeof IncomingAnswer> {
  const { delivery, plan, title, from, decision, historical, acknowledgedByName } = arrival;
  const { id, version, year, arrivalNumber, createdAt, planVersion, openedAt, acknowledgedAt, note } = delivery;
  return {
    ...{ id, version, year, arrivalNumber, arrivedAt: createdAt },
    plan: {
      ...{ id: plan.id, title: title ?? plan.title, kind: plan.kind, year: plan.year },
      ...{ version: planVersion, current: planVersion === plan.currentVersion },
    },
    from: presentOrganisation(from),
    ...{ decision, historical, openedAt, acknowledgedAt, note },
    acknowledgedBy: acknowledgedByName,
    mayAcknowledge: acknowledgedAt === null && may(actor, 'plan.acknowledge'),
  };
}
