import { eq, sql } from '@ndp/database/query';
import { membership, organisation, person } from '@ndp/database/schema/programme';
import type { SystemGrant } from '../permissions.ts';
import { isLive } from './live.ts';

/** The demonstration accounts of a local stack, as its sign-in page lists them. */
export async function listDemoAccounts({ programme }: SystemGrant<'directory.read'>, today: string) {
  const [accounts] = await programme.read(
    programme.db
      .select({ name: person.name, email: sql<string>`${person.email}`, role: membership.role, organisation })
      .from(membership)
      .innerJoin(person, eq(person.id, membership.personId))
      .innerJoin(organisation, eq(organisation.id, membership.organisationId))
      .where(sql`${person.demo} = 1 and ${person.email} is not null and ${isLive(today)}`)
      .orderBy(organisation.slug, membership.role),
  );
  return accounts;
}
