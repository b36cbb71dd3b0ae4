import { words } from '@ndp/database/fold';
import { listPlatforms, PlatformQuery } from '@ndp/domain/catalogue/list';
import type { Bilingual, OrganisationRef, PlatformItem } from '@ndp/domain/catalogue/shapes';
import type { PublicGrant } from '@ndp/domain/permissions';
import { parsed } from '../api/parse.ts';
import { page } from './document.tsx';
import { href, type Lang } from './language.ts';
import { ListPage, type ListProps, listHead } from './pages/list.tsx';
import type { FacetName, Facets } from './parts/facets.tsx';
import type { Rendered } from './serve.ts';
import { texts } from './texts.ts';

const KNOWN = ['q', 'group', 'owner', 'focal', 'status', 'sort', 'edition', 'cursor', 'from'] as const;
const PER_PAGE = 20;

/** What of an address the list depends on, in one order: unknown and empty parameters are left out. */
export function listQuery(url: URL): URLSearchParams {
  const known = new URLSearchParams();
  for (const name of KNOWN) {
    const value = url.searchParams.get(name);
    // A search without a letter or digit asks for nothing.
    if (value === null || value === '' || (name === 'q' && words(value).length === 0)) continue;
    known.set(name, value.replace(/\p{Cc}/gu, ' '));
  }
  return known;
}

/** The list of platforms as a page: state in the address, filters as links. */
export async function renderList(
  grant: PublicGrant,
  lang: Lang,
  search: URLSearchParams,
  publicOrigin: string,
  cursorKey: string,
): Promise<Rendered> {
  const given = Object.fromEntries(search);
  const { from, ...asked } = given;
  const query = parsed(PlatformQuery, { ...asked, limit: String(PER_PAGE) }, 'query');
  const list = await listPlatforms(grant, query, { cursorKey, facets: true });
  const items: PlatformItem[] = list.items.map((text) => JSON.parse(text));
  const address = (change: Record<string, string | null>) => {
    const next = new URLSearchParams();
    for (const name of KNOWN) {
      const value = name in change ? change[name] : name === 'cursor' || name === 'from' ? null : given[name];
      if (value) next.set(name, value);
    }
    const text = next.toString();
    return href(lang, `/nen-tang${text && `?${text}`}`);
  };
  const first = query.cursor !== undefined && /^[1-9]\d{0,6}$/.test(from ?? '') ? Number(from) : 1;
  const t = texts(lang).list;
  const sorts = (
    query.q ? ['relevance', 'number', 'name', 'owner'] : ['number', 'name', 'owner']
  ) as (keyof typeof t.sorts)[];
  const props: ListProps = {
    lang,
    query: {
      q: query.q ?? '',
      group: query.group ?? null,
      owner: query.owner ?? null,
      focal: query.focal ?? null,
      sort: query.sort ?? null,
      edition: query.edition ?? null,
    },
    items: items.map((item) => ({ ...item, hits: null })),
    total: list.total,
    first,
    next: list.nextCursor && address({ cursor: list.nextCursor, from: String(first + items.length) }),
    facets: facetsOf(lang, list.facets, given, address),
    sorts: sorts.map((value) => ({
      value,
      label: t.sorts[value],
      href: address({ sort: value === sorts[0] ? null : value }),
      on: value === list.sort,
    })),
    keep: query.edition ? [{ name: 'edition', value: query.edition }] : [],
  };
  const head = listHead(
    {
      ...props,
      path: search.size === 0 ? '/nen-tang' : `/nen-tang?${search}`,
      editionSlug: items[0]?.edition.slug ?? null,
    },
    publicOrigin,
  );
  return page(head, <ListPage {...props} />);
}

function facetsOf(
  lang: Lang,
  found: { family: string; value: string; label: string; total: number }[],
  given: Record<string, string>,
  address: (change: Record<string, string | null>) => string,
): Facets {
  const t = texts(lang);
  const label = (family: FacetName, value: string, text: string): string => {
    if (family === 'group') return t.group[value as 'I'];
    if (family === 'status') return t.list.statuses[value as 'proposed'];
    const named = JSON.parse(text) as OrganisationRef | Bilingual;
    return 'name' in named ? named.name[lang] : named[lang];
  };
  const family = (name: FacetName) => {
    const values = found.filter((facet) => facet.family === name);
    return values.map(({ value, label: text, total }) => {
      const on = given[name] === value;
      return { value, label: label(name, value, text), count: total, on, href: address({ [name]: on ? null : value }) };
    });
  };
  return { group: family('group'), owner: family('owner'), focal: family('focal'), status: family('status') };
}
