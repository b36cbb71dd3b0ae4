import type { Client, InStatement, InValue } from '@libsql/client/web';
import type { BatchItem, BatchResponse } from 'drizzle-orm/batch';
import type { LibSQLDatabase } from 'drizzle-orm/libsql';
import { drizzle } from 'drizzle-orm/libsql/web';
import { connect, type Meter, type Servers } from './connect.ts';
import { failureOf } from './failure.ts';
import { type Content, type Found, openReader, type Reader } from './pipeline.ts';

export type Circle = 'workspace' | 'programme' | 'portal';

type Queries = Readonly<[BatchItem<'sqlite'>, ...BatchItem<'sqlite'>[]]>;

/** The rows of one statement, by column name. */
export interface Answer {
  rows: Record<string, Content>[];
}

/** Reads one database. It has no way to write: the type lacks the methods and the token lacks the right. */
export interface ReadHandle<C extends Circle = Circle> {
  readonly circle: C;
  readonly namespace: string;
  readonly db: Pick<LibSQLDatabase, 'select' | 'selectDistinct'>;
  /** Several queries in one round trip, seeing one state of the database. Throws DatabaseFailure. */
  read<Q extends Queries>(...queries: Q): Promise<BatchResponse<Q>>;
  /** SQL of this package, for what a query builder cannot say; one round trip. Throws DatabaseFailure. */
  ask(...statements: [InStatement, ...InStatement[]]): Promise<Answer[]>;
}

/** Reads and writes one database; writing is one batch that happens whole or not at all. */
export interface WriteHandle<C extends Circle = Circle> extends ReadHandle<C> {
  readonly db: Pick<LibSQLDatabase, 'select' | 'selectDistinct' | 'insert' | 'update' | 'delete'>;
  /** One batch in one round trip. On any error nothing is applied. Throws DatabaseFailure. */
  write(statements: readonly Statement[]): Promise<void>;
}

/** A statement of a batch: made by the handle's builders, or SQL of this package. */
export type Statement = { toSQL(): { sql: string; params: unknown[] } } | { sql: string; args: InValue[] };

export async function openForReading<C extends Circle>(servers: Servers, circle: C, namespace: string, meter: Meter) {
  return reader(circle, namespace, await openReader(servers, namespace, meter));
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
  return Object.assign(reader(circle, namespace, reading), {
    async write(statements: readonly Statement[]) {
      await writing.batch(statements.map(statement), 'write').catch((error) => {
        throw failureOf(error);
      });
    },
  });
}

/** The builder is bound to the reading client even in a writer, so a change outside `write` is refused by the server. */
function reader<C extends Circle>(circle: C, namespace: string, read: Reader) {
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
