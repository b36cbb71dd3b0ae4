// A process that does nothing but deliver what waits in the outboxes, and is killed while it does.
import type { Servers } from '@ndp/database/servers';
import { findTenants } from '@ndp/domain/organisations/tenants';
import { systemGrant } from '@ndp/domain/permissions';
import { relayEverything, relayFrom, relayProgramme } from '@ndp/workers/jobs/relay';
import { sender } from './sender.ts';

/** What one organisation has sent, what the programme announces, or as cron does everything of everyone. */
export type Delivery = 'sent' | 'announced' | 'everything';

const databases = { servers: JSON.parse(process.env.SERVERS ?? '') as Servers, meter: { reads: 0, writes: 0 } };
// Connected and warm beforehand, so that the time until the kill is spent on delivering.
await findTenants(await systemGrant(databases, 'directory.read'));

process.on('disconnect', () => process.exit());
const jobs = {
  sent: () => relayFrom(databases, sender),
  announced: () => relayProgramme(databases),
  everything: () => relayEverything(databases),
} satisfies Record<Delivery, () => Promise<unknown>>;

process.on('disconnect', () => process.exit());
process.on('message', ({ delivery }: { delivery: Delivery }) => {
  jobs[delivery]().then(
    (result) => process.send?.(result),
    (error) => process.send?.({ error: String(error) }),
  );
});
process.send?.('ready');
