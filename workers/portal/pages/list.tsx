import type { PlatformItem } from '@ndp/domain/catalogue/shapes';
import { formatNumber, href, type Lang } from '../language.ts';
import type { Head } from '../layout.tsx';
import { Breadcrumb } from '../parts/breadcrumb.tsx';
import { ChosenFilters, chosen, clearedList, FacetPanel, type Facets } from '../parts/facets.tsx';
import { Result } from '../parts/result.tsx';
import { SearchForm } from '../parts/search-form.tsx';
import { texts } from '../texts.ts';

export interface ListProps {
  lang: Lang;
  query: {
    q: string;
    group: string | null;
    owner: string | null;
    focal: string | null;
    sort: string | null;
    /** Slug of the edition asked for; null: the one in force. */
    edition: string | null;
  };
  items: (PlatformItem & { hits: null })[];
  total: number;
  /** Address of the next page, null on the last one. */
  next: string | null;
  /** Place of the first item shown, from 1. */
  first: number;
  facets: Facets;
  sorts: { value: string; label: string; href: string; on: boolean }[];
  /** Another spelling that finds something. */
  didYouMean?: { text: string; href: string };
  /** Parameters a new search and "clear filters" keep, such as the edition. */
  keep?: { name: string; value: string }[];
}

/** `path` is what was asked for, with its query and without /en: the other language shows the same list. */
export function listHead(props: ListProps & { path: string; editionSlug: string | null }, origin: string): Head {
  const { lang, query, path, editionSlug } = props;
  const t = texts(lang);
  return {
    lang,
    title: query.q ? t.list.pageTitle(query.q) : t.list.title,
    description: t.home.description,
    path,
    canonicalOrigin: origin,
    current: 'catalogue',
    editionSlug,
    noindex: path !== '/nen-tang',
  };
}

export function ListPage(props: ListProps) {
  const { lang, query, facets, keep = [] } = props;
  const t = texts(lang);
  const clear = clearedList(lang, query.q, keep);
  return (
    <div class="wrap">
      <Breadcrumb lang={lang} steps={[{ text: t.site.catalogue }]} />
      <h1>{t.list.title}</h1>
      <SearchForm lang={lang} query={query.q} keep={keep} />
      <div class="found">
        <FacetPanel lang={lang} facets={facets} />
        <div>
          <div class="between">
            <Count {...props} />
            {props.total > 1 && <Sorts {...props} />}
          </div>
          <ChosenFilters lang={lang} facets={facets} clear={clear} />
          {props.didYouMean && (
            <p class="note">
              <span>
                {t.list.didYouMean} <a href={props.didYouMean.href}>“{props.didYouMean.text}”</a>?
              </span>
            </p>
          )}
          {props.items.length > 0 ? <Results {...props} /> : <Empty {...props} clear={clear} />}
        </div>
      </div>
    </div>
  );
}

function Count({ lang, query, total }: ListProps) {
  const t = texts(lang).list;
  if (total === 0) return <h2 class="count">{query.q ? t.emptyFor(query.q) : t.empty}</h2>;
  return (
    <h2 class="count">
      {t.found(formatNumber(lang, total))} {query.q && <span class="muted">{t.matching(query.q)}</span>}
    </h2>
  );
}

function Sorts({ lang, sorts }: ListProps) {
  const t = texts(lang).list;
  return (
    <nav class="sorts" aria-label={t.sort}>
      <span class="small muted" aria-hidden="true">
        {t.sort}
      </span>
      <ul class="seg">
        {sorts.map(({ label, href, on }) => (
          <li>
            <a href={href} aria-current={on ? 'true' : undefined} rel="nofollow">
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Results({ lang, query, items, total, next, first, sorts }: ListProps) {
  const t = texts(lang).list;
  const last = first + items.length - 1;
  const figure = (value: number) => formatNumber(lang, value);
  const start = sorts.find(({ on }) => on)?.href;
  const { translation } = texts(lang).platform;
  return (
    <>
      <ol class="results" start={first}>
        {items.map((item) => (
          <Result lang={lang} item={item} query={query.q} />
        ))}
      </ol>
      <div class="between more">
        <span class="small muted">{t.shown(figure(first), figure(last), figure(total))}</span>
        {first > 1 && start && <a href={start}>{t.start}</a>}
        {next && (
          <a class="btn" href={next} rel="next">
            {t.next(figure(total - last))}
          </a>
        )}
      </div>
      {translation && <p class="hint">{translation}</p>}
    </>
  );
}

function Empty({ lang, query, facets, clear }: ListProps & { clear: string }) {
  const t = texts(lang).list;
  return (
    <div class="empty">
      <h3>{t.tryTitle}</h3>
      <ul>
        {query.q && <li>{t.tryFewer}</li>}
        {chosen(facets).length > 0 && (
          <li>
            <a href={clear}>{t.tryClear}</a>
          </li>
        )}
        <li>
          <a href={href(lang, '/nen-tang')}>{t.tryAll}</a>
        </li>
      </ul>
    </div>
  );
}
