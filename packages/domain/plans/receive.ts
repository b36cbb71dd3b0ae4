import { commit, message, repeated } from '@ndp/database/commit';
import type { Statement } from '@ndp/database/handle';
import { newId } from '@ndp/database/ids';
import { eq, sql } from '@ndp/database/query';
import { type Delivery, received } from '@ndp/database/relay';
import * as p from '@ndp/database/schema/programme';
import { notify } from '../notifications/notify.ts';
import type { SystemGrant } from '../permissions.ts';
import { tellAssigned } from '../tasks/tell-assigned.ts';
import { dayInVietnam } from '../time.ts';
import { announcement } from './announcement.ts';
import { lookUp } from './arriving.ts';
import { contentsIn } from './contents.ts';
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
  const sent = delivery.payload as PlanIssued;
  // A message of before tasks had keys may still be on its way.
  const issued = { ...sent, contents: contentsIn(JSON.stringify(sent.contents)) };
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
        // Whom it is no longer sent to keeps what it was sent (plan_delivery).
        db.delete(p.planRecipient).where(eq(p.planRecipient.planId, id)),
        ...recipients.map(({ id: organisationId }) =>
          db.insert(p.planRecipient).values({ planId: id, organisationId }),
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
      const row = { id, createdAt: issued.issuedAt, kind, title, year, template: issued.template?.key ?? null, folded };
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
    template: template ? JSON.stringify(template) : null,
    decision: JSON.stringify(decision),
  };
}
