import { discardedFiles } from '@ndp/domain/evidence/discarded';
import { storedAt } from '@ndp/domain/evidence/file-name';
import { findTenants } from '@ndp/domain/organisations/tenants';
import { type Databases, systemGrant } from '@ndp/domain/permissions';
import type { Environment } from '../environment.ts';

type Tenant = { slug: string; namespace: string };
type Store = Pick<Environment, 'servers'> & { files: Pick<Environment['files'], 'delete'> };

/** The most keys that the object store takes in one request to delete. */
const AT_ONCE = 1_000;

/** Deletes the files of an organisation's drafts that were thrown away; what is gone already stays gone. */
export async function sweepFiles({ files, servers }: Store, { slug, namespace }: Tenant): Promise<number> {
  const databases: Databases = { servers, meter: { reads: 0, writes: 0 } };
  const discarded = await discardedFiles(await systemGrant(databases, 'evidence.sweep', namespace), slug);
  const keys = discarded.map((sha256) => storedAt(slug, sha256));
  for (let from = 0; from < keys.length; from += AT_ONCE) await files.delete(keys.slice(from, from + AT_ONCE));
  return keys.length;
}

/** Every organisation's: what was left when a Worker ended too soon. */
export async function sweepEverything(environment: Store): Promise<void> {
  const databases: Databases = { servers: environment.servers, meter: { reads: 0, writes: 0 } };
  for (const tenant of await findTenants(await systemGrant(databases, 'directory.read')))
    await sweepFiles(environment, tenant).catch((error) => console.error(`sweep ${tenant.slug}: ${error}`));
}
