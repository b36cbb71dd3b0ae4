import type { Client, InStatement, InValue } from '@libsql/client/web';
import type { LibSQLDatabase } from 'drizzle-orm/libsql';
import { drizzle } from 'drizzle-orm/libsql/web';
import { connect } from './connect.ts';
import { failureOf } from './failure.ts';
import type { Answer, Circle, Queries, Statement, WriteHandle } from './handle.ts';
import { type Found, openReader, type Reader } from './pipeline.ts';
import type { Meter, Servers } from './servers.ts';
import { openSnapshot, type Snapshot } from './snapshot.ts';

// Opening a database is for grants (grant.ts) and for this package alone; a lint rule keeps it so.

export async function openForReading<C extends Circle>(servers: Servers, circle: C, namespace: string, meter: Meter) {
  const snapshot = () => openSnapshot(servers, namespace, meter);
  return reader(circle, namespace, await openReader(servers, namespace, meter), snapshot);
}

/** A writer reads from the primary: a replica may lack what was just written. */
export async function openForWriting<C extends Circle>(
  servers: Servers,
  circle: C,
  namespace: string,
  meter: Meter,
): Promise<WriteHandle<C>> {
  const primary = { ...servers, portalUrl: servers.readUrl };
  const [reading, writing] = await Promise.all([
    openReader(primary, namespace, meter),
    connect(primary, namespace, 'write', meter),
  ]);
  const statement = (s: Statement): InStatement => {
    if (!('toSQL' in s)) return s;
    const { sql, params } = s.toSQL();
    return { sql, args: params as InValue[] };
  };
  const snapshot = () => openSnapshot(primary, namespace, meter);
  return Object.assign(reader(circle, namespace, reading, snapshot), {
    async write(statements: readonly Statement[]) {
      await writing.batch(statements.map(statement), 'write').catch((error) => {
        throw failureOf(error);
      });
    },
    async fill(statements: readonly Statement[]) {
      await writing.migrate(statements.map(statement)).catch((error) => {
        throw failureOf(error);
      });
    },
  });
}

/** The builder is bound to the reading client even in a writer, so a change outside `write` is refused by the server. */
function reader<C extends Circle>(circle: C, namespace: string, read: Reader, snapshot: () => Promise<Snapshot>) {
  const batch = (statements: readonly InStatement[]): Promise<Found[]> =>
    read(statements).catch((error) => {
      throw failureOf(error);
    });
  // Made when first asked for: the public read path never does.
  let made: LibSQLDatabase | undefined;
  const builder = () => (made ??= drizzle({ client: { batch } as unknown as Client }));
  return {
    circle,
    namespace,
    snapshot,
    ask: (...statements: [InStatement, ...InStatement[]]) => batch(statements).then((found) => found.map(named)),
    get db() {
      return builder();
    },
    read: <Q extends Queries>(...queries: Q) => builder().batch(queries),
  };
}

function named({ columns, rows }: Found): Answer {
  return { rows: rows.map((row) => Object.fromEntries(columns.map((column, place) => [column, row[place] ?? null]))) };
}
