import { href, type Lang } from '../language.ts';
import { texts } from '../texts.ts';
import { Icon } from './icons.tsx';

/** One value of a filter. `href` is the address of the list with this value switched over. */
export interface FacetValue {
  value: string;
  label: string;
  /** How many platforms the list would have with this value. */
  count: number;
  href: string;
  on: boolean;
}

export type FacetName = 'group' | 'owner' | 'focal' | 'status';
export type Facets = Record<FacetName, FacetValue[]>;

const order: FacetName[] = ['group', 'owner', 'focal', 'status'];

/** The values in force, of all filters. */
export const chosen = (facets: Facets): FacetValue[] => order.flatMap((name) => facets[name].filter(({ on }) => on));

/** The filters as links that switch over: they work without JavaScript and their state is in the address. */
export function FacetPanel({ lang, facets }: { lang: Lang; facets: Facets }) {
  const t = texts(lang).list;
  const shown = order.filter((name) => facets[name].length > 0);
  if (shown.length === 0) return null;
  return (
    <nav aria-label={t.filters}>
      <details class="filters">
        <summary class="btn">{t.filters}</summary>
        {shown.map((name) => (
          <div class="facet">
            <h2>{t.facets[name]}</h2>
            <ul>
              {facets[name].map(({ label, count, href, on }) => (
                <li>
                  <a class="check" href={href} aria-current={on ? 'true' : undefined} rel="nofollow">
                    <span class="box">{on && <Icon name="check" />}</span>
                    <span>{label}</span> <span class="num">{count}</span>
                  </a>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </details>
    </nav>
  );
}

/** What the list is filtered by, each with a link that takes it away. Shows nothing when nothing is chosen. */
export function ChosenFilters({ lang, facets, clear }: { lang: Lang; facets: Facets; clear: string }) {
  const t = texts(lang).list;
  const values = chosen(facets);
  if (values.length === 0) return null;
  return (
    <div class="chosen">
      <span class="small muted">{t.active}</span>
      <ul class="chips">
        {values.map(({ label, href }) => (
          <li>
            <a class="chip" href={href} rel="nofollow">
              <span class="sr">{t.remove} </span>
              {label}
              <Icon name="close" />
            </a>
          </li>
        ))}
      </ul>
      <a class="small" href={clear}>
        {t.clear}
      </a>
    </div>
  );
}

/** The list with the same words and no filters. */
export function clearedList(lang: Lang, q: string, keep: { name: string; value: string }[] = []): string {
  const search = new URLSearchParams(q ? { q } : {});
  for (const { name, value } of keep) search.set(name, value);
  return href(lang, '/nen-tang') + (search.size > 0 ? `?${search}` : '');
}
