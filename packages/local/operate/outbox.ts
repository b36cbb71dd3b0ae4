import type { Command } from './command.ts';
import { openAll } from './running.ts';

const WAITING =
  'SELECT id, kind, created_at, attempts, last_error, parked_at FROM outbox WHERE delivered_at IS NULL ORDER BY seq';

/** Messages that wait or were set aside: what has been sent and has not arrived. */
export const outbox: Command = {
  name: 'outbox',
  does: 'what has been sent and has not arrived',
  async run() {
    let found = 0;
    for (const { name, handle } of await openAll('outbox.read')) {
      const [waiting] = await handle.ask(WAITING);
      for (const { id, kind, created_at, attempts, last_error, parked_at } of waiting?.rows ?? []) {
        found += 1;
        const state = parked_at === null ? `waiting, ${attempts} tries` : `SET ASIDE ${parked_at}`;
        console.log(`${name}  ${kind} ${id} of ${created_at}: ${state} ${last_error ?? ''}`);
      }
    }
    console.log(found === 0 ? 'Everything that was sent has arrived.' : `${found} messages have not arrived.`);
  },
};
