import { canonical } from '@ndp/database/canonical';
import { words } from '@ndp/database/fold';
import type { PlatformFilter, Sort } from '@ndp/database/portal/find';
import { type FoundPlatforms, findPlatforms } from '@ndp/database/portal/read';
import * as v from 'valibot';
import type { PublicGrant } from '../permissions.ts';
import { type FieldError, Refusal } from '../refusal.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';

const slug = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'slug'), v.maxLength(120));

/** What may be asked of the list of platforms, as it stands in the address. */
export const PlatformQuery = v.strictObject({
  q: v.optional(v.pipe(v.string(), v.maxLength(200))),
  group: v.optional(v.picklist(['I', 'II'])),
  owner: v.optional(slug),
  focal: v.optional(slug),
  status: v.optional(v.picklist(['confirmed', 'proposed', 'enterprise'])),
  edition: v.optional(slug),
  sort: v.optional(v.picklist(['number', 'name', 'owner', 'relevance'])),
  limit: v.optional(
    v.pipe(v.string(), v.regex(/^\d{1,3}$/), v.transform(Number), v.minValue(1), v.maxValue(100)),
    '20',
  ),
  cursor: v.optional(v.pipe(v.string(), v.maxLength(100))),
});
export type PlatformQuery = v.InferOutput<typeof PlatformQuery>;

export interface PlatformList extends Pick<FoundPlatforms, 'items' | 'total' | 'facets'> {
  nextCursor: string | null;
  sort: Sort;
  /** True when no whole word matched and the last word was taken as a beginning. */
  widened: boolean;
}

/**
 * Finds platforms of one edition: one round trip, a second when nothing matched whole words.
 * Throws Refusal `invalid_input` for an edition, owner or focal unit that does not exist and for a foreign cursor.
 */
export async function listPlatforms(
  grant: Pick<PublicGrant, 'portal'>,
  query: PlatformQuery,
  options: { cursorKey: string; facets?: boolean; codes?: readonly string[] },
): Promise<PlatformList> {
  const { q, group, owner, focal, status, edition, limit, cursor } = query;
  const text = q === undefined || words(q).length === 0 ? undefined : words(q).slice(0, 20).join(' ');
  const sort =
    query.sort === 'relevance' && text === undefined ? 'number' : (query.sort ?? (text ? 'relevance' : 'number'));
  const filter = Object.fromEntries(
    Object.entries({ q: text, group, owner, focal, status, edition, codes: options.codes }).filter(
      ([, value]) => value !== undefined,
    ),
  ) as PlatformFilter;
  const find = (prefix: boolean) => {
    const question = canonical({ ...filter, sort, prefix });
    const after = cursor === undefined ? null : decodeCursor(cursor, question, options.cursorKey);
    const page = { sort, after, limit, facets: options.facets ?? false, prefix };
    return findPlatforms(grant.portal, filter, page).then((found) => ({ found, question }));
  };
  // A search that matched nothing is tried once more with its last word as a beginning; its cursors say so.
  let widened = false;
  let result = await find(false).catch((error) => {
    if (text === undefined || cursor === undefined || !(error instanceof Refusal)) throw error;
    widened = true;
    return find(true);
  });
  refuseUnknown(filter, result.found.known);
  if (text !== undefined && result.found.total === 0 && !widened) {
    const wider = await find(true);
    if (wider.found.total > 0) {
      result = wider;
      widened = true;
    }
  }
  const { found, question } = result;
  return {
    items: found.items,
    total: found.total,
    facets: found.facets,
    nextCursor: found.next && encodeCursor(found.next, question, options.cursorKey),
    sort,
    widened,
  };
}

function refuseUnknown(filter: PlatformFilter, known: FoundPlatforms['known']): void {
  const unknown = (['edition', 'owner', 'focal'] as const).filter((name) => filter[name] !== undefined && !known[name]);
  if (unknown.length === 0) return;
  const fields: FieldError[] = unknown.map((name) => ({
    pointer: name,
    detail: {
      vi: `Không có giá trị “${filter[name]}”. Xem các giá trị ở /v1/${name === 'edition' ? 'editions' : 'organisations'}.`,
      en: `There is no "${filter[name]}". See /v1/${name === 'edition' ? 'editions' : 'organisations'} for the values.`,
    },
  }));
  throw new Refusal('invalid_input', fields[0]?.detail ?? { vi: '', en: '' }, fields);
}
