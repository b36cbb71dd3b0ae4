import type { Statement, WriteHandle } from '@ndp/database/handle';
import { eq, sql } from '@ndp/database/query';
import { externalIdentity, session } from '@ndp/database/schema/programme';

/**
 * What goes when an organisation no longer trusts an identity provider: whom it knew, as its names for people are its
 * own, and the sessions that were opened on its word.
 */
export function forgetting(
  { db }: WriteHandle<'programme'>,
  { providerId, organisationId, at }: { providerId: string; organisationId: string; at: string },
): Statement[] {
  return [
    db.delete(externalIdentity).where(eq(externalIdentity.providerId, providerId)),
    db
      .update(session)
      .set({ revokedAt: at, revokedWhy: 'provider_changed' })
      .where(
        sql`${session.how} = 'oidc' and ${session.revokedAt} is null
          and ${session.membershipId} in (select id from membership where organisation_id = ${organisationId})`,
      ),
  ];
}
