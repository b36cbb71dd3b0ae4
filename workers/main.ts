import type { ExecutionContext, ScheduledController } from '@cloudflare/workers-types';
import { app } from './app.ts';
import { type Bindings, environmentFrom } from './environment.ts';
import { sendDigests } from './jobs/digest.ts';
import { sendMail } from './jobs/mail.ts';
import { relayEverything } from './jobs/relay.ts';
import { forgetRevision, fromMemory } from './portal/serve.ts';

/** The Worker: answers requests, and on every tick of cron finishes what was left. */
export default {
  fetch(request: Request, bindings: Bindings, context: ExecutionContext): Response | Promise<Response> {
    return fromMemory(request) ?? app.fetch(request, { environment: environmentFrom(bindings), context });
  },

  async scheduled(_: ScheduledController, bindings: Bindings): Promise<void> {
    const environment = environmentFrom(bindings);
    const databases = { servers: environment.servers, meter: { reads: 0, writes: 0 } };
    const jobs: readonly (() => Promise<unknown>)[] = [
      async () => {
        const { delivered } = await relayEverything(databases);
        if (delivered > 0) forgetRevision();
      },
      () => sendDigests(databases),
      () => sendMail(databases, environment),
    ];
    // One that fails keeps no other from its turn, and is told of at the end.
    const failures: unknown[] = [];
    for (const job of jobs) await job().catch((error) => failures.push(error));
    if (failures.length > 0) throw new AggregateError(failures, failures.map(String).join('; '));
  },
};
