import type { Member } from '@ndp/domain/permissions';
import type { Context } from 'hono';
import type { App } from '../app.ts';
import type { Environment } from '../environment.ts';
import { sendMail } from '../jobs/mail.ts';
import { relayFrom } from '../jobs/relay.ts';
import { forgetRevision } from '../portal/serve.ts';

/** What an operation sent goes out right after the answer; what fails here is delivered by the next tick of cron. */
export function relaySoon<C extends App>(c: Context<C>, organisation: Member['organisation']): void {
  c.env.context.waitUntil(deliver(c.get('environment'), organisation));
}

async function deliver(environment: Environment, organisation: Member['organisation']): Promise<void> {
  const databases = { servers: environment.servers, meter: { reads: 0, writes: 0 } };
  const done = await relayFrom(databases, organisation).catch((error) => console.error(`relay: ${error}`));
  if (!done || done.delivered === 0) return;
  forgetRevision();
  await sendMail(databases, environment).catch((error) => console.error(`mail: ${error}`));
}
