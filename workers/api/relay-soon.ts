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

/** How long somebody else is trusted to be at it, in milliseconds: a Worker may be ended in the middle. */
const TRUSTED = 20_000;

/** Organisations whose messages are being carried by this Worker: since when, and whether more was sent meanwhile. */
const carried = new Map<string, { since: number; more: boolean }>();

/**
 * One at a time for an organisation: thirty steps at once would each carry all thirty messages, and twenty-nine of
 * each would be turned away.
 */
async function deliver(environment: Environment, organisation: Member['organisation']): Promise<void> {
  const other = carried.get(organisation.slug);
  if (other && Date.now() - other.since < TRUSTED) {
    other.more = true;
    return;
  }
  const databases = { servers: environment.servers, meter: { reads: 0, writes: 0 } };
  const mine = { since: Date.now(), more: true };
  carried.set(organisation.slug, mine);
  let delivered = 0;
  while (mine.more) {
    Object.assign(mine, { since: Date.now(), more: false });
    const done = await relayFrom(databases, organisation).catch((error) => console.error(`relay: ${error}`));
    if (!done?.delivered) continue;
    delivered += done.delivered;
    forgetRevision();
  }
  if (carried.get(organisation.slug) === mine) carried.delete(organisation.slug);
  if (delivered > 0) await sendMail(databases, environment).catch((error) => console.error(`mail: ${error}`));
}
