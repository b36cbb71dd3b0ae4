import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { assetUrl } from './assets.ts';
import { href, type Lang, otherLang } from './language.ts';
import { Mark } from './parts/icons.tsx';
import { JsonLd } from './parts/json-ld.tsx';
import { type Texts, texts } from './texts.ts';

/** What a page says about itself; every page module has a function that makes it from the page's props. */
export interface Head {
  lang: Lang;
  title: string;
  description: string;
  /** Path and query in Vietnamese, without /en: "/nen-tang?q=y+te". */
  path: string;
  /** Scheme and host of the public address, without a slash at the end. */
  canonicalOrigin: string;
  current: 'home' | 'catalogue' | 'edition' | null;
  /** The edition that the navigation leads to; null leaves the entry out. */
  editionSlug: string | null;
  jsonLd?: object;
  /** Keeps the page out of search engines and says no canonical address: errors, filtered lists. */
  noindex?: boolean;
}

/** The whole document around a page. Works without JavaScript and under a policy of `style-src 'self'`. */
export function Layout({ children, ...head }: Head & { children?: Child }) {
  const t = texts(head.lang);
  return (
    <>
      {raw('<!doctype html>')}
      <html lang={head.lang}>
        <Meta {...head} t={t} />
        <body>
          <a class="skip" href="#noi-dung">
            {t.site.skip}
          </a>
          <Header {...head} t={t} />
          <main id="noi-dung">{children}</main>
          <Footer {...head} t={t} />
        </body>
      </html>
    </>
  );
}

function Meta({ t, ...head }: Head & { t: Texts }) {
  const address = (lang: Lang) => head.canonicalOrigin + href(lang, head.path);
  const title = head.current === 'home' ? t.site.name : `${head.title} – ${t.site.name}`;
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title}</title>
      <meta name="description" content={head.description} />
      <meta name="color-scheme" content="light dark" />
      {head.noindex ? (
        <meta name="robots" content="noindex" />
      ) : (
        <>
          <link rel="canonical" href={address(head.lang)} />
          <link rel="alternate" hreflang="vi" href={address('vi')} />
          <link rel="alternate" hreflang="en" href={address('en')} />
          <link rel="alternate" hreflang="x-default" href={address('vi')} />
        </>
      )}
      <meta property="og:type" content="website" />
      <meta property="og:site_name" content={t.site.name} />
      <meta property="og:title" content={head.title} />
      <meta property="og:description" content={head.description} />
      <meta property="og:url" content={address(head.lang)} />
      <meta property="og:locale" content={head.lang === 'vi' ? 'vi_VN' : 'en_GB'} />
      <link rel="icon" type="image/svg+xml" href={assetUrl('favicon.svg')} />
      <link rel="preload" as="font" type="font/woff2" href={assetUrl('be-vietnam-pro-400.woff2')} crossorigin="" />
      <link rel="preload" as="font" type="font/woff2" href={assetUrl('be-vietnam-pro-600.woff2')} crossorigin="" />
      <link rel="stylesheet" href={assetUrl('ndp.css')} />
      {head.jsonLd && <JsonLd data={head.jsonLd} />}
    </head>
  );
}

function Header({ t, ...head }: Head & { t: Texts }) {
  const { lang, current } = head;
  const other = otherLang(lang);
  return (
    <header class="ph">
      <div class="wrap ph__in">
        <a class="brand" href={href(lang, '/')}>
          <Mark />
          <span>
            <small>{t.site.brandSmall} </small>
            <b>{t.site.brand}</b>
          </span>
        </a>
        <nav aria-label={t.site.nav}>
          <NavLink to={href(lang, '/nen-tang')} here={current === 'catalogue'} text={t.site.catalogue} />
          {head.editionSlug && (
            <NavLink
              to={href(lang, `/lan-cong-bo/${head.editionSlug}`)}
              here={current === 'edition'}
              text={t.site.edition}
            />
          )}
        </nav>
        <a class="ph__lang" href={href(other, head.path)} hreflang={other} lang={other}>
          {t.site.otherLanguage}
        </a>
      </div>
    </header>
  );
}

function NavLink({ to, here, text }: { to: string; here: boolean; text: string }) {
  return (
    <a href={to} aria-current={here ? 'page' : undefined}>
      {text}
    </a>
  );
}

function Footer({ t, ...head }: Head & { t: Texts }) {
  const { lang } = head;
  return (
    <footer class="pf">
      <div class="wrap">
        <div>
          <h2>{t.site.name}</h2>
          <p>{t.site.basis}</p>
          <p class="print-only">
            {t.site.source} {head.canonicalOrigin + href(lang, head.path)}
          </p>
        </div>
        <div class="no-print">
          <h2>{t.site.find}</h2>
          <ul>
            <li>
              <a href={href(lang, '/')}>{t.site.home}</a>
            </li>
            <li>
              <a href={href(lang, '/nen-tang')}>{t.site.search}</a>
            </li>
          </ul>
        </div>
      </div>
    </footer>
  );
}
