import { auditHead, headOf } from '@ndp/database/audit';
import { eq, inArray, sql } from '@ndp/database/query';
import * as p from '@ndp/database/schema/programme';
import { memberReceivers } from '../notifications/receivers.ts';
import type { SystemGrant } from '../permissions.ts';
import { assignable } from '../tasks/tell-assigned.ts';
import { dayInVietnam } from '../time.ts';
import type { PlanIssued } from './issue.ts';

/** Everything that the arrival of a plan depends on, in one round trip. */
export async function lookUp({ programme }: SystemGrant<'relay.workspace'>, issued: PlanIssued, sender: string) {
  const { db } = programme;
  const today = dayInVietnam();
  const named = inArray(p.organisation.slug, [sender, ...issued.decision.recipients, ...organisationsIn(issued)]);
  const [organisations, units, entries, heads, arrivals, tasks, results, lines] = await programme.read(
    db.select().from(p.organisation).where(named),
    db
      .select({ id: p.unit.id, slug: p.unit.slug, organisationId: p.unit.organisationId })
      .from(p.unit)
      .where(inArray(p.unit.slug, [issued.plan.unit ?? '', ...unitsIn(issued)])),
    db
      .select({ platform: p.platform, entry: p.editionEntry })
      .from(p.platform)
      .innerJoin(p.editionEntry, eq(p.editionEntry.platformId, p.platform.id))
      .innerJoin(p.catalogueEdition, eq(p.catalogueEdition.id, p.editionEntry.editionId))
      .where(inArray(p.platform.code, issued.plan.platforms))
      .orderBy(p.catalogueEdition.date),
    auditHead(programme),
    db
      .select({
        organisationId: p.planDelivery.organisationId,
        last: sql<number>`max(${p.planDelivery.arrivalNumber})`,
      })
      .from(p.planDelivery)
      .where(eq(p.planDelivery.year, Number(today.slice(0, 4))))
      .groupBy(p.planDelivery.organisationId),
    db.select().from(p.task).where(eq(p.task.planId, issued.plan.id)),
    db.select().from(p.expectedResult).where(eq(p.expectedResult.planId, issued.plan.id)),
    db.select().from(p.budgetLine).where(eq(p.budgetLine.planId, issued.plan.id)),
  );
  const owner = organisations.find(({ slug }) => slug === sender);
  if (!owner) throw new Error(`${sender} is not in the directory`);
  const recipients = organisations.filter(({ slug }) => slug !== sender && issued.decision.recipients.includes(slug));
  const slugs = recipients.map(({ slug }) => slug);
  const [people, carriers, bearers] = await programme.read(
    memberReceivers(db, slugs, ['officer', 'head', 'leader'], today),
    ...assignable(db, issued, sender, today),
  );
  return {
    owner,
    recipients,
    people,
    assignable: carriers,
    bearers,
    // A platform stands in several editions; the newest says its number and name.
    platforms: [...new Map(entries.map((found) => [found.platform.id, found])).values()],
    head: headOf(heads),
    arrivals: new Map(arrivals.map(({ organisationId, last }) => [organisationId, last])),
    unit:
      units.find(({ slug, organisationId }) => slug === issued.plan.unit && organisationId === owner.id)?.id ?? null,
    organisations: new Map(organisations.map(({ id, slug }) => [slug, id])),
    units: new Map(units.map(({ id, slug, organisationId }) => [slug, { id, organisationId }])),
    tasks,
    results,
    lines,
  };
}
export type Arriving = Awaited<ReturnType<typeof lookUp>>;

const parties = ({ contents }: PlanIssued) =>
  contents.months.flatMap(({ tasks }) =>
    tasks.flatMap(({ responsible }) => (responsible && 'organisation' in responsible ? [responsible] : [])),
  );
const organisationsIn = (issued: PlanIssued) => [...new Set(parties(issued).map(({ organisation }) => organisation))];
const unitsIn = (issued: PlanIssued) => [...new Set(parties(issued).flatMap(({ unit }) => (unit ? [unit] : [])))];
