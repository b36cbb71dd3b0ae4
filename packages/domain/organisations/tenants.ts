import { asc, eq } from '@ndp/database/query';
import { type OrganisationKind, organisation } from '@ndp/database/schema/programme';
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

export interface DirectoryEntry extends Tenant {
  id: string;
  version: number;
  kind: OrganisationKind;
  state: 'active' | 'suspended';
}

/** Every tenant, the suspended ones too: what the operator looks after. */
export async function wholeDirectory(grant: SystemGrant<'directory.read'>): Promise<DirectoryEntry[]> {
  const { id, version, slug, kind, namespace, tenantState: state } = organisation;
  const [entries] = await grant.programme.read(
    grant.programme.db
      .select({ id, version, slug, kind, namespace, state })
      .from(organisation)
      .orderBy(asc(organisation.slug)),
  );
  return entries;
}
