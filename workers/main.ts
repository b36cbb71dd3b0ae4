import type { ExecutionContext, ScheduledController } from '@cloudflare/workers-types';
import { sweepAccess } from '@ndp/domain/people/sweep';
import { systemGrant } from '@ndp/domain/permissions';
import { app } from './app.ts';
import { type Bindings, environmentFrom } from './environment.ts';
import { sendDigests } from './jobs/digest.ts';
import { inspectEverything } from './jobs/inspect.ts';
import { sendMail } from './jobs/mail.ts';
import { relayEverything } from './jobs/relay.ts';
import { sweepEverything } from './jobs/sweep-files.ts';
import { forgetRevision, fromMemory } from './portal/serve.ts';

/** Once an hour, at this minute, what access leaves behind is swept. */
const SWEEP_MINUTE = 17;

/** Once a day, in this hour of UTC (night in Viet Nam), files of drafts thrown away that were left are deleted. */
const SWEEP_HOUR = 19;

/** Files left in quarantine are looked into this often, in minutes; the others right after they are handed in. */
const QUARANTINE_EVERY = 10;

/** The Worker: answers requests, and on every tick of cron finishes what was left. */
export default {
  fetch(request: Request, bindings: Bindings, context: ExecutionContext): Response | Promise<Response> {
    return fromMemory(request) ?? app.fetch(request, { environment: environmentFrom(bindings), context });
  },

  async scheduled({ scheduledTime }: ScheduledController, bindings: Bindings): Promise<void> {
    const environment = environmentFrom(bindings);
    const databases = { servers: environment.servers, meter: { reads: 0, writes: 0 } };
    const jobs: (() => Promise<unknown>)[] = [
      async () => {
        const { delivered } = await relayEverything(databases);
        if (delivered > 0) forgetRevision();
      },
      () => sendDigests(databases),
      () => sendMail(databases, environment),
    ];
    const minute = new Date(scheduledTime).getUTCMinutes();
    if (minute === SWEEP_MINUTE && new Date(scheduledTime).getUTCHours() === SWEEP_HOUR)
      jobs.push(() => sweepEverything(environment));
    if (minute === SWEEP_MINUTE) jobs.push(async () => sweepAccess(await systemGrant(databases, 'access.sweep')));
    if (minute % QUARANTINE_EVERY === 0) jobs.push(() => inspectEverything(environment));
    // One that fails keeps no other from its turn, and is told of at the end.
    const failures: unknown[] = [];
    for (const job of jobs) await job().catch((error) => failures.push(error));
    if (failures.length > 0) throw new AggregateError(failures, failures.map(String).join('; '));
  },
};
