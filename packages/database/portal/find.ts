import type { InStatement, InValue } from '@libsql/client/web';
import { fold, words } from '../fold.ts';

export type Sort = 'number' | 'name' | 'owner' | 'relevance';

/** What platforms to find. Absent means no restriction; `edition` absent means the current one. */
export interface PlatformFilter {
  q?: string;
  group?: string;
  owner?: string;
  focal?: string;
  status?: string;
  edition?: string;
  /** Only these platforms, by code. */
  codes?: readonly string[];
}

/** Where a page of results begins: after this sort key and place. */
export interface Position {
  key: number;
  place: number;
}

/** Room for the numbers of one edition: place = ordinal × PLACES + number. */
export const PLACES = 1_000_000;

const ORDINAL = '(SELECT ordinal FROM edition WHERE CASE WHEN ?1 IS NULL THEN current = 1 ELSE slug = ?1 END)';

/**
 * The SQL of one page of results: rows of (item, place, key), in order, `limit` + 1 of them so that the caller
 * sees whether more follow. Search is ranked in tiers (name with marks, name, parties, description), each walked
 * in the order of the index, so a word that matches half the catalogue stops after one page too.
 */
export function itemsStatement(
  filter: PlatformFilter,
  sort: Sort,
  after: Position | null,
  limit: number,
  prefix = false,
): InStatement {
  const args: InValue[] = [filter.edition ?? null];
  const where = conditions(filter, args);
  const start = after ?? { key: -1, place: -1 };
  if (filter.q !== undefined && sort === 'relevance') {
    const tiers = searchTiers(filter.q, prefix);
    const parts = tiers.map((match, tier) => {
      if (tier < start.key) return null;
      const from = tier === start.key ? start.place : -1;
      return `SELECT * FROM (SELECT s.rowid AS place, ${tier} AS key FROM platform_search s
        ${where ? 'CROSS JOIN platform_page p ON p.place = s.rowid' : ''}
        WHERE platform_search MATCH ${bind(args, match)} AND s.rowid > max(${bind(args, from)}, e.ordinal * ${PLACES})
        AND s.rowid < (e.ordinal + 1) * ${PLACES} ${where} ORDER BY s.rowid LIMIT ${limit + 1})`;
    });
    const ordinal = `(SELECT ordinal FROM wanted)`;
    const hits = parts.filter((part) => part !== null).map((part) => part.replaceAll('e.ordinal', ordinal));
    return {
      sql: `WITH wanted AS (SELECT ${ORDINAL} AS ordinal), hits AS (${hits.join(' UNION ALL ')})
        SELECT p.item, hits.place, hits.key FROM hits JOIN platform_page p ON p.place = hits.place
        ORDER BY hits.key, hits.place LIMIT ${limit + 1}`,
      args,
    };
  }
  if (sort === 'number' || sort === 'relevance') {
    // `place` is the order by number, and the key of the table: nothing is sorted.
    const from = `max(${bind(args, start.place)}, ${ORDINAL} * ${PLACES})`;
    return {
      sql: `SELECT p.item, p.place, p.number AS key FROM platform_page p WHERE p.place > ${from}
        AND p.place < (${ORDINAL} + 1) * ${PLACES} ${where} ${matching(filter, args, prefix)} ORDER BY p.place LIMIT ${limit + 1}`,
      args,
    };
  }
  const key = { name: 'p.name_rank', owner: 'p.owner_rank' }[sort];
  const from = `(${key}, p.place) > (${bind(args, start.key)}, ${bind(args, start.place)})`;
  return {
    sql: `SELECT p.item, p.place, ${key} AS key FROM platform_page p WHERE p.edition_ordinal = ${ORDINAL}
      AND ${from} ${where} ${matching(filter, args, prefix)} ORDER BY ${key}, p.place LIMIT ${limit + 1}`,
    args,
  };
}

/** The SQL that counts all results. */
export function totalStatement(filter: PlatformFilter, prefix = false): InStatement {
  const args: InValue[] = [filter.edition ?? null];
  const where = conditions(filter, args);
  if (filter.q === undefined && where === '') {
    return { sql: `SELECT json_extract(body, '$.platforms') AS total FROM edition WHERE ordinal = ${ORDINAL}`, args };
  }
  if (filter.q === undefined) {
    return { sql: `SELECT count(*) AS total FROM platform_page p WHERE p.edition_ordinal = ${ORDINAL} ${where}`, args };
  }
  return {
    sql: `WITH wanted AS (SELECT ${ORDINAL} AS ordinal) SELECT count(*) AS total FROM platform_search s
      ${where ? 'CROSS JOIN platform_page p ON p.place = s.rowid' : ''}
      WHERE platform_search MATCH ${bind(args, searchAll(filter.q, prefix))}
      AND s.rowid > (SELECT ordinal FROM wanted) * ${PLACES} AND s.rowid < ((SELECT ordinal FROM wanted) + 1) * ${PLACES} ${where}`,
    args,
  };
}

/** Which of the named things exist, so that an unknown value is told apart from one without results. */
export function knownStatement({ edition, owner, focal }: PlatformFilter): InStatement {
  return {
    sql: `SELECT ${ORDINAL} AS edition,
      ?2 IS NULL OR EXISTS (SELECT 1 FROM organisation_page WHERE slug = ?2) AS owner,
      ?3 IS NULL OR EXISTS (SELECT 1 FROM platform_party WHERE slug = ?3 AND part = 'focal') AS focal`,
    args: [edition ?? null, owner ?? null, focal ?? null],
  };
}

/** The SQL of the four facets: rows of (family, value, label, total), each counted without its own restriction. */
export function facetStatements(filter: PlatformFilter, prefix = false): InStatement[] {
  const family = (name: keyof PlatformFilter, value: string, label: string, join = '') => {
    const { [name]: _, ...others } = filter;
    const args: InValue[] = [filter.edition ?? null];
    // The label is looked up once for each value, not once for each row.
    return {
      sql: `SELECT '${name}' AS family, found.value, ${label} AS label, found.total FROM (
        SELECT ${value} AS value, count(*) AS total FROM platform_page p ${join}
        WHERE p.edition_ordinal = ${ORDINAL} AND ${value} IS NOT NULL ${conditions(others, args)} ${matching(others, args, prefix)}
        GROUP BY ${value}) AS found ORDER BY found.total DESC, label`,
      args,
    };
  };
  const owner = `(SELECT json_extract(o.item, '$.owner') FROM platform_page o WHERE o.edition_ordinal = ${ORDINAL} AND o.owner_slug = found.value LIMIT 1)`;
  const focal = "(SELECT f.name FROM platform_party f WHERE f.slug = found.value AND f.part = 'focal' LIMIT 1)";
  return [
    family('group', 'p.group_code', 'found.value'),
    family('owner', 'p.owner_slug', owner),
    family('focal', 'x.slug', focal, "JOIN platform_party x ON x.place = p.place AND x.part = 'focal'"),
    family('status', 'p.owner_status', 'found.value'),
  ];
}

function conditions(filter: PlatformFilter, args: InValue[]): string {
  const parts: string[] = [];
  if (filter.group !== undefined) parts.push(`p.group_code = ${bind(args, filter.group)}`);
  if (filter.owner !== undefined) parts.push(`p.owner_slug = ${bind(args, filter.owner)}`);
  if (filter.status !== undefined) parts.push(`p.owner_status = ${bind(args, filter.status)}`);
  if (filter.codes !== undefined)
    parts.push(`p.code IN (SELECT value FROM json_each(${bind(args, JSON.stringify(filter.codes))}))`);
  if (filter.focal !== undefined)
    parts.push(
      `EXISTS (SELECT 1 FROM platform_party y WHERE y.slug = ${bind(args, filter.focal)} AND y.part = 'focal' AND y.place = p.place)`,
    );
  return parts.map((part) => `AND ${part}`).join(' ');
}

function matching(filter: PlatformFilter, args: InValue[], prefix: boolean): string {
  if (filter.q === undefined) return '';
  return `AND p.place IN (SELECT rowid FROM platform_search WHERE platform_search MATCH ${bind(args, searchAll(filter.q, prefix))})`;
}

function bind(args: InValue[], value: InValue): string {
  args.push(value);
  return `?${args.length}`;
}

/** All words, wherever they stand; the last one may be the beginning of a word when `prefix` is set. */
function allWords(q: string, prefix: boolean): string {
  const quoted = words(fold(q)).map((word) => `"${word}"`);
  return `(${quoted.join(' AND ')}${prefix ? '*' : ''})`;
}

function searchAll(q: string, prefix: boolean): string {
  return `{name parties description} : ${allWords(q, prefix)}`;
}

function searchTiers(q: string, prefix: boolean): string[] {
  const all = allWords(q, prefix);
  const original = `original_name : (${words(q)
    .map((word) => `"${word}"`)
    .join(' AND ')})`;
  return [
    `(${original}) AND (name : ${all})`,
    `(name : ${all}) NOT (${original})`,
    `({name parties} : ${all}) NOT (name : ${all})`,
    `({name parties description} : ${all}) NOT ({name parties} : ${all})`,
  ];
}
