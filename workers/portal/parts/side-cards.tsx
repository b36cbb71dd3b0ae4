import type { PlatformLink } from '@ndp/domain/catalogue/shapes';
import type { Lang } from '../language.ts';
import { texts } from '../texts.ts';
import { Icon } from './icons.tsx';
import { PlatformMention } from './number-tile.tsx';
import { Source } from './source.tsx';

/** What the platform is to work together with, inside and outside the catalogue. */
export function LinksCard({ lang, links }: { lang: Lang; links: PlatformLink[] }) {
  const t = texts(lang).platform;
  if (links.length === 0) return null;
  return (
    <section class="card" aria-labelledby="lien-thong">
      <h2 id="lien-thong">{t.links}</h2>
      <ul>
        {links.map(({ kind, platform, external, clause }) => (
          <li>
            <span class="small muted block">{t.linkKinds[kind]}</span>
            {platform ? <PlatformMention lang={lang} platform={platform} /> : <b>{external?.[lang]}</b>}
            <Source lang={lang} clauses={[clause]} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** How to take the page along: as data, or on paper. */
export function ReuseCard({ lang, slug }: { lang: Lang; slug: string }) {
  const t = texts(lang).platform;
  const address = `/v1/platforms/${slug}`;
  return (
    <section class="card no-print" aria-labelledby="dung-lai">
      <h2 id="dung-lai">{t.reuse}</h2>
      <p>
        <a class="btn btn--s" href={address}>
          <Icon name="download" />
          {t.json}
        </a>
      </p>
      <p class="small quiet address">{address}</p>
      <p class="small muted">{t.print}</p>
    </section>
  );
}
