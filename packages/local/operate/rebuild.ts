import { verifyAudit } from '@ndp/database/audit';
import { contentsOf, type Part, totalsOf } from '@ndp/database/contents';
import { danglingIn, fillFrom } from '@ndp/database/fill';
import type { WriteHandle } from '@ndp/database/handle';
import { migrate } from '@ndp/database/migrate';
import type { Servers } from '@ndp/database/servers';
import { type Databases, systemGrant } from '@ndp/domain/permissions';
import { migrationFiles } from '../migrations.ts';
import { type Admin, createNamespace } from '../namespaces.ts';
import { migrateAll } from '../prepare.ts';
import { Trouble } from '../trouble.ts';
import { type Backup, partsOf } from './backup-file.ts';

export interface Place {
  servers: Servers;
  admin: Admin;
  databases: Databases;
}

/** Throws Trouble where a backup was made by a newer version of this code, which knows tables that we do not. */
export function assertKnown({ file, header }: Backup): void {
  const known = migrationFiles().filter(({ circle }) => circle === header.circle);
  const unknown = header.migrations.find((name) => !known.some((migration) => migration.name === name));
  if (unknown !== undefined)
    throw new Trouble(
      `${file} was made by a newer version (${header.circle} ${unknown}). Update this one first. Nothing was changed.`,
    );
}

/**
 * Builds a backup's database in a namespace that is new, proves it equal (every table's rows by their hash, the audit
 * chain, what refers to what), and only then brings it to the newest version. Throws Trouble; the namespace is then
 * of no use.
 */
export async function rebuild(
  place: Place,
  backup: Backup,
  namespace: string,
  say: (rows: number) => void = () => {},
): Promise<void> {
  const { header, tables, file } = backup;
  const target = { circle: header.circle, namespace };
  const then = migrationFiles().filter(
    ({ circle, name }) => circle === header.circle && header.migrations.includes(name),
  );
  await migrate(place.servers, [target], then, (name) => createNamespace(place.admin, name));
  const handle = await openFor(place.databases, backup, namespace);
  await fillFrom(handle, counted(partsOf(backup), say));
  const found = await totalsOf(contentsOf(handle));
  const differs = tables.find((table, at) => JSON.stringify(table) !== JSON.stringify(found[at]));
  if (differs || found.length !== tables.length)
    throw new Trouble(
      `${file}: the rebuilt table ${differs?.name ?? found.at(-1)?.name} is not equal to the backup's.`,
    );
  const [dangling] = await danglingIn(handle);
  if (dangling) throw new Trouble(`${file}: rows refer to what is not there (${dangling}).`);
  if (handle.circle !== 'portal') {
    const { brokenAt, head } = await verifyAudit(handle as WriteHandle<'workspace' | 'programme'>);
    if (brokenAt !== null) throw new Trouble(`${file}: its audit chain is broken at entry ${brokenAt}.`);
    if (head.hash !== (header.audit?.hash ?? ''))
      throw new Trouble(`${file}: its audit trail does not end where it says.`);
  }
  await migrateAll(place.servers, place.admin, [target]);
}

async function* counted(parts: AsyncIterable<Part>, say: (rows: number) => void): AsyncGenerator<Part> {
  let rows = 0;
  for await (const part of parts) {
    yield part;
    if (part.part !== 'rows') continue;
    rows += part.rows.length;
    say(rows);
  }
}

async function openFor(databases: Databases, { header }: Backup, namespace: string): Promise<WriteHandle> {
  if (header.circle === 'workspace') return (await systemGrant(databases, 'restore.workspace', namespace)).workspace;
  if (header.circle === 'programme') return (await systemGrant(databases, 'restore.programme')).programme;
  return (await systemGrant(databases, 'restore.portal')).portal;
}
