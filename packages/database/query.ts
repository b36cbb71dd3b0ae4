// The parts of the query builder that verbs may use; drizzle itself stays inside this package.

export type { SQL as Condition } from 'drizzle-orm';
export { and, asc, count, desc, eq, exists, inArray, isNull, lt, ne, or, sql } from 'drizzle-orm';
