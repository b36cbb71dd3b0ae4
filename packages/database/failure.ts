/**
 * Why a database refused, as a closed list:
 * changed: a guard did not hold; overtaken: another operation extended the audit chain first (repeat);
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
  if (error instanceof DatabaseFailure) return error;
  const text = textOf(error);
  if (text.includes('guard: the record has changed')) return new DatabaseFailure('changed', text);
  if (text.includes('UNIQUE constraint failed: audit.seq')) return new DatabaseFailure('overtaken', text);
  if (text.includes('UNIQUE constraint failed: inbox.message_id')) return new DatabaseFailure('received', text);
  if (text.includes('UNIQUE constraint failed')) return new DatabaseFailure('duplicate', text);
  if (/NamespaceDoesntExist|namespace .* doesn.t exist|HTTP status 40[13]|BLOCKED|not authorized|Authorization/i.test(text))
    return new DatabaseFailure('forbidden', text);
  if (text.includes('"outcome":"unknown"') || /HTTP status 50[24]/.test(text)) return new DatabaseFailure('unknown_outcome', text);
  if (/HTTP status (429|503)|SQLITE_BUSY|ECONNREFUSED|fetch failed|Network connection lost|internal error/i.test(text))
    return new DatabaseFailure('unavailable', text);
  return new DatabaseFailure('invalid', text);
}

function textOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : ` ← ${textOf(error.cause)}`;
  return `${error.message}${cause}`;
}
