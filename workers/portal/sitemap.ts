import { href } from './language.ts';
import type { Rendered } from './serve.ts';

/** Every public page in both languages, each naming the other. */
export function sitemap(
  slugs: { platforms: string[]; organisations: string[]; editions: string[] },
  publicOrigin: string,
): Rendered {
  const paths = [
    '/',
    '/nen-tang',
    ...slugs.editions.map((slug) => `/lan-cong-bo/${slug}`),
    ...slugs.platforms.map((slug) => `/nen-tang/${slug}`),
    ...slugs.organisations.map((slug) => `/co-quan/${slug}`),
  ];
  const entry = (path: string, lang: 'vi' | 'en') =>
    `<url><loc>${publicOrigin}${href(lang, path)}</loc>${(['vi', 'en'] as const)
      .map((other) => `<xhtml:link rel="alternate" hreflang="${other}" href="${publicOrigin}${href(other, path)}"/>`)
      .join('')}</url>`;
  const urls = paths.flatMap((path) => [entry(path, 'vi'), entry(path, 'en')]);
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">${urls.join('\n')}</urlset>\n`;
  return { status: 200, type: 'application/xml; charset=utf-8', body };
}

export function robots(publicOrigin: string): string {
  return `User-agent: *\nAllow: /\nDisallow: /v1/t/\nDisallow: /t/\n\nSitemap: ${publicOrigin}/sitemap.xml\n`;
}
