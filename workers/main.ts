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
    const done = await relayEverything(databases);
    if (done.delivered > 0) forgetRevision();
    await sendDigests(databases);
    await sendMail(databases, environment);
  },
};
