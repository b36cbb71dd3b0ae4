import type { InStatement } from '@libsql/client/web';
import type { Answer, ReadHandle } from '../handle.ts';
import {
  facetStatements,
  itemsStatement,
  knownStatement,
  type PlatformFilter,
  type Position,
  type Sort,
  totalStatement,
} from './find.ts';

type Portal = ReadHandle<'portal'>;

export interface FoundPlatforms {
  /** Items as JSON texts, ready to be joined into an answer. */
  items: string[];
  total: number;
  next: Position | null;
  known: { edition: boolean; owner: boolean; focal: boolean };
  facets: { family: string; value: string; label: string; total: number }[];
}

/** One page of platforms with total and, when asked for, facets: one round trip. */
export async function findPlatforms(
  portal: Portal,
  filter: PlatformFilter,
  page: { sort: Sort; after: Position | null; limit: number; facets: boolean; prefix: boolean },
): Promise<FoundPlatforms> {
  const [known, items, total, ...facets] = await portal.ask(
    knownStatement(filter),
    itemsStatement(filter, page.sort, page.after, page.limit, page.prefix),
    totalStatement(filter, page.prefix),
    ...(page.facets ? facetStatements(filter, page.prefix) : []),
  );
  const rows = items?.rows ?? [];
  const shown = rows.slice(0, page.limit);
  const last = rows.length > page.limit ? shown.at(-1) : undefined;
  const exists = known?.rows[0];
  return {
    items: shown.map((row) => String(row.item)),
    total: Number(total?.rows[0]?.total ?? 0),
    next: last ? { key: Number(last.key), place: Number(last.place) } : null,
    known: { edition: exists?.edition !== null, owner: exists?.owner === 1, focal: exists?.focal === 1 },
    facets: facets.flatMap(({ rows: found }) =>
      found.map((row) => ({
        family: String(row.family),
        value: String(row.value),
        label: String(row.label),
        total: Number(row.total),
      })),
    ),
  };
}

const PLATFORM = `SELECT p.page, p.slug, p.code FROM platform_page p JOIN edition e ON e.ordinal = p.edition_ordinal WHERE`;

/**
 * The page of one platform, by id, code or slug, with the plans announced for it: one round trip. Without an
 * edition the newest one that lists the platform. Null when there is none.
 */
export async function findPlatform(portal: Portal, key: string, edition: string | null) {
  const column = /^[0-9a-f]{8}-/.test(key) ? 'platform_id' : /^NDP-/.test(key) ? 'code' : 'slug';
  const args = [key, edition];
  const [pages, plans] = await portal.ask(
    { sql: `${PLATFORM} p.${column} = ?1 AND (?2 IS NULL OR e.slug = ?2) ORDER BY e.ordinal DESC LIMIT 1`, args },
    {
      sql: `SELECT g.body FROM plan_page g JOIN plan_platform pp ON pp.plan_id = g.plan_id
        WHERE pp.code = (SELECT code FROM platform_page WHERE ${column} = ?1 LIMIT 1) ORDER BY g.year DESC, g.plan_id`,
      args: [key],
    },
  );
  const page = pages?.rows[0];
  return page ? { page: String(page.page), slug: String(page.slug), plans: bodies(plans) } : null;
}

/** The slug that stands at a number of an edition (the current one unless named), for redirects. */
export async function slugAtNumber(portal: Portal, number: number, edition: string | null): Promise<string | null> {
  const [found] = await portal.ask({
    sql: `${PLATFORM} p.number = ?1 AND CASE WHEN ?2 IS NULL THEN e.current = 1 ELSE e.slug = ?2 END`,
    args: [number, edition],
  });
  const row = found?.rows[0];
  return row ? String(row.slug) : null;
}

export async function findEditions(portal: Portal): Promise<string[]> {
  const [found] = await portal.ask('SELECT body FROM edition ORDER BY ordinal');
  return bodies(found);
}

/** One edition, by slug or id, with its platforms in order, as JSON texts. */
export async function findEdition(portal: Portal, key: string) {
  const wanted = "SELECT ordinal FROM edition WHERE slug = ?1 OR json_extract(body, '$.id') = ?1";
  const [editions, bases, items] = await portal.ask(
    { sql: `SELECT body FROM edition WHERE ordinal = (${wanted})`, args: [key] },
    {
      sql: `SELECT b.body FROM legal_basis b JOIN edition e ON e.number = b.number WHERE e.ordinal = (${wanted})`,
      args: [key],
    },
    {
      sql: `SELECT item AS body FROM platform_page WHERE edition_ordinal = (${wanted}) ORDER BY place LIMIT 1000`,
      args: [key],
    },
  );
  const edition = bodies(editions)[0];
  return edition === undefined ? null : { edition, basis: bodies(bases)[0] ?? null, platforms: bodies(items) };
}

export async function findOrganisations(portal: Portal, kind: string | null): Promise<string[]> {
  const [found] = await portal.ask({
    sql: "SELECT json_extract(body, '$.organisation') AS body FROM organisation_page WHERE ?1 IS NULL OR kind = ?1 ORDER BY name_rank",
    args: [kind],
  });
  return bodies(found);
}

/** One organisation with what it owns, supports and is focal unit for, in the current edition. */
export async function findOrganisation(portal: Portal, slug: string) {
  const current = 'p.edition_ordinal = (SELECT ordinal FROM edition WHERE current = 1)';
  const [pages, owns, supports, focal] = await portal.ask(
    { sql: 'SELECT body FROM organisation_page WHERE slug = ?', args: [slug] },
    {
      sql: `SELECT p.item AS body FROM platform_page p WHERE ${current} AND p.owner_slug = ? ORDER BY p.place`,
      args: [slug],
    },
    {
      sql: `SELECT p.item AS body FROM platform_party x JOIN platform_page p ON p.place = x.place
        WHERE x.slug = ? AND x.part = 'supporting' AND ${current} ORDER BY p.place`,
      args: [slug],
    },
    {
      sql: `SELECT x.slug AS unit, p.item AS body FROM platform_party x JOIN platform_page p ON p.place = x.place
        WHERE x.part = 'focal' AND ${current} AND (x.slug = ?1 OR x.slug IN (
          SELECT json_extract(value, '$.slug') FROM organisation_page o, json_each(o.body, '$.units') WHERE o.slug = ?1))
        ORDER BY x.slug, p.place`,
      args: [slug],
    },
  );
  const body = bodies(pages)[0];
  if (body === undefined) return null;
  const focalRows = (focal?.rows ?? []).map((row) => ({ unit: String(row.unit), item: String(row.body) }));
  return { body, owns: bodies(owns), supports: bodies(supports), focal: focalRows };
}

/** What the home page needs: the current edition, its platforms, the legal bases, newest first. */
export async function findHome(portal: Portal) {
  const current = 'edition_ordinal = (SELECT ordinal FROM edition WHERE current = 1)';
  const [editions, platforms, bases] = await portal.ask(
    'SELECT body FROM edition WHERE current = 1',
    `SELECT item AS body FROM platform_page WHERE ${current} ORDER BY place LIMIT 200`,
    'SELECT body FROM legal_basis ORDER BY date IS NULL, date DESC',
  );
  const edition = bodies(editions)[0];
  return edition === undefined ? null : { edition, platforms: bodies(platforms), bases: bodies(bases) };
}

/** Every public address that search engines should know. */
export async function findAddresses(portal: Portal) {
  const statements: [InStatement, ...InStatement[]] = [
    'SELECT slug AS body FROM platform_page WHERE edition_ordinal = (SELECT ordinal FROM edition WHERE current = 1) ORDER BY place LIMIT 20000',
    'SELECT slug AS body FROM organisation_page ORDER BY slug LIMIT 5000',
    'SELECT slug AS body FROM edition ORDER BY ordinal',
  ];
  const [platforms, organisations, editions] = await portal.ask(...statements);
  return { platforms: bodies(platforms), organisations: bodies(organisations), editions: bodies(editions) };
}

/** The counters of all cacheable families as one short text: what every ETag is made of. */
export async function findRevision(portal: Portal): Promise<string> {
  const [found] = await portal.ask('SELECT family, number FROM revision ORDER BY family');
  return (found?.rows ?? []).map((row) => `${String(row.family).charAt(0)}${row.number}`).join('.');
}

function bodies(found: Answer | undefined): string[] {
  return (found?.rows ?? []).map((row) => String(row.body));
}
