import { auditHead, headOf } from '@ndp/database/audit';
import { commit, message, repeated } from '@ndp/database/commit';
import { seedId } from '@ndp/database/ids';
import { eq, inArray } from '@ndp/database/query';
import { type Delivery, received } from '@ndp/database/relay';
import * as p from '@ndp/database/schema/programme';
import type { PublicPlan } from '../catalogue/shapes.ts';
import { notify } from '../notifications/notify.ts';
import { memberReceivers } from '../notifications/receivers.ts';
import type { SystemGrant } from '../permissions.ts';
import { dayInVietnam } from '../time.ts';
import type { PlanIssued } from './issue.ts';
import { planPage } from './page.ts';

/**
 * An issued plan arrives in the programme: an immutable version, its tasks and expected results, its recipients
 * with what their members are told, and the message that announces its public summary. Once in effect however often it is delivered.
 * @param sender slug of the organisation whose workspace it came from; the message cannot claim another
 */
export async function receivePlan(
  grant: SystemGrant<'relay.workspace'>,
  delivery: Delivery,
  sender: string,
): Promise<void> {
  const issued = delivery.payload as PlanIssued;
  const { programme } = grant;
  const { db } = programme;
  await repeated(async () => {
    const [organisations, units, entries, heads, people] = await programme.read(
      db
        .select()
        .from(p.organisation)
        .where(inArray(p.organisation.slug, [sender, ...issued.decision.recipients])),
      db
        .select({ id: p.unit.id })
        .from(p.unit)
        .where(eq(p.unit.slug, issued.plan.unit ?? '')),
      db
        .select({ platform: p.platform, entry: p.editionEntry })
        .from(p.platform)
        .innerJoin(p.editionEntry, eq(p.editionEntry.platformId, p.platform.id))
        .innerJoin(p.catalogueEdition, eq(p.catalogueEdition.id, p.editionEntry.editionId))
        .where(inArray(p.platform.code, issued.plan.platforms))
        .orderBy(p.catalogueEdition.date),
      auditHead(programme),
      memberReceivers(db, issued.decision.recipients, ['officer', 'head', 'leader'], dayInVietnam()),
    );
    // A platform stands in several editions; the newest says its number and name.
    const platforms = [...new Map(entries.map((found) => [found.platform.id, found])).values()];
    const owner = organisations.find(({ slug }) => slug === sender);
    if (!owner) throw new Error(`${sender} is not in the directory`);
    const { id, kind, title, year } = issued.plan;
    const at = { planId: id, planVersion: issued.version, createdAt: issued.issuedAt };
    const place = (kindOfPart: string, month: number, position: number) =>
      seedId(kindOfPart, `${id}/${issued.version}/${month}/${position}`, issued.issuedAt.slice(0, 10));
    const parts = issued.contents.months.flatMap(({ month, tasks, results }) => [
      ...tasks.map((t, i) =>
        db.insert(p.task).values({ id: place('task', month, i), ...at, month, position: i, title: t.title }),
      ),
      ...results.map((r, i) =>
        db.insert(p.expectedResult).values({ id: place('result', month, i), ...at, month, position: i, text: r.text }),
      ),
    ]);
    const recipients = organisations.filter(({ slug }) => issued.decision.recipients.includes(slug));
    const told = people
      .filter(({ organisation }) => organisation !== sender)
      .flatMap(({ person, organisation, organisationId }) =>
        notify(programme, {
          person,
          organisation: organisationId,
          kind: 'plan_issued',
          params: {
            plan: title,
            number: issued.decision.number ?? '',
            organisation: owner.nameVi,
            organisationEn: owner.nameEn,
          },
          href: planPage(organisation, id),
        }),
      );
    await commit(programme, {
      head: headOf(heads),
      statements: [
        received(delivery, sender),
        db.insert(p.plan).values({
          id,
          createdAt: issued.issuedAt,
          kind,
          title,
          year,
          organisationId: owner.id,
          unitId: units[0]?.id ?? null,
          currentVersion: issued.version,
        }),
        ...platforms.map(({ platform }) => db.insert(p.planPlatform).values({ planId: id, platformId: platform.id })),
        db.insert(p.planVersion).values(versionOf(issued)),
        ...recipients.map(({ id: organisationId }) =>
          db.insert(p.planRecipient).values({ planId: id, organisationId }),
        ),
        ...parts,
        ...told,
      ],
      audit: {
        actor: issued.issuedBy,
        organisation: sender,
        action: 'plan.receive',
        subject: `plan:${id}`,
        before: null,
        after: { version: issued.version, sha256: issued.sha256, tasks: parts.length },
      },
      outgoing: [message('plan.announced', announcement(issued, owner, platforms), delivery.id)],
    });
  });
}

function versionOf({
  plan,
  version,
  contents,
  sha256,
  decision,
  issuedBy,
  issuedAt,
}: PlanIssued): typeof p.planVersion.$inferInsert {
  return {
    planId: plan.id,
    number: version,
    createdAt: issuedAt,
    contents: JSON.stringify(contents),
    sha256,
    decisionNumber: decision.number,
    decisionDate: decision.date,
    decisionNote: decision.note && JSON.stringify(decision.note),
    signer: decision.signer,
    historical: decision.historical,
    issuedBy,
    issuedAt,
  };
}

/** What the world sees: months with tasks and expected results, the decision; no person of the drafting side. */
function announcement(
  { plan, version, contents, decision }: PlanIssued,
  owner: typeof p.organisation.$inferSelect,
  platforms: { platform: typeof p.platform.$inferSelect; entry: typeof p.editionEntry.$inferSelect }[],
): { plan: PublicPlan; codes: string[] } {
  const { number, date, note, signer } = decision;
  return {
    codes: plan.platforms,
    plan: {
      id: plan.id,
      kind: plan.kind,
      title: plan.title,
      year: plan.year,
      organisation: {
        slug: owner.slug,
        name: { vi: owner.nameVi, en: owner.nameEn },
        short: { vi: owner.shortVi, en: owner.shortEn },
      },
      version,
      decision: { number, date, note, signer },
      historical: decision.historical,
      platforms: platforms.map(({ platform, entry }) => ({
        slug: platform.slug,
        number: entry.number,
        group: entry.groupCode,
        name: { vi: entry.nameVi, en: entry.nameEn },
      })),
      monthsCovered: contents.monthsCovered,
      uncoveredReason: contents.uncoveredReason,
      months: contents.months.map(({ month, tasks, results }) => ({
        month,
        tasks: tasks.map((t) => t.title),
        results: results.map((r) => r.text),
      })),
    },
  };
}
