import { connect } from './connect.ts';
import { DatabaseFailure, failureOf } from './failure.ts';
import type { Circle } from './handle.ts';
import type { Servers } from './servers.ts';

/** One numbered file of migrations/<circle>/. */
export interface Migration {
  circle: Circle;
  /** "0001-foundation" */
  name: string;
  sql: string;
}

export interface Target {
  circle: Circle;
  namespace: string;
}

export interface MigrationStatus extends Target {
  /** Name of the newest migration applied, or null for an empty database. */
  at: string | null;
  pending: string[];
}

const TABLE = 'CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY, applied_at TEXT NOT NULL) STRICT;';
const AT_ONCE = 4;

/**
 * Brings every database to the newest version, four at a time. Each file is one transaction together with the row
 * that records it, so a run that was killed goes on where it stopped and never leaves half a file.
 * @param create makes a namespace that does not exist yet
 */
export async function migrate(
  servers: Servers,
  targets: readonly Target[],
  migrations: readonly Migration[],
  create: (namespace: string) => Promise<void>,
  progress: (done: number, of: number) => void = () => {},
): Promise<void> {
  let done = 0;
  await inParallel(targets, async (target) => {
    const status = await statusOf(servers, target, migrations);
    if (status === null) await create(target.namespace);
    const pending = status?.pending ?? namesFor(target.circle, migrations);
    for (const migration of migrations.filter((m) => m.circle === target.circle && pending.includes(m.name))) {
      await apply(servers, target, migration);
    }
    done += 1;
    progress(done, targets.length);
  });
}

/** Where each database stands; a database that does not exist has everything pending. */
export async function migrationStatus(
  servers: Servers,
  targets: readonly Target[],
  migrations: readonly Migration[],
): Promise<MigrationStatus[]> {
  const found = new Map<Target, MigrationStatus>();
  await inParallel(targets, async (target) => {
    const missing = { ...target, at: null, pending: namesFor(target.circle, migrations) };
    found.set(target, (await statusOf(servers, target, migrations)) ?? missing);
  });
  return targets.flatMap((target) => found.get(target) ?? []);
}

async function statusOf(servers: Servers, target: Target, migrations: readonly Migration[]) {
  const client = await connect(servers, target.namespace, 'read', { reads: 0, writes: 0 });
  const names = namesFor(target.circle, migrations);
  try {
    const { rows } = await client.execute('SELECT name FROM migration ORDER BY name');
    const applied = rows.map((row) => String(row.name));
    return { ...target, at: applied.at(-1) ?? null, pending: names.filter((name) => !applied.includes(name)) };
  } catch (error) {
    const failure = failureOf(error);
    if (failure.message.includes('no such table')) return { ...target, at: null, pending: names };
    if (failure.reason === 'forbidden') return null; // The server answers 404 for a namespace that does not exist.
    throw failure;
  }
}

async function apply(servers: Servers, target: Target, migration: Migration): Promise<void> {
  const client = await connect(servers, target.namespace, 'write', { reads: 0, writes: 0 });
  const record = `INSERT INTO migration (name, applied_at) VALUES ('${migration.name}', datetime('now'));`;
  try {
    await client.executeMultiple(`BEGIN IMMEDIATE; ${TABLE} ${record} ${migration.sql}\n; COMMIT;`);
  } catch (error) {
    const failure = failureOf(error);
    // Another runner was first. Any other unique key that breaks is a fault of the file's own.
    if (failure.message.includes('UNIQUE constraint failed: migration.name')) return;
    throw new DatabaseFailure(failure.reason, `${target.namespace}, ${migration.name}: ${failure.message}`);
  }
}

function namesFor(circle: Circle, migrations: readonly Migration[]): string[] {
  return migrations.filter((migration) => migration.circle === circle).map((migration) => migration.name);
}

async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
