import type { Edition, PlatformItem } from '@ndp/domain/catalogue/shapes';
import type { Child } from 'hono/jsx';
import type { Lang } from '../language.ts';
import type { Head } from '../layout.tsx';
import { Boards } from '../parts/board.tsx';
import { Breadcrumb } from '../parts/breadcrumb.tsx';
import { Time } from '../parts/time.tsx';
import { texts } from '../texts.ts';
import type { Basis } from './home.tsx';

export interface EditionProps {
  lang: Lang;
  edition: Edition;
  platforms: PlatformItem[];
  /** The document that announced the edition; null where it is not recorded. */
  basis: Basis | null;
}

export function editionHead({ lang, edition }: EditionProps, canonicalOrigin: string): Head {
  const t = texts(lang).edition;
  return {
    lang,
    title: t.title(edition.number),
    description: t.description(edition.platforms, edition.number),
    path: `/lan-cong-bo/${edition.slug}`,
    canonicalOrigin,
    current: 'edition',
    editionSlug: edition.slug,
  };
}

export function EditionPage({ lang, edition, platforms, basis }: EditionProps) {
  const t = texts(lang);
  const { groups } = edition;
  return (
    <div class="wrap">
      <Breadcrumb lang={lang} steps={[{ text: t.site.catalogue, path: '/nen-tang' }, { text: edition.number }]} />
      <h1>{t.edition.title(edition.number)}</h1>
      <dl class="kv kv--top">
        <Row label={t.edition.subject}>{edition.title[lang]}</Row>
        <Row label={t.edition.number}>{edition.number}</Row>
        <Row label={t.edition.date}>
          <Time lang={lang} iso={edition.date} />
        </Row>
        <Row label={t.edition.issuer}>{edition.issuer[lang]}</Row>
        {basis && (
          <Row label={t.edition.basis}>
            <b>{basis.number}</b> {basis.title[lang]}
          </Row>
        )}
        <Row label={t.edition.count}>
          {edition.platforms} ({t.edition.split(groups.I, groups.II)})
        </Row>
      </dl>
      <section class="sec" aria-labelledby="danh-muc">
        <h2 id="danh-muc">{t.home.board(edition.platforms)}</h2>
        <Boards lang={lang} platforms={platforms} />
      </section>
    </div>
  );
}

function Row({ label, children }: { label: string; children?: Child }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
