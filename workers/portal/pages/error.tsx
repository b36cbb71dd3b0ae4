import { href, type Lang } from '../language.ts';
import type { Head } from '../layout.tsx';
import { SearchForm } from '../parts/search-form.tsx';
import { texts } from '../texts.ts';

export type ErrorStatus = 400 | 404 | 405 | 406 | 503;

export interface ErrorProps {
  lang: Lang;
  status: number;
  /** Left out, the usual words for the status are shown. */
  title?: string;
  detail?: string;
  /** Seconds. */
  retryAfter?: number;
}

/** `path` is what was asked for, so that the language link leads to the same page. */
export function errorHead(props: ErrorProps & { path: string }, canonicalOrigin: string): Head {
  const [title, detail] = words(props);
  const { lang, path } = props;
  return { lang, title, description: detail, path, canonicalOrigin, current: null, editionSlug: null, noindex: true };
}

export function ErrorPage(props: ErrorProps) {
  const { lang, status, retryAfter } = props;
  const t = texts(lang).error;
  const [title, detail] = words(props);
  return (
    <div class="wrap error">
      <p class="tag">{t.status(status)}</p>
      <h1>{title}</h1>
      <p class="lead">
        {detail} {retryAfter !== undefined ? t.retry(retryAfter) : status >= 500 && t.later}
      </p>
      <SearchForm lang={lang} />
      <h2>{t.ways}</h2>
      <ul>
        <li>
          <a href={href(lang, '/nen-tang')}>{t.openCatalogue}</a>
        </li>
        <li>
          <a href={href(lang, '/')}>{t.openHome}</a>
        </li>
      </ul>
    </div>
  );
}

function words({ lang, status, title, detail }: ErrorProps): [title: string, detail: string] {
  const { texts: known } = texts(lang).error;
  const usual = Object.hasOwn(known, status) ? known[status as ErrorStatus] : known.other;
  return [title ?? usual[0] ?? '', detail ?? usual[1] ?? ''];
}
