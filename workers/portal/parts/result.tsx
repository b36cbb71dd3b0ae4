import type { PlatformItem } from '@ndp/domain/catalogue/shapes';
import { href, type Lang } from '../language.ts';
import { texts } from '../texts.ts';
import { excerpt, Highlight } from './highlight.tsx';
import { Icon } from './icons.tsx';
import { NumberTile } from './number-tile.tsx';

/** A platform in the list of results, with what the query found marked. */
export function Result({ lang, item, query }: { lang: Lang; item: PlatformItem; query: string }) {
  return (
    <li class="res">
      <NumberTile lang={lang} number={item.number} group={item.group} />
      <div>
        <h3>
          <a href={href(lang, `/nen-tang/${item.slug}`)}>
            <Highlight text={item.name[lang]} query={query} />
          </a>
        </h3>
        <p>
          <Highlight text={excerpt(item.description[lang], query)} query={query} />
        </p>
        <Responsible lang={lang} item={item} query={query} />
      </div>
    </li>
  );
}

function Responsible({ lang, item, query }: { lang: Lang; item: PlatformItem; query: string }) {
  const t = texts(lang).platform;
  const { owner, supportingAgencies, focalUnits } = item;
  const names = (all: { name: { vi: string; en: string } }[]) => all.map(({ name }) => name[lang]).join(', ');
  return (
    <div class="res__m">
      <span>
        <Icon name="agency" /> <Highlight text={owner ? owner.name[lang] : t.enterpriseOwned} query={query} />
      </span>
      {owner?.proposed && <span class="tag">{t.proposed}</span>}
      {!owner && supportingAgencies.length > 0 && (
        <span>
          <Highlight text={t.supportedBy(names(supportingAgencies))} query={query} />
        </span>
      )}
      {focalUnits.length > 0 && (
        <span>
          {t.focal} <Highlight text={names(focalUnits)} query={query} />
        </span>
      )}
    </div>
  );
}
