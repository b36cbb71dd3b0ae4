import { auditHead, headOf } from '@ndp/database/audit';
import { commit, message, repeated } from '@ndp/database/commit';
import type { Statement } from '@ndp/database/handle';
import { newId } from '@ndp/database/ids';
import { eq, inArray, sql } from '@ndp/database/query';
import { type Delivery, received } from '@ndp/database/relay';
import * as p from '@ndp/database/schema/programme';
import { notify } from '../notifications/notify.ts';
import { memberReceivers } from '../notifications/receivers.ts';
import { dutyCounts } from '../people/duty-counts.ts';
import type { SystemGrant } from '../permissions.ts';
import { assignable, tellAssigned } from '../tasks/tell-assigned.ts';
import { dayInVietnam } from '../time.ts';
import { announcement } from './announcement.ts';
import type { PlanIssued } from './issue.ts';
import { issuedPage } from './page.ts';
import { partsOf } from './receive-parts.ts';
import { foldedWords } from './search.ts';

type Relay = SystemGrant<'relay.workspace'>;

/**
 * An issued plan arrives in the programme: an immutable version, its tasks and expected results, its recipients with
 * their incoming registers and what their members are told, and the message that announces its public summary. Once
 * in effect however often it is delivered. An amendment is a further version of the same plan; its tasks go on.
 * @param sender slug of the organisation whose workspace it came from; the message cannot claim another
 */
export async function receivePlan(grant: Relay, delivery: Delivery, sender: string): Promise<void> {
  const issued = delivery.payload as PlanIssued;
  const { programme } = grant;
  const { db } = programme;
  await repeated(async () => {
    const found = await lookUp(grant, issued, sender);
    const { owner, recipients, people, platforms, arrivals } = found;
    const { id, kind, title, year } = issued.plan;
    const first = issued.version === 1;
    const told = people
      .filter(({ organisation }) => organisation !== sender)
      .flatMap(({ person, organisation, organisationId }) =>
        notify(programme, {
          person,
          organisation: organisationId,
          kind: first ? 'plan_issued' : 'plan_amended',
          params: {
            plan: title,
            number: issued.decision.number ?? '',
            organisation: owner.nameVi,
            organisationEn: owner.nameEn,
          },
          href: issuedPage(organisation, id),
        }),
      );
    await commit(programme, {
      head: found.head,
      statements: [
        received(delivery, sender),
        ...planRow(),
        db.insert(p.planVersion).values(versionOf(issued)),
        ...recipients.map(({ id: organisationId }) =>
          db.insert(p.planRecipient).values({ planId: id, organisationId }).onConflictDoNothing(),
        ),
        ...recipients.map(({ id: organisationId }) => arrival(organisationId, arrivals.get(organisationId) ?? 0)),
        ...partsOf(db, issued, found),
        ...told,
        ...tellAssigned(programme, issued, found, dayInVietnam()),
      ],
      audit: {
        actor: issued.issuedBy,
        organisation: sender,
        action: 'plan.receive',
        subject: `plan:${id}`,
        before: first ? null : { version: issued.version - 1 },
        after: { version: issued.version, sha256: issued.sha256, recipients: recipients.map(({ slug }) => slug) },
      },
      outgoing: [message('plan.announced', announcement(issued, owner, platforms), delivery.id)],
    });

    function planRow(): Statement[] {
      const folded = foldedWords(title, issued.decision.number ?? '', owner.nameVi, owner.shortVi);
      if (!first)
        return [
          db
            .update(p.plan)
            .set({ currentVersion: issued.version, title, folded })
            .where(sql`id = ${id} and organisation_id = ${owner.id} and current_version = ${issued.version - 1}`),
          { sql: 'INSERT INTO guard (changed, expected) SELECT changes(), 1', args: [] },
        ];
      const row = { id, createdAt: issued.issuedAt, kind, title, year, template: issued.template.key, folded };
      return [
        db
          .insert(p.plan)
          .values({ ...row, organisationId: owner.id, unitId: found.unit, currentVersion: issued.version }),
        ...platforms.map(({ platform }) => db.insert(p.planPlatform).values({ planId: id, platformId: platform.id })),
      ];
    }

    function arrival(organisationId: string, last: number): Statement {
      const at = { planId: id, planVersion: issued.version, createdAt: issued.issuedAt };
      const arrivedIn = { year: Number(dayInVietnam().slice(0, 4)), arrivalNumber: last + 1 };
      return db.insert(p.planDelivery).values({ id: newId(), ...at, ...arrivedIn, organisationId });
    }
  });
}

/** The duties by which somebody is what a template calls them: a promoting unit is both focal units (III.2.b). */
function borneAs(duty: p.DutyKind): p.DutyKind[] {
  if (duty === 'mic_focal') return ['mic_focal', 'promoting'];
  // Where the owner has named no focal unit yet, the owner itself gets it.
  return duty === 'owner_focal' ? ['owner_focal', 'promoting', 'owner'] : [duty];
}

/** Everything that the arrival of a plan depends on, in one round trip. */
async function lookUp({ programme }: Relay, issued: PlanIssued, sender: string) {
  const { db } = programme;
  const today = dayInVietnam();
  // 186 Điều 1, IV.2.c: an enterprise's plan goes to these three, whomever else it names.
  const always = issued.plan.kind === 'enterprise' ? (issued.template?.recipients ?? []).flatMap(borneAs) : [];
  const codes = JSON.stringify(issued.plan.platforms);
  const bound = sql`exists (select 1 from duty left join platform f on f.id = duty.platform_id
    left join unit u on u.id = duty.unit_id
    where coalesce(u.organisation_id, duty.organisation_id) = organisation.id and ${dutyCounts(today)}
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
    .filter(({ slug }) => slug !== sender || issued.decision.recipients.includes(slug));
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

function versionOf(issued: PlanIssued): typeof p.planVersion.$inferInsert {
  const { plan, version, contents, sha256, decision, template, draftedBy, issuedBy, issuedAt } = issued;
  return {
    planId: plan.id,
    number: version,
    title: plan.title,
    createdAt: issuedAt,
    contents: JSON.stringify(contents),
    sha256,
    decisionNumber: decision.number,
    decisionDate: decision.date,
    decisionNote: decision.note && JSON.stringify(decision.note),
    signer: decision.signer,
    historical: decision.historical,
    draftedBy,
    issuedBy,
    issuedAt,
    template: JSON.stringify(template),
    decision: JSON.stringify(decision),
  };
}
