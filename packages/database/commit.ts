import { type AuditEntry, type AuditHead, nextEntry } from './audit.ts';
import { DatabaseFailure } from './failure.ts';
import type { Statement, WriteHandle } from './handle.ts';
import { newId } from './ids.ts';
import { audit, outbox } from './schema/plumbing.ts';

/** What leaves this circle with the change. The id makes its delivery count once. */
export interface Message {
  id: string;
  kind: string;
  payload: unknown;
}

export function message(kind: string, payload: unknown, id = newId()): Message {
  return { id, kind, payload };
}

/** Holds when the statement before it changed exactly `rows` rows; otherwise the whole batch is undone. */
export function guarded(rows = 1): Statement {
  return { sql: 'INSERT INTO guard (changed, expected) SELECT changes(), ?', args: [rows] };
}

export interface Operation {
  /** The change, each conditional statement followed by `guarded()`. */
  statements: readonly Statement[];
  head: AuditHead;
  audit: AuditEntry;
  outgoing?: readonly Message[];
}

/**
 * One operation is one batch: the change with its guards, its audit entry, its outgoing messages.
 * Throws DatabaseFailure `changed` when a guard does not hold and `overtaken` when the chain has grown since.
 */
export async function commit(handle: WriteHandle<'workspace' | 'programme'>, operation: Operation): Promise<void> {
  const createdAt = new Date().toISOString();
  const outgoing = (operation.outgoing ?? []).map(({ id, kind, payload }) =>
    handle.db.insert(outbox).values({ id, kind, payload: JSON.stringify(payload), createdAt }),
  );
  const entry = handle.db.insert(audit).values(nextEntry(operation.head, operation.audit, createdAt));
  await handle.write([...operation.statements, entry, ...outgoing]);
}

/** How long an operation goes on trying while others of the same database keep overtaking it, in milliseconds. */
const PATIENCE = 10_000;

/** Repeats an operation that another one overtook: it reads the new state and head, and decides afresh. */
export async function repeated<T>(attempt: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + PATIENCE;
  for (let pause = 8; ; pause = Math.min(pause * 1.5, 250)) {
    try {
      return await attempt();
    } catch (error) {
      const overtaken = error instanceof DatabaseFailure && error.reason === 'overtaken';
      if (!overtaken) throw error;
      if (Date.now() > deadline)
        throw new DatabaseFailure('unavailable', 'too many operations at once on this database');
      await new Promise((resolve) => setTimeout(resolve, Math.random() * pause));
    }
  }
}
