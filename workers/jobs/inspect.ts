import type { R2Bucket } from '@cloudflare/workers-types';
import { inspectFile } from '@ndp/documents/inspect';
import { storedAt } from '@ndp/domain/evidence/file-name';
import { settleEvidence, type Verdict, waitingEvidence } from '@ndp/domain/evidence/inspect';
import { findTenants } from '@ndp/domain/organisations/tenants';
import { type Databases, systemGrant } from '@ndp/domain/permissions';
import { settleFile, waitingFiles } from '@ndp/domain/tasks/inspect';
import { hashOf } from '../api/files.ts';
import type { Environment } from '../environment.ts';

type Tenant = { slug: string; namespace: string };
type Store = Pick<Environment, 'files' | 'servers'>;

/**
 * Looks into the files that an organisation has handed in and that wait in quarantine: they must lie in the store
 * whole, as they were handed in, and hold nothing hostile. Only then are they handed out.
 */
export async function inspectWorkspace({ files, servers }: Store, { slug, namespace }: Tenant): Promise<number> {
  const databases: Databases = { servers, meter: { reads: 0, writes: 0 } };
  const grant = await systemGrant(databases, 'evidence.inspect', namespace);
  const waiting = await waitingEvidence(grant);
  for (const { id, name, sha256 } of waiting)
    await settleEvidence(grant, id, await verdictOn(files, storedAt(slug, sha256), { name, sha256 }));
  return waiting.length;
}

/** The same for the files that are shared as evidence of tasks. */
export async function inspectShared({ files, servers }: Store): Promise<void> {
  const grant = await systemGrant({ servers, meter: { reads: 0, writes: 0 } }, 'file.inspect');
  for (const { id, name, sha256, organisation } of await waitingFiles(grant))
    await settleFile(grant, id, await verdictOn(files, storedAt(organisation, sha256), { name, sha256 }));
}

/** What is to be said of the bytes under a key. */
async function verdictOn(
  store: R2Bucket,
  key: string,
  { name, sha256 }: { name: string; sha256: string },
): Promise<Verdict> {
  const object = await store.get(key);
  if (object === null) return { clean: false, reason: 'missing' };
  const bytes = new Uint8Array(await object.arrayBuffer());
  if ((await hashOf(bytes)) !== sha256) return { clean: false, reason: 'changed' };
  const found = inspectFile(bytes, name);
  return 'refused' in found ? { clean: false, reason: found.refused } : { clean: true };
}

/** Every organisation's quarantine: what was left when a Worker ended too soon. */
export async function inspectEverything(environment: Store): Promise<void> {
  const databases: Databases = { servers: environment.servers, meter: { reads: 0, writes: 0 } };
  await inspectShared(environment).catch((error) => console.error(`inspect: ${error}`));
  const tenants = await findTenants(await systemGrant(databases, 'directory.read'));
  for (const tenant of tenants)
    await inspectWorkspace(environment, tenant).catch((error) => console.error(`inspect ${tenant.slug}: ${error}`));
}
