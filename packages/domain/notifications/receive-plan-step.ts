import type { Statement } from '@ndp/database/handle';
import { eq, sql } from '@ndp/database/query';
import { type Delivery, received } from '@ndp/database/relay';
import { organisation, person } from '@ndp/database/schema/programme';
import type { SystemGrant } from '../permissions.ts';
import { planPage } from '../plans/page.ts';
import type { PlanStep } from '../plans/submit.ts';
import { dayInVietnam } from '../time.ts';
import { notify, type Told } from './notify.ts';
import { memberReceivers, receivers } from './receivers.ts';

type Relay = SystemGrant<'relay.workspace'>;

/**
 * A plan waits for somebody of the organisation: the heads of its unit or the leaders are told, as the turn is,
 * except who drafted or submitted it and may not approve.
 */
export async function receiveSubmitted({ programme }: Relay, delivery: Delivery, sender: string): Promise<void> {
  const { plan, by, turn = 'leader' } = delivery.payload as PlanStep;
  const { db } = programme;
  const [members, own, people] = await programme.read(
    memberReceivers(db, [sender], [turn], dayInVietnam()),
    db.select().from(organisation).where(eq(organisation.slug, sender)),
    db.select({ name: person.name }).from(person).where(eq(person.key, by)),
  );
  const [home] = own;
  const told = members.filter(
    ({ key, unit }) =>
      ![by, plan.draftedBy].includes(key) && (turn === 'leader' || unit === null || unit === plan.unit),
  );
  await programme.write([
    received(delivery, sender),
    ...told.flatMap((member): Statement[] =>
      notify(programme, {
        person: member.person,
        organisation: member.organisationId,
        kind: 'plan_submitted',
        params: { plan: plan.title, by: people[0]?.name ?? by, ...namesOf(home, sender) },
        href: planPage(sender, plan.id),
      }),
    ),
  ]);
}

/** A plan was approved: whoever drafted it is told, unless they have left the organisation. */
export const receiveApproved = tellingDrafter(({ params }) => ({ kind: 'plan_approved', params }));

/** A plan was returned: whoever drafted it is told why. */
export const receiveReturned = tellingDrafter(({ params, reason }) => ({
  kind: 'plan_returned',
  params: { ...params, reason },
}));

type Words = { plan: string; by: string } & ReturnType<typeof namesOf>;
type DrafterNotice = Pick<Told<'plan_approved'>, 'kind' | 'params'> | Pick<Told<'plan_returned'>, 'kind' | 'params'>;

function tellingDrafter(notice: (words: { params: Words; reason: string }) => DrafterNotice) {
  return async ({ programme }: Relay, delivery: Delivery, sender: string): Promise<void> => {
    const { plan, by, reason = '' } = delivery.payload as PlanStep & { reason?: string };
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
    const params = { plan: plan.title, by: people[0]?.name ?? by, ...namesOf(home, sender) };
    await programme.write([
      received(delivery, sender),
      ...drafters.flatMap((drafter): Statement[] =>
        notify(programme, {
          person: drafter,
          ...(home && { organisation: home.id }),
          ...notice({ params, reason }),
          href: planPage(sender, plan.id),
        }),
      ),
    ]);
  };
}

export function namesOf(found: { nameVi: string; nameEn: string } | undefined, slug: string) {
  return { organisation: found?.nameVi ?? slug, organisationEn: found?.nameEn ?? slug };
}
