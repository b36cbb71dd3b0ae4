import {
  findAddresses,
  findEdition,
  findHome,
  findOrganisation,
  findPlatform,
  findRevision,
  slugAtNumber,
} from '@ndp/database/portal/read';
import type {
  Bilingual,
  Edition,
  Organisation,
  PlatformPage as Platform,
  PlatformItem,
} from '@ndp/domain/catalogue/shapes';
import { type PublicGrant, publicGrant } from '@ndp/domain/permissions';
import { notFound, Refusal } from '@ndp/domain/refusal';
import { type Context, Hono } from 'hono';
import { onlyMethods } from '../api/methods.ts';
import type { App } from '../app.ts';
import { assetFor } from './assets.ts';
import { page } from './document.tsx';
import { href, type Lang } from './language.ts';
import { listQuery, renderList } from './list-page.tsx';
import { EditionPage, editionHead } from './pages/edition.tsx';
import { type Basis, HomePage, homeHead } from './pages/home.tsx';
import { OrganisationPage, organisationHead } from './pages/organisation.tsx';
import { PlatformPage, platformHead } from './pages/platform.tsx';
import { accepts, type Rendered, servePublic } from './serve.ts';
import { robots, sitemap } from './sitemap.ts';

export const portal = new Hono<App>();

for (const lang of ['vi', 'en'] as const) {
  const at = (path: string) => href(lang, path);
  portal.get(at('/'), (c) => html(c, (grant) => renderHome(grant, lang, origin(c))));
  portal.get(at('/nen-tang'), (c) => {
    const asked = listQuery(new URL(c.req.url));
    return html(
      c,
      (grant) => renderList(grant, lang, asked, origin(c), c.get('environment').cursorKey),
      asked.toString(),
    );
  });
  portal.get(at('/nen-tang/:slug'), (c) => {
    const edition = editionOf(c);
    const query = edition === null ? '' : `edition=${edition}`;
    return html(c, (grant) => renderPlatform(grant, lang, part(c), edition, origin(c)), query);
  });
  portal.get(at('/co-quan/:slug'), (c) => html(c, (grant) => renderOrganisation(grant, lang, part(c), origin(c))));
  portal.get(at('/lan-cong-bo/:slug'), (c) => html(c, (grant) => renderEdition(grant, lang, part(c), origin(c))));
}

portal.get('/sitemap.xml', (c) => open(c, async ({ portal: db }) => sitemap(await findAddresses(db), origin(c))));
portal.get('/robots.txt', (c) => c.text(robots(origin(c)), 200, { 'cache-control': 'public, max-age=3600' }));
portal.get('/assets/:name', (c) => {
  const asset = assetFor(c.req.path);
  if (!asset) throw notFound();
  const headers = { 'content-type': asset.type, 'cache-control': 'public, max-age=31536000, immutable' };
  return new Response(c.req.method === 'HEAD' ? null : asset.body, { headers });
});
portal.get('/healthz', async (c) => {
  const environment = c.get('environment');
  const grant = await publicGrant({ servers: environment.servers, meter: c.get('meter') });
  return c.json({ ok: true, revision: await findRevision(grant.portal) }, 200, { 'cache-control': 'no-store' });
});

onlyMethods(
  portal,
  ['GET', 'HEAD'],
  [
    ...(['vi', 'en'] as const).flatMap((lang) =>
      ['/', '/nen-tang', '/nen-tang/:slug', '/co-quan/:slug', '/lan-cong-bo/:slug'].map((path) => href(lang, path)),
    ),
    '/sitemap.xml',
    '/robots.txt',
    '/assets/:name',
    '/healthz',
  ],
);

type Handler = Context<App>;
const origin = (c: Handler) => c.get('environment').publicOrigin;

/** @param query what of the query the page depends on */
function html(c: Handler, render: (grant: PublicGrant) => Promise<Rendered>, query = ''): Promise<Response> {
  if (!accepts(c.req.raw, 'text/html')) {
    const detail = {
      vi: 'Địa chỉ này là trang HTML. Dữ liệu JSON ở /v1.',
      en: 'This address is an HTML page. JSON is under /v1.',
    };
    throw new Refusal('not_acceptable', detail);
  }
  return open(c, render, query);
}

function open(c: Handler, render: (grant: PublicGrant) => Promise<Rendered>, query = ''): Promise<Response> {
  const address = query === '' ? c.req.path : `${c.req.path}?${query}`;
  return servePublic(c.req.raw, c.env.environment, c.env.context, c.get('meter'), address, render);
}

/** A slug in an address; anything that cannot be one is simply not there. */
function part(c: Handler): string {
  const slug = c.req.param('slug') ?? '';
  if (slug.length > 120 || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)) throw notFound();
  return slug;
}

function editionOf(c: Handler): string | null {
  const edition = c.req.query('edition');
  if (edition === undefined || edition === '') return null;
  if (!/^[a-z0-9-]{1,120}$/.test(edition)) throw notFound();
  return edition;
}

async function renderHome({ portal: db }: PublicGrant, lang: Lang, publicOrigin: string): Promise<Rendered> {
  const found = await findHome(db);
  if (!found) throw new Refusal('unavailable', NOT_SEEDED, [], { 'retry-after': '5' });
  const edition: Edition = JSON.parse(found.edition);
  const platforms = found.platforms.map((text): PlatformItem => JSON.parse(text));
  const bases = found.bases.map((text): Basis => JSON.parse(text));
  const owners = new Set(platforms.flatMap(({ owner }) => owner?.slug ?? []));
  const focalUnits = new Set(platforms.flatMap((p) => p.focalUnits.map(({ slug }) => slug)));
  const props = { lang, edition, platforms, bases, counts: { owners: owners.size, focalUnits: focalUnits.size } };
  return page(homeHead(props, publicOrigin), <HomePage {...props} />);
}

async function renderPlatform(
  { portal: db }: PublicGrant,
  lang: Lang,
  slug: string,
  edition: string | null,
  publicOrigin: string,
): Promise<Rendered> {
  // The number is no address, because it changes with the edition: it leads to the slug, which does not.
  if (/^\d{1,6}$/.test(slug)) {
    const target = await slugAtNumber(db, Number(slug), edition);
    if (target === null) throw notFound();
    const location = href(lang, `/nen-tang/${target}${edition === null ? '' : `?edition=${edition}`}`);
    return { status: 302, type: 'text/plain; charset=utf-8', body: '', headers: { location } };
  }
  const found = await findPlatform(db, slug, edition);
  if (!found) throw notFound();
  const shown: Platform = { ...JSON.parse(found.page), plans: found.plans.map((text) => JSON.parse(text)) };
  const props = { lang, page: shown, updated: null };
  return page(platformHead(props, publicOrigin), <PlatformPage {...props} />);
}

async function renderOrganisation(
  { portal: db }: PublicGrant,
  lang: Lang,
  slug: string,
  publicOrigin: string,
): Promise<Rendered> {
  const found = await findOrganisation(db, slug);
  if (!found) throw notFound();
  const { organisation, units }: { organisation: Organisation; units: { slug: string; name: Bilingual }[] } =
    JSON.parse(found.body);
  const items = (texts: string[]) => texts.map((text): PlatformItem => JSON.parse(text));
  const focalFor = [...Map.groupBy(found.focal, ({ unit }) => unit)].map(([unit, rows]) => ({
    unit: units.find((u) => u.slug === unit) ?? organisation,
    platforms: items(rows.map(({ item }) => item)),
  }));
  const props = { lang, organisation, units, owns: items(found.owns), supports: items(found.supports), focalFor };
  return page(organisationHead(props, publicOrigin), <OrganisationPage {...props} />);
}

async function renderEdition(
  { portal: db }: PublicGrant,
  lang: Lang,
  slug: string,
  publicOrigin: string,
): Promise<Rendered> {
  const found = await findEdition(db, slug);
  if (!found) throw notFound();
  const edition: Edition = JSON.parse(found.edition);
  const platforms = found.platforms.map((text): PlatformItem => JSON.parse(text));
  const props = { lang, edition, platforms, basis: found.basis === null ? null : (JSON.parse(found.basis) as Basis) };
  return page(editionHead(props, publicOrigin), <EditionPage {...props} />);
}

const NOT_SEEDED = { vi: 'Danh mục chưa được công bố.', en: 'The catalogue has not been published yet.' };
