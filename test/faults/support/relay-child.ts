// A process that does nothing but deliver what waits in the outboxes, and is killed while it does.
import type { Servers } from '@ndp/database/connect';
import { relayEverything, relayFrom } from '@ndp/workers/jobs/relay';

/** Deliver, either the one outbox or as cron does those of everyone. */
export interface Delivery {
  servers: Servers;
  organisation: { slug: string; namespace: string } | null;
}

process.on('disconnect', () => process.exit());
process.on('message', ({ servers, organisation }: Delivery) => {
  const databases = { servers, meter: { reads: 0, writes: 0 } };
  const delivering = organisation ? relayFrom(databases, organisation) : relayEverything(databases);
  delivering.then(
    (result) => process.send?.(result),
    (error) => process.send?.({ error: String(error) }),
  );
});
process.send?.('ready');
