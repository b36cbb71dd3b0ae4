import { type Condition, eq, sql } from '@ndp/database/query';
import { notification } from '@ndp/database/schema/programme';
import type { Member } from '../permissions.ts';

/**
 * One's own notifications: of all organisations, but in a session that an organisation's identity provider opened only
 * those of that organisation and of the account itself. docs/decisions/0015
 */
export function noticesOf({ personId, organisation, session }: Member): Condition {
  const mine = eq(notification.personId, personId);
  if (session?.how !== 'oidc') return mine;
  return sql`${mine} and coalesce(${notification.organisationId}, ${organisation.id}) = ${organisation.id}`;
}
