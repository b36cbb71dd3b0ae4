import type { Statement } from '@ndp/database/handle';
import type { SystemGrant } from '../permissions.ts';

/** How long, in days, what is over stays to be looked at before it goes. */
const KEPT_DAYS = 90;
/** Rows that one run takes from one table, so that it stays short whatever has gathered. */
const AT_ONCE = 5000;

/**
 * Takes away what access leaves behind: counts of tries that are over, questions and links past their time, sessions
 * and invitations that ended, mails that were sent, notifications that were read. The audit trail stays.
 */
export async function sweepAccess({ programme }: SystemGrant<'access.sweep'>, now = new Date()): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString();
  const long = before(KEPT_DAYS);
  await programme.write([
    gone('attempt', 'window_ends_at < ?', before(0)),
    gone('sign_in_step', 'expires_at < ?', before(1)),
    gone('password_reset', 'expires_at < ?', long),
    gone('session', 'coalesce(revoked_at, expires_at) < ?', long),
    gone('invitation', 'coalesce(accepted_at, revoked_at, expires_at) < ?', long),
    gone('email', 'coalesce(sent_at, parked_at) < ?', long),
    gone('notification', 'mail IS NULL AND read_at < ?', long),
  ]);
}

function gone(table: string, over: string, instant: string): Statement {
  return {
    sql: `DELETE FROM ${table} WHERE rowid IN (SELECT rowid FROM ${table} WHERE ${over} LIMIT ${AT_ONCE})`,
    args: [instant],
  };
}
