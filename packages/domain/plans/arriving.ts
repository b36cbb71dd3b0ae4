import { auditHead, headOf } from '@ndp/database/audit';
import { eq, inArray, sql } from '@ndp/database/query';
import * as p from '@ndp/database/schema/programme';
import { memberReceivers } from '../notifications/receivers.ts';
import { dutyCounts } from '../people/duty-counts.ts';
import { inheritsDuty } from '../people/ended.ts';
import type { SystemGrant } from '../permissions.ts';
import { assignable } from '../tasks/tell-assigned.ts';
import { dayInVietnam } from '../time.ts';
import type { PlanIssued } from './issue.ts';

/** The duties by which somebody is what a template calls them: a promoting unit is both focal units (III.2.b). */
function borneAs(duty: p.DutyKind): p.DutyKind[] {
  if (duty === 'mic_focal') return ['mic_focal', 'promoting'];
  // Where the owner has named no focal unit yet, the owner itself gets it.
  return duty === 'owner_focal' ? ['owner_focal', 'promoting', 'owner'] : [duty];
}

/** Everything that the arrival of a plan depends on, in one round trip. */
export async function lookUp({ programme }: SystemGrant<'relay.workspace'>, issued: PlanIssued, sender: string) {
  const { db } = programme;
  const today = dayInVietnam();
  // 186 Điều 1, IV.2.c: an enterprise's plan goes to these three, or who took their place, whomever else it names.
  const always = issued.plan.kind === 'enterprise' ? (issued.template?.recipients ?? []).flatMap(borneAs) : [];
  const codes = JSON.stringify(issued.plan.platforms);
  const bound = sql`exists (select 1 from duty left join platform f on f.id = duty.platform_id
    left join unit u on u.id = duty.unit_id
    where (coalesce(u.organisation_id, duty.organisation_id) = organisation.id or ${inheritsDuty(today)}) and ${dutyCounts(today)}
      and duty.kind in (select value from json_each(${JSON.stringify(always)}))
      and (f.code is null or f.code in (select value from json_each(${codes}))))`;
  const named = inArray(p.organisation.slug, [sender, ...issued.decision.recipients, ...organisationsIn(issued)]);
  const [organisations, units, entries, heads, arrivals, tasks, results, lines] = await programme.read(
    db
      .select({ organisation: p.organisation, bound: sql<number>`${bound}` })
      .from(p.organisation)
      .where(sql`${named} or ${bound}`),
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
  const known = organisations.map((one) => one.organisation);
  const owner = known.find(({ slug }) => slug === sender);
  if (!owner) throw new Error(`${sender} is not in the directory`);
  const recipients = organisations
    .filter((one) => one.bound === 1 || issued.decision.recipients.includes(one.organisation.slug))
    .map((one) => one.organisation)
    .filter(({ slug }) => slug !== sender);
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
    organisations: new Map(known.map(({ id, slug }) => [slug, id])),
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
