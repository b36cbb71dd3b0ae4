import type { PlatformPage as Platform } from '@ndp/domain/catalogue/shapes';
import { href, type Lang, vietnamese } from '../language.ts';
import type { Head } from '../layout.tsx';
import { Breadcrumb } from '../parts/breadcrumb.tsx';
import { excerpt } from '../parts/highlight.tsx';
import { NumberTile } from '../parts/number-tile.tsx';
import { Plan } from '../parts/plan.tsx';
import { Responsible } from '../parts/responsible.tsx';
import { LinksCard, ReuseCard } from '../parts/side-cards.tsx';
import { platformData } from '../parts/structured-data.ts';
import { Time } from '../parts/time.tsx';
import { texts } from '../texts.ts';

export interface PlatformProps {
  lang: Lang;
  page: Platform;
  /** When something on this page last changed, an ISO date or instant; null: unknown. */
  updated: string | null;
}

export function platformHead({ lang, page }: PlatformProps, canonicalOrigin: string): Head {
  return {
    lang,
    title: page.name[lang],
    description: excerpt(page.description[lang], '', 160),
    path: `/nen-tang/${page.slug}`,
    canonicalOrigin,
    current: 'catalogue',
    editionSlug: page.edition.slug,
    jsonLd: platformData(lang, page, canonicalOrigin),
  };
}

export function PlatformPage({ lang, page, updated }: PlatformProps) {
  const t = texts(lang);
  return (
    <div class="wrap">
      <Breadcrumb
        lang={lang}
        steps={[{ text: t.site.catalogue, path: '/nen-tang' }, { text: t.group.tag(page.group) }]}
      />
      <Title lang={lang} page={page} updated={updated} />
      <div class="two">
        <div>
          <Description lang={lang} page={page} />
          <Responsible lang={lang} page={page} />
          {page.plans.map((plan) => (
            <Plan lang={lang} plan={plan} platform={page.slug} />
          ))}
        </div>
        <div class="stack">
          <LinksCard lang={lang} links={page.links} />
          <ReuseCard lang={lang} slug={page.slug} />
        </div>
      </div>
    </div>
  );
}

function Title({ lang, page, updated }: PlatformProps) {
  const t = texts(lang);
  const { owner, plans } = page;
  const years = [...new Set(plans.map(({ year }) => year))].sort();
  return (
    <div class="ptitle">
      <NumberTile lang={lang} number={page.number} group={page.group} large />
      <div>
        <h1>{page.name[lang]}</h1>
        {lang === 'en' && <p lang="vi">{page.name.vi}</p>}
        <p class="tags">
          <span class="tag">{t.group.tag(page.group)}</span>
          {owner?.proposed ? (
            <span class="tag tag--cam">{`${owner.short[lang]} · ${t.platform.proposed}`}</span>
          ) : (
            <span class="tag">{owner ? t.platform.ownedBy(owner.short[lang]) : t.platform.enterpriseOwned}</span>
          )}
          {years.map((year) => (
            <span class="tag">{t.platform.planOf(year)}</span>
          ))}
          <a class="tag" href={href(lang, `/lan-cong-bo/${page.edition.slug}`)}>
            {page.edition.number}
          </a>
          <span class="small quiet">{page.code}</span>
          {updated && (
            <span class="small quiet">
              {t.platform.updated} <Time lang={lang} iso={updated} />
            </span>
          )}
        </p>
      </div>
    </div>
  );
}

/** The annex's own words; on English pages the translation first, said to be one, and the original to unfold. */
function Description({ lang, page }: Omit<PlatformProps, 'updated'>) {
  const t = texts(lang).platform;
  return (
    <section aria-label={t.description}>
      <p class="about">{page.description[lang]}</p>
      {t.translation && (
        <>
          <p class="hint">{t.translation}</p>
          <details>
            <summary>{t.original}</summary>
            <p {...vietnamese(lang)}>{page.description.vi}</p>
          </details>
        </>
      )}
    </section>
  );
}
