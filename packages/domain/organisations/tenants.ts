import { asc, eq } from '@ndp/database/query';
import { organisation } from '@ndp/database/schema/programme';
import type { SystemGrant } from '../permissions.ts';

export interface Tenant {
  slug: string;
  namespace: string;
}

/** The directory: every active tenant and where its workspace lives. */
export async function findTenants(grant: SystemGrant<'directory.read'>): Promise<Tenant[]> {
  const [tenants] = await grant.programme.read(
    grant.programme.db
      .select({ slug: organisation.slug, namespace: organisation.namespace })
      .from(organisation)
      .where(eq(organisation.tenantState, 'active'))
      .orderBy(asc(organisation.slug)),
  );
  return tenants;
}
