import { type Condition, sql } from '@ndp/database/query';
import { invitation, organisation } from '@ndp/database/schema/programme';

/**
 * The invitation of a link that may still be taken up: neither used nor taken back, in its time, for a membership
 * that is not over yet, into an organisation whose workspace is open.
 * @param tokenHash hash of the link's secret
 * @param today ISO date in Asia/Ho_Chi_Minh
 */
export function openInvitation(tokenHash: string, today: string): Condition {
  return sql`${invitation.tokenHash} = ${tokenHash} and ${invitation.acceptedAt} is null
    and ${invitation.revokedAt} is null and ${invitation.expiresAt} > ${new Date().toISOString()}
    and coalesce(${invitation.membershipUntil}, '9') > ${today} and ${organisation.tenantState} = 'active'`;
}
