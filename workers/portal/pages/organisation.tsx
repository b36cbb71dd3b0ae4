import type {
  Bilingual,
  Organisation,
  OrganisationEvent,
  OrganisationRef,
  PlatformItem,
} from '@ndp/domain/catalogue/shapes';
import { formatDate, href, type Lang } from '../language.ts';
import type { Head } from '../layout.tsx';
import { Board } from '../parts/board.tsx';
import { Breadcrumb } from '../parts/breadcrumb.tsx';
import { Source } from '../parts/source.tsx';
import { Time } from '../parts/time.tsx';
import { texts } from '../texts.ts';

export interface OrganisationProps {
  lang: Lang;
  organisation: Organisation;
  units: { slug: string; name: Bilingual }[];
  owns: PlatformItem[];
  supports: PlatformItem[];
  focalFor: { unit: { name: Bilingual }; platforms: PlatformItem[] }[];
}

export function organisationHead(props: OrganisationProps, canonicalOrigin: string): Head {
  const { lang, organisation, owns, supports, focalFor } = props;
  const name = organisation.name[lang];
  const some = [...owns, ...supports, ...focalFor.flatMap(({ platforms }) => platforms)][0];
  return {
    lang,
    title: name,
    description: texts(lang).organisation.description(name),
    path: `/co-quan/${organisation.slug}`,
    canonicalOrigin,
    current: null,
    editionSlug: some?.edition.slug ?? null,
  };
}

export function OrganisationPage({ lang, organisation, units, owns, supports, focalFor }: OrganisationProps) {
  const t = texts(lang).organisation;
  const { name, kind, validFrom, validTo, events } = organisation;
  const focal = focalFor.filter(({ platforms }) => platforms.length > 0);
  const rest = units.filter(({ name }) => !focal.some(({ unit }) => unit.name.vi === name.vi));
  return (
    <div class="wrap">
      <Breadcrumb lang={lang} steps={[{ text: name[lang] }]} />
      <h1>{name[lang]}</h1>
      {lang === 'en' && <p lang="vi">{name.vi}</p>}
      <p class="tags">
        <span class="tag">{t.kinds[kind]}</span>
        {validFrom && <span class="tag">{t.since(formatDate(lang, validFrom))}</span>}
        {validTo && <span class="tag tag--cam">{t.until(formatDate(lang, validTo))}</span>}
      </p>
      {events.length > 0 && <Events lang={lang} events={events} self={organisation.slug} />}
      {owns.length > 0 && (
        <section class="sec">
          <h2>{t.owns}</h2>
          {owns.some(({ owner }) => owner?.proposed) && <p class="small muted">{t.ownsNote}</p>}
          <Board lang={lang} platforms={owns} />
        </section>
      )}
      {supports.length > 0 && (
        <section class="sec">
          <h2>{t.supports}</h2>
          <Board lang={lang} platforms={supports} />
        </section>
      )}
      {focal.length > 0 && (
        <section class="sec">
          <h2>{t.focalFor}</h2>
          {focal.map(({ unit, platforms }) => (
            <>
              <h3 class="unit">{unit.name[lang]}</h3>
              <Board lang={lang} platforms={platforms} />
            </>
          ))}
        </section>
      )}
      {owns.length + supports.length + focal.length === 0 && <p class="note">{t.nothing}</p>}
      {rest.length > 0 && (
        <section class="sec">
          <h2>{focal.length > 0 ? t.otherUnits : t.units}</h2>
          <ul class="columns">
            {rest.map((unit) => (
              <li>{unit.name[lang]}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** Renames, mergers and splits: the organisations of 2022 are not those of today. */
function Events({ lang, events, self }: { lang: Lang; events: OrganisationEvent[]; self: string }) {
  const t = texts(lang).organisation;
  return (
    <section class="sec">
      <h2>{t.events}</h2>
      <ol class="trail">
        {events.map(({ kind, date, from, to, clause }) => (
          <li>
            <p>
              <Time lang={lang} iso={date} /> · <b>{t.event[kind]}</b>
            </p>
            <p>
              <Names lang={lang} organisations={from} self={self} /> {t.became}{' '}
              <Names lang={lang} organisations={to} self={self} />
            </p>
            <Source lang={lang} clauses={[clause]} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Names({ lang, organisations, self }: { lang: Lang; organisations: OrganisationRef[]; self: string }) {
  return (
    <>
      {organisations.map(({ slug, name }, i) => (
        <>
          {i > 0 && ' + '}
          {slug === self ? <b>{name[lang]}</b> : <a href={href(lang, `/co-quan/${slug}`)}>{name[lang]}</a>}
        </>
      ))}
    </>
  );
}
