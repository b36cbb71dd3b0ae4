import type { OrganisationRef, PlatformPage } from '@ndp/domain/catalogue/shapes';
import { href, type Lang, otherLang } from '../language.ts';

/**
 * The platform in schema.org's words: a government service where a state agency owns it (186 Phụ lục, mục I),
 * software that enterprises offer otherwise (mục II). A proposed owner is not named as provider.
 */
export function platformData(lang: Lang, page: PlatformPage, origin: string): object {
  const url = origin + href(lang, `/nen-tang/${page.slug}`);
  const organisation = (ref: OrganisationRef) => ({
    '@type': 'GovernmentOrganization',
    name: ref.name[lang],
    url: origin + href(lang, `/co-quan/${ref.slug}`),
  });
  const common = {
    '@context': 'https://schema.org',
    '@id': url,
    url,
    name: page.name[lang],
    alternateName: page.name[otherLang(lang)],
    description: page.description[lang],
    identifier: { '@type': 'PropertyValue', propertyID: 'NDP', value: page.code },
    subjectOf: {
      '@type': 'Legislation',
      legislationIdentifier: page.edition.number,
      url: origin + href(lang, `/lan-cong-bo/${page.edition.slug}`),
    },
  };
  if (page.group === 'II') {
    return { ...common, '@type': 'SoftwareApplication', applicationCategory: 'BusinessApplication', inLanguage: 'vi' };
  }
  return {
    ...common,
    '@type': 'GovernmentService',
    areaServed: { '@type': 'Country', name: 'Việt Nam' },
    ...(page.owner && !page.owner.proposed ? { provider: organisation(page.owner) } : {}),
  };
}
