import type { ExecutionContext, ScheduledController } from '@cloudflare/workers-types';
import { app } from './app.ts';
import { type Bindings, environmentFrom } from './environment.ts';
import { relayEverything } from './jobs/relay.ts';
import { forgetRevision, fromMemory } from './portal/serve.ts';

/** The Worker: answers requests, and on every tick of cron finishes what was left. */
export default {
  fetch(request: Request, bindings: Bindings, context: ExecutionContext): Response | Promise<Response> {
    return fromMemory(request) ?? app.fetch(request, { environment: environmentFrom(bindings), context });
  },

  async scheduled(_: ScheduledController, bindings: Bindings): Promise<void> {
    const { servers } = environmentFrom(bindings);
    const done = await relayEverything({ servers, meter: { reads: 0, writes: 0 } });
    if (done.delivered > 0) forgetRevision();
  },
};
