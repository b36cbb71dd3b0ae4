import { type RelayResult, relay } from '@ndp/database/relay';
import { announceEdition, announcePlatforms } from '@ndp/domain/catalogue/announce';
import { receivePlanComment } from '@ndp/domain/notifications/receive-plan-comment';
import { receiveApproved, receiveReturned, receiveSubmitted } from '@ndp/domain/notifications/receive-plan-step';
import { findTenants } from '@ndp/domain/organisations/tenants';
import { type Databases, systemGrant } from '@ndp/domain/permissions';
import { announcePlan } from '@ndp/domain/plans/announce';
import { receivePlan } from '@ndp/domain/plans/receive';

/** Carries what one organisation has sent into the programme, then what the programme announces into the portal. */
export async function relayFrom(
  databases: Databases,
  organisation: { slug: string; namespace: string },
): Promise<RelayResult> {
  const grant = await systemGrant(databases, 'relay.workspace', organisation.namespace);
  const sent = await relay(grant.workspace, async (delivery) => {
    if (delivery.kind === 'plan.issued') return receivePlan(grant, delivery, organisation.slug);
    if (delivery.kind === 'plan.submitted') return receiveSubmitted(grant, delivery, organisation.slug);
    if (delivery.kind === 'plan.approved') return receiveApproved(grant, delivery, organisation.slug);
    if (delivery.kind === 'plan.returned') return receiveReturned(grant, delivery, organisation.slug);
    if (delivery.kind === 'plan.commented') return receivePlanComment(grant, delivery, organisation.slug);
    throw new Error(`no receiver for ${delivery.kind}`);
  });
  if (sent.delivered > 0) await relayProgramme(databases);
  return sent;
}

/** Carries what the programme announces into the portal. */
export async function relayProgramme(databases: Databases): Promise<RelayResult> {
  const grant = await systemGrant(databases, 'relay.programme');
  return relay(grant.programme, async (delivery) => {
    if (delivery.kind === 'plan.announced') return announcePlan(grant, delivery);
    if (delivery.kind === 'edition.published') return announceEdition(grant, delivery);
    if (delivery.kind === 'platforms.published') return announcePlatforms(grant, delivery);
    throw new Error(`no receiver for ${delivery.kind}`);
  });
}

/** At most this many workspaces are looked into at a time, so that a tick stays short and the server calm. */
const AT_ONCE = 8;

/** Every tenant's outbox, then the programme's: what `waitUntil` could not finish is finished here. */
export async function relayEverything(databases: Databases): Promise<RelayResult> {
  const tenants = await findTenants(await systemGrant(databases, 'directory.read'));
  const total: RelayResult = { delivered: 0, failed: 0, waiting: 0 };
  const add = (result: RelayResult) => {
    total.delivered += result.delivered;
    total.failed += result.failed;
    total.waiting += result.waiting;
  };
  const worker = async () => {
    for (let tenant = tenants.shift(); tenant; tenant = tenants.shift()) {
      const { slug } = tenant;
      const result = await relayFrom(databases, tenant).catch((error) => {
        console.error(`relay ${slug}: ${error}`);
        return { delivered: 0, failed: 1, waiting: 0 };
      });
      add(result);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  add(await relayProgramme(databases));
  return total;
}
