import { sql } from '@ndp/database/query';

/** The name of whoever acted under a key: a person's, or that of an API token. @param key "table.column" of the key */
export function authorName(key: string) {
  const column = sql.raw(key);
  return sql<string>`coalesce((select w.name from person w where w.key = ${column}),
    (select a.name from api_token a where 'token:' || a.prefix = ${column}), ${column})`;
}
