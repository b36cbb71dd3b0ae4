import { DatabaseFailure } from './failure.ts';
import type { ReadHandle, Statement, WriteHandle } from './handle.ts';

/** A message as it lies in an outbox. */
export interface Delivery {
  seq: number;
  id: string;
  kind: string;
  payload: unknown;
}

/** After so many failures a message is set aside, so that the ones behind it get through; it stays readable. */
const ATTEMPTS_BEFORE_PARKING = 20;

/** How one message takes effect on the other side. Throws DatabaseFailure `received` when it already has. */
export type Receive = (delivery: Delivery) => Promise<void>;

export interface RelayResult {
  delivered: number;
  failed: number;
  waiting: number;
}

/**
 * Delivers what waits in an outbox, in order. At least once by repetition, exactly once in effect because the
 * receiver writes the message id into its inbox in the same batch. Safe to run from several places at a time.
 */
export async function relay(
  from: WriteHandle<'workspace' | 'programme'>,
  receive: Receive,
  most = 100,
): Promise<RelayResult> {
  const waiting = await waitingIn(from, most);
  const result: RelayResult = { delivered: 0, failed: 0, waiting: waiting.length };
  for (const delivery of waiting) {
    try {
      await receive(delivery);
    } catch (error) {
      if (!(error instanceof DatabaseFailure && error.reason === 'received')) {
        result.failed += 1;
        if (isOwnFault(error))
          console.error(`relay: ${delivery.kind} ${delivery.id} was not taken: ${String(error).slice(0, 300)}`);
        await from.write([failed(delivery, error)]);
        break; // Order is kept: nothing overtakes a message that has not arrived.
      }
    }
    await from.write([delivered(delivery)]);
    result.delivered += 1;
  }
  return result;
}

/** The statement that makes a delivery count once; it stands first in the receiver's batch. */
export function received(delivery: Pick<Delivery, 'id' | 'kind'>, sender: string): Statement {
  return {
    sql: 'INSERT INTO inbox (message_id, kind, sender, received_at) VALUES (?, ?, ?, ?)',
    args: [delivery.id, delivery.kind, sender, new Date().toISOString()],
  };
}

async function waitingIn(from: ReadHandle, most: number): Promise<Delivery[]> {
  const [found] = await from.ask({
    sql: 'SELECT seq, id, kind, payload FROM outbox WHERE delivered_at IS NULL AND parked_at IS NULL ORDER BY seq LIMIT ?',
    args: [most],
  });
  return (found?.rows ?? []).map((row) => ({
    seq: Number(row.seq),
    id: String(row.id),
    kind: String(row.kind),
    payload: JSON.parse(String(row.payload)),
  }));
}

function delivered({ seq }: Delivery): Statement {
  return {
    sql: 'UPDATE outbox SET delivered_at = ? WHERE seq = ? AND delivered_at IS NULL',
    args: [new Date().toISOString(), seq],
  };
}

/** Only what is the message's own fault counts towards setting it aside; an outage, however long, does not. */
function failed({ seq }: Delivery, error: unknown): Statement {
  return {
    sql: `UPDATE outbox SET attempts = attempts + ?1, last_error = ?2,
      parked_at = CASE WHEN ?1 AND attempts + 1 >= ?3 THEN ?4 ELSE parked_at END WHERE seq = ?5 AND delivered_at IS NULL`,
    args: [
      isOwnFault(error) ? 1 : 0,
      String(error).slice(0, 500),
      ATTEMPTS_BEFORE_PARKING,
      new Date().toISOString(),
      seq,
    ],
  };
}

/** A server that is away is no fault of the message: it is tried again for ever. */
function isOwnFault(error: unknown): boolean {
  return !(error instanceof DatabaseFailure && ['unavailable', 'unknown_outcome', 'overtaken'].includes(error.reason));
}
