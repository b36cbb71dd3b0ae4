// A process that does nothing but deliver what waits in the outboxes, and is killed while it does.
import type { Servers } from '@ndp/database/connect';
import { findTenants } from '@ndp/domain/organisations/tenants';
import { systemGrant } from '@ndp/domain/permissions';
import { relayEverything, relayFrom } from '@ndp/workers/jobs/relay';

/** Deliver the one outbox, or as cron does those of everyone. */
export interface Delivery {
  organisation: { slug: string; namespace: string } | null;
}

const databases = { servers: JSON.parse(process.env.SERVERS ?? '') as Servers, meter: { reads: 0, writes: 0 } };
// Connected and warm beforehand, so that the time until the kill is spent on delivering.
await findTenants(await systemGrant(databases, 'directory.read'));

process.on('disconnect', () => process.exit());
process.on('message', ({ organisation }: Delivery) => {
  const delivering = organisation ? relayFrom(databases, organisation) : relayEverything(databases);
  delivering.then(
    (result) => process.send?.(result),
    (error) => process.send?.({ error: String(error) }),
  );
});
process.send?.('ready');
