import { toJsonSchema } from '@valibot/to-json-schema';
import { Hono, type MiddlewareHandler } from 'hono';
import { describeRoute, generateSpecs, resolver } from 'hono-openapi';
import type * as v from 'valibot';
import { declared } from '../access/declare.ts';
import { ANYWHERE } from '../access/open-data.ts';
import type { App } from '../app.ts';
import { accepts } from '../portal/serve.ts';
import { onlyMethods } from './methods.ts';
import { notAcceptable } from './parse.ts';
import { Problem } from './problem.ts';

interface Documentation {
  query?: v.StrictObjectSchema<v.ObjectEntries, undefined>;
  body?: v.GenericSchema;
  /** True where the body is a file's bytes. */
  file?: boolean;
  /** Absent where success has nothing to say (204). */
  answer?: v.GenericSchema;
  /** Status of success; 200 unless given. */
  status?: 200 | 201 | 202 | 204 | 302;
  /** True where a part of the path names a thing that may not exist. */
  finds?: boolean;
  /** True where a Bearer token is needed. */
  member?: boolean;
  /** True where repeating needs an Idempotency-Key. */
  keyed?: boolean;
  /** True where a change needs If-Match. */
  versioned?: boolean;
  tag?: string;
}

/** Describes a route for /v1/openapi.json with the very schemas that check its input. */
export function documented(
  summary: string,
  { query, body, file, answer, status = 200, finds, member, keyed, versioned, tag }: Documentation,
): MiddlewareHandler<App> {
  const refusal = (description: string) => ({
    description,
    content: { 'application/problem+json': { schema: resolver(Problem) } },
  });
  const inQuery = Object.entries(query?.entries ?? {}).map(([name, schema]) => ({
    name,
    in: 'query' as const,
    required: false,
    schema: jsonSchema(schema),
  }));
  return describeRoute({
    summary,
    tags: [tag ?? (member ? 'plans' : 'catalogue')],
    parameters: [...inQuery, ...(keyed ? [IDEMPOTENCY_KEY] : []), ...(versioned ? [IF_MATCH] : [])],
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(body) } } } }),
    ...(file && { requestBody: { required: true, content: { 'application/octet-stream': { schema: BYTES } } } }),
    ...(member && { security: [{ bearer: [] }] }),
    responses: {
      [status]: {
        description: 'Success',
        ...(answer && { content: { 'application/json': { schema: resolver(answer) } } }),
      },
      ...((query || body) && { 400: refusal('A field is wrong; `errors` names it') }),
      ...(member && { 401: refusal('No valid token'), 403: refusal('The role does not allow it') }),
      ...(finds && { 404: refusal('Unknown, or not for this caller to see') }),
      ...(body && {
        409: refusal('The state does not allow it, or somebody was faster'),
        422: refusal('A rule of the programme is not met'),
      }),
      ...(versioned && {
        412: refusal('Changed meanwhile: read it again and compare'),
        428: refusal('If-Match is missing'),
      }),
      405: refusal('The address does not take this method; Allow names those it does'),
      406: refusal('The caller takes none of the formats there are'),
      ...(body && { 413: refusal('The body is larger than 1 MB'), 415: refusal('The body is not JSON') }),
      503: refusal('The database is away; Retry-After says when to try again'),
    },
  }) as MiddlewareHandler<App>;
}

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header' as const,
  required: true,
  description: 'Repeating with the same key and body answers the same record and makes no second one.',
  schema: { type: 'string' as const, minLength: 1, maxLength: 200 },
};

const BYTES = { type: 'string' as const, format: 'binary' };

const IF_MATCH = {
  name: 'If-Match',
  in: 'header' as const,
  required: true,
  description: 'The version that is changed, as its ETag gave it.',
  schema: { type: 'string' as const },
};

// JSON Schema describes what goes in; transformations happen after and do not show.
function jsonSchema(schema: v.GenericSchema) {
  const { $schema: _, ...bare } = toJsonSchema(schema, { typeMode: 'input', errorMode: 'ignore' });
  return bare as never;
}

/** Writes at each operation what it asks of its caller. A route of ours that the document lacks is an error. */
function withPermissions<D extends { paths?: object }>(app: Hono<App>, document: D): D {
  const paths = (document.paths ?? {}) as Record<string, Record<string, object>>;
  for (const { method, path, declaration } of declared(app)) {
    if (declaration === 'refusal' || !path.startsWith('/v1/') || path === '/v1/openapi.json') continue;
    const operation = paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
    if (!operation) throw new Error(`${method} ${path} is not in the OpenAPI document`);
    Object.assign(operation, { 'x-permission': declaration });
  }
  return document;
}

/** The route that answers the OpenAPI 3.1 document of everything under /v1, made once per isolate. */
export function openapiFor(app: Hono<App>): Hono<App> {
  let document: string | undefined;
  const routes = new Hono<App>().get('/v1/openapi.json', async (c) => {
    if (!accepts(c.req.raw, 'application/json')) throw notAcceptable();
    document ??= JSON.stringify(
      withPermissions(
        app,
        await generateSpecs(app, {
          documentation: {
            openapi: '3.1.0',
            info: {
              title: 'Nền tảng số quốc gia · National Digital Platforms',
              version: '1',
              description: 'The public catalogue is open to anyone. Member routes need a Bearer token.',
            },
            servers: [{ url: c.get('environment').publicOrigin }],
            components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
          },
          // Tables under /v1 have the ending of their format and are no files.
          excludeStaticFile: false,
          exclude: [/^\/(?!v1|healthz)/],
        }),
      ),
    );
    return c.body(document, 200, {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'public, max-age=0, s-maxage=300',
      ...ANYWHERE,
    });
  });
  onlyMethods(routes, ['GET', 'HEAD'], ['/v1/openapi.json']);
  return routes;
}
