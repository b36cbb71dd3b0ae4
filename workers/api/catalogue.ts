import { findEdition, findEditions, findOrganisations, findPlatform } from '@ndp/database/portal/read';
import { listPlatforms, PlatformQuery } from '@ndp/domain/catalogue/list';
import {
  Edition,
  Organisation,
  OrganisationKind,
  PlatformItem,
  PlatformListAnswer,
  PlatformPage,
} from '@ndp/domain/catalogue/shapes';
import type { PublicGrant } from '@ndp/domain/permissions';
import { invalid, notFound } from '@ndp/domain/refusal';
import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import type { App } from '../app.ts';
import { accepts, type Rendered, servePublic } from '../portal/serve.ts';
import { onlyMethods } from './methods.ts';
import { documented } from './openapi.ts';
import { notAcceptable, parsed, queryOf } from './parse.ts';

const EditionQuery = v.strictObject({ edition: v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,120}$/))) });
const OrganisationQuery = v.strictObject({ kind: v.optional(OrganisationKind) });
const NoQuery = v.strictObject({});

/** The public catalogue as JSON: for anyone, from anywhere, kept at the edge. */
export const catalogueApi = new Hono<App>()
  .get(
    '/v1/platforms',
    documented('Platforms of an edition, searched and filtered', { query: PlatformQuery, answer: PlatformListAnswer }),
    (c) =>
      json(c, PlatformQuery, async (grant, query) => {
        const list = await listPlatforms(grant, query, { cursorKey: c.get('environment').cursorKey });
        return `{"items":[${list.items.join(',')}],"total":${list.total},"nextCursor":${JSON.stringify(list.nextCursor)}}`;
      }),
  )
  .get(
    '/v1/platforms/:id',
    documented('One platform by id, code or slug', { query: EditionQuery, answer: PlatformPage, finds: true }),
    (c) =>
      json(c, EditionQuery, async ({ portal }, { edition }) => {
        const found = await findPlatform(portal, identifier(c.req.param('id')), edition ?? null);
        if (!found) throw notFound();
        return `${found.page.slice(0, -1)},"plans":[${found.plans.join(',')}]}`;
      }),
  )
  .get(
    '/v1/editions',
    documented('Editions of the catalogue, oldest first', {
      query: NoQuery,
      answer: v.object({ items: v.array(Edition) }),
    }),
    (c) => json(c, NoQuery, async ({ portal }) => `{"items":[${(await findEditions(portal)).join(',')}]}`),
  )
  .get(
    '/v1/editions/:id',
    documented('One edition with its platforms', {
      query: NoQuery,
      answer: v.object({ ...Edition.entries, items: v.array(PlatformItem) }),
      finds: true,
    }),
    (c) =>
      json(c, NoQuery, async ({ portal }) => {
        const found = await findEdition(portal, identifier(c.req.param('id')));
        if (!found) throw notFound();
        return `${found.edition.slice(0, -1)},"items":[${found.platforms.join(',')}]}`;
      }),
  )
  .get(
    '/v1/organisations',
    documented('Organisations of the programme, in Vietnamese order', {
      query: OrganisationQuery,
      answer: v.object({ items: v.array(Organisation) }),
    }),
    (c) =>
      json(c, OrganisationQuery, async ({ portal }, { kind }) => {
        return `{"items":[${(await findOrganisations(portal, kind ?? null)).join(',')}]}`;
      }),
  );

onlyMethods(
  catalogueApi,
  ['GET', 'HEAD'],
  ['/v1/platforms', '/v1/platforms/:id', '/v1/editions', '/v1/editions/:id', '/v1/organisations'],
);

/** A public JSON answer: the question checked, the answer kept until something is published. */
function json<S extends v.GenericSchema>(
  c: Context<App>,
  schema: S,
  body: (grant: PublicGrant, query: v.InferOutput<S>) => Promise<string>,
): Promise<Response> {
  const url = new URL(c.req.url);
  const query = parsed(schema, queryOf(url), 'query');
  if (!accepts(c.req.raw, 'application/json')) throw notAcceptable();
  const { environment, context } = c.env;
  const render = async (grant: PublicGrant): Promise<Rendered> => ({
    status: 200,
    type: 'application/json; charset=utf-8',
    body: await body(grant, query),
  });
  return servePublic(c.req.raw, environment, context, c.get('meter'), url.pathname + url.search, render);
}

/** An id, code or slug as an address may carry it. */
function identifier(value: string | undefined): string {
  if (value !== undefined && /^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/.test(value) && value.length <= 120) return value;
  throw invalid(
    'id',
    'Mã không đúng dạng: chỉ gồm chữ không dấu, số và gạch nối.',
    'Malformed id: ASCII letters, digits and hyphens only.',
  );
}
