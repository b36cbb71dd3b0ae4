/**
 * Why a database refused, as a closed list:
 * changed: a guard did not hold; overtaken: another operation extended the audit chain, took the next number of a
 * register or used the same idempotency key first (read again and decide afresh);
 * received: this message has taken effect before; duplicate: a unique key exists; unavailable: nothing was applied, try again after `retryAfter` seconds;
 * unknown_outcome: the answer was lost, repeat with the same idempotency key; forbidden: the token does not
 * open this database or not for writing; invalid: the statement itself is wrong (a bug of ours).
 */
export type DatabaseReason =
  | 'changed'
  | 'overtaken'
  | 'received'
  | 'duplicate'
  | 'unavailable'
  | 'unknown_outcome'
  | 'forbidden'
  | 'invalid';

export class DatabaseFailure extends Error {
  readonly reason: DatabaseReason;
  /** Seconds after which a repetition makes sense. */
  readonly retryAfter: number;
  constructor(reason: DatabaseReason, message: string, retryAfter = 1) {
    super(message);
    this.name = 'DatabaseFailure';
    this.reason = reason;
    this.retryAfter = retryAfter;
  }
}

/** Turns whatever the driver threw into one of the reasons above. */
export function failureOf(error: unknown): DatabaseFailure {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof DatabaseFailure) return cause;
  }
  const text = String(error instanceof Error ? error.message : error);
  if (text.includes('guard: the record has changed')) return new DatabaseFailure('changed', text);
  if (isOvertaken(text)) return new DatabaseFailure('overtaken', text);
  if (text.includes('UNIQUE constraint failed: inbox.message_id')) return new DatabaseFailure('received', text);
  if (text.includes('UNIQUE constraint failed')) return new DatabaseFailure('duplicate', text);
  if (/BLOCKED|not authorized|forbidden/i.test(text)) return new DatabaseFailure('forbidden', text);
  if (/SQLITE_BUSY|database is locked/i.test(text)) return new DatabaseFailure('unavailable', text);
  return new DatabaseFailure('invalid', text);
}

/** Whether a server's answer says that another operation was faster. */
export function isOvertaken(text: string): boolean {
  return /UNIQUE constraint failed: (audit\.seq|idempotency_key\.|register_entry\.|plan_delivery\.)/.test(text);
}
