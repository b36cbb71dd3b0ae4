import { href, type Lang } from '../language.ts';
import { texts } from '../texts.ts';
import { Icon } from './icons.tsx';

/** Where the page stands. The first step is always the home page; the last one is the page itself, without a link. */
export function Breadcrumb({ lang, steps }: { lang: Lang; steps: { text: string; path?: string }[] }) {
  const t = texts(lang).site;
  return (
    <nav class="crumb" aria-label={t.crumbs}>
      <ol>
        {[{ text: t.home, path: '/' }, ...steps].map(({ text, path }) => (
          <li>
            {path ? <a href={href(lang, path)}>{text}</a> : <span aria-current="page">{text}</span>}
            {path && <Icon name="right" />}
          </li>
        ))}
      </ol>
    </nav>
  );
}
