import type { Statement } from '@ndp/database/handle';
import { eq, sql } from '@ndp/database/query';
import { type Delivery, received } from '@ndp/database/relay';
import { organisation, person } from '@ndp/database/schema/programme';
import type { SystemGrant } from '../permissions.ts';
import { planPage } from '../plans/page.ts';
import type { PlanStep } from '../plans/submit.ts';
import { dayInVietnam } from '../time.ts';
import { notify } from './notify.ts';
import { memberReceivers, receivers } from './receivers.ts';

type Relay = SystemGrant<'relay.workspace'>;

/** A plan was submitted: the organisation's leaders are told, except who drafted or submitted it and may not approve. */
export async function receiveSubmitted({ programme }: Relay, delivery: Delivery, sender: string): Promise<void> {
  const { plan, by } = delivery.payload as PlanStep;
  const { db } = programme;
  const [leaders, own, people] = await programme.read(
    memberReceivers(db, [sender], ['leader'], dayInVietnam()),
    db.select().from(organisation).where(eq(organisation.slug, sender)),
    db.select({ name: person.name }).from(person).where(eq(person.key, by)),
  );
  const [home] = own;
  const told = leaders.filter((leader) => ![by, plan.draftedBy].includes(leader.key));
  await programme.write([
    received(delivery, sender),
    ...told.flatMap((leader): Statement[] =>
      notify(programme, {
        person: leader.person,
        organisation: leader.organisationId,
        kind: 'plan_submitted',
        params: { plan: plan.title, by: people[0]?.name ?? by, ...namesOf(home, sender) },
        href: planPage(sender, plan.id),
      }),
    ),
  ]);
}

/** A plan was approved: whoever drafted it is told, unless they have left the organisation. */
export async function receiveApproved({ programme }: Relay, delivery: Delivery, sender: string): Promise<void> {
  const { plan, by } = delivery.payload as PlanStep;
  const { db } = programme;
  const [drafters, own, people] = await programme.read(
    receivers(
      db,
      sql`person.key = ${plan.draftedBy} and exists (select 1 from membership m
        join organisation o on o.id = m.organisation_id
        where m.person_id = person.id and o.slug = ${sender} and coalesce(m.valid_to, '9') > ${dayInVietnam()})`,
    ),
    db.select().from(organisation).where(eq(organisation.slug, sender)),
    db.select({ name: person.name }).from(person).where(eq(person.key, by)),
  );
  const [home] = own;
  await programme.write([
    received(delivery, sender),
    ...drafters.flatMap((drafter): Statement[] =>
      notify(programme, {
        person: drafter,
        ...(home && { organisation: home.id }),
        kind: 'plan_approved',
        params: { plan: plan.title, by: people[0]?.name ?? by, ...namesOf(home, sender) },
        href: planPage(sender, plan.id),
      }),
    ),
  ]);
}

function namesOf(found: { nameVi: string; nameEn: string } | undefined, slug: string) {
  return { organisation: found?.nameVi ?? slug, organisationEn: found?.nameEn ?? slug };
}
