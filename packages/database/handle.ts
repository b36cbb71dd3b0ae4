import type { InStatement, InValue } from '@libsql/client/web';
import type { BatchItem, BatchResponse } from 'drizzle-orm/batch';
import type { LibSQLDatabase } from 'drizzle-orm/libsql';
import type { Content } from './pipeline.ts';
import type { Snapshot } from './snapshot.ts';

export type Circle = 'workspace' | 'programme' | 'portal';

export type Queries = Readonly<[BatchItem<'sqlite'>, ...BatchItem<'sqlite'>[]]>;

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
  /** One state of the database, to be read in many round trips and closed. Throws DatabaseFailure. */
  snapshot(): Promise<Snapshot>;
}

/** Reads and writes one database; writing is one batch that happens whole or not at all. */
export interface WriteHandle<C extends Circle = Circle> extends ReadHandle<C> {
  readonly db: Pick<LibSQLDatabase, 'select' | 'selectDistinct' | 'insert' | 'update' | 'delete'>;
  /** One batch in one round trip. On any error nothing is applied. Throws DatabaseFailure. */
  write(statements: readonly Statement[]): Promise<void>;
  /** One batch that does not look at foreign keys, for filling a database from a backup. Throws DatabaseFailure. */
  fill(statements: readonly Statement[]): Promise<void>;
}

/** A statement of a batch: made by the handle's builders, or SQL of this package. */
export type Statement = { toSQL(): { sql: string; params: unknown[] } } | { sql: string; args: InValue[] };
