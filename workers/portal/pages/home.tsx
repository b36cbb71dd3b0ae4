import type { Bilingual, Edition, PlatformItem } from '@ndp/domain/catalogue/shapes';
import { formatDate, formatNumber, href, type Lang } from '../language.ts';
import type { Head } from '../layout.tsx';
import { Boards } from '../parts/board.tsx';
import { findHits, queryWords } from '../parts/fold.ts';
import { SearchForm } from '../parts/search-form.tsx';
import { Time } from '../parts/time.tsx';
import { texts } from '../texts.ts';

/** A document the Programme rests on. */
export interface Basis {
  number: string;
  /** ISO date in Asia/Ho_Chi_Minh. */
  date: string;
  title: Bilingual;
}

export interface HomeProps {
  lang: Lang;
  edition: Edition;
  platforms: PlatformItem[];
  bases: Basis[];
  counts: { owners: number; focalUnits: number };
}

export function homeHead({ lang, edition }: HomeProps, canonicalOrigin: string): Head {
  const t = texts(lang);
  const url = canonicalOrigin + href(lang, '/');
  const jsonLd = {
    '@context': 'https://schema.org',
    '@type': 'WebSite',
    name: t.site.name,
    url,
    inLanguage: lang,
    potentialAction: {
      '@type': 'SearchAction',
      target: `${canonicalOrigin}${href(lang, '/nen-tang')}?q={search_term_string}`,
      'query-input': 'required name=search_term_string',
    },
  };
  const page = { title: t.home.title, description: t.home.description, path: '/', current: 'home' as const };
  return { lang, ...page, canonicalOrigin, editionSlug: edition.slug, jsonLd };
}

export function HomePage({ lang, edition, platforms, bases, counts }: HomeProps) {
  const t = texts(lang).home;
  return (
    <>
      <div class="hero">
        <div class="wrap hero__g">
          <div>
            <h1>{t.title}</h1>
            <p class="lead">{t.lead}</p>
            <SearchForm lang={lang} />
            <p class="hint">{texts(lang).search.hint}</p>
            <Topics lang={lang} platforms={platforms} />
          </div>
          <Facts lang={lang} edition={edition} counts={counts} />
        </div>
      </div>
      <div class="wrap">
        <section class="sec" aria-labelledby="danh-muc">
          <h2 id="danh-muc">{t.board(edition.platforms)}</h2>
          <p class="small muted">
            {t.decision(edition.number, formatDate(lang, edition.date))}{' '}
            <a href={href(lang, `/lan-cong-bo/${edition.slug}`)}>{t.editionLink}</a>
          </p>
          <Boards lang={lang} platforms={platforms} />
        </section>
        {bases.length > 0 && <Documents lang={lang} bases={bases} />}
      </div>
    </>
  );
}

/** Ready-made searches; only those that find something in the catalogue shown. */
function Topics({ lang, platforms }: { lang: Lang; platforms: PlatformItem[] }) {
  const t = texts(lang).search;
  const finds = (topic: string) => {
    const words = queryWords(topic);
    return platforms.some(({ name, description }) => findHits(`${name[lang]} ${description[lang]}`, words).length > 0);
  };
  return (
    <ul class="chips" aria-label={t.chips}>
      {t.topics.filter(finds).map((topic) => (
        <li>
          <a class="chip" href={`${href(lang, '/nen-tang')}?${new URLSearchParams({ q: topic.toLowerCase() })}`}>
            {topic}
          </a>
        </li>
      ))}
    </ul>
  );
}

function Facts({ lang, edition, counts }: Pick<HomeProps, 'lang' | 'edition' | 'counts'>) {
  const t = texts(lang).home;
  const facts: [string, string][] = [
    [formatNumber(lang, edition.platforms), t.facts.platforms],
    [`${edition.groups.I} + ${edition.groups.II}`, t.facts.groups],
    [formatNumber(lang, counts.owners), t.facts.owners],
    [formatNumber(lang, counts.focalUnits), t.facts.focalUnits],
  ];
  return (
    <div>
      <ul class="facts" aria-label={t.factsLabel}>
        {facts.map(([figure, what]) => (
          <li>
            <b>{figure}</b> <span>{what}</span>
          </li>
        ))}
      </ul>
      <p class="hint">{t.counted(edition.number)}</p>
    </div>
  );
}

function Documents({ lang, bases }: { lang: Lang; bases: Basis[] }) {
  return (
    <section class="sec" aria-labelledby="van-ban">
      <h2 id="van-ban">{texts(lang).home.documents}</h2>
      <ul class="docs">
        {bases.map(({ number, date, title }) => (
          <li>
            <Time lang={lang} iso={date} />
            <span>
              <b>{number}</b> {title[lang]}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
