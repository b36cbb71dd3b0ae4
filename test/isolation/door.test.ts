import { request } from 'node:http';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { securityHeaders } from '../../workers/headers.ts';
import { type Answer, call, url } from '../support/stack.ts';
import { footprint } from './support/footprint.ts';
import { type Made, recipes } from './support/recipes.ts';
import { allRoutes, type Route, verdict } from './support/routes.ts';
import { openScene, ROLES, type Scene } from './support/scene.ts';
import { inTurns, send } from './support/send.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

const ABROAD = 'https://other.example';
const SAFE = ['GET', 'HEAD'];

/** A route, and a request of it that succeeds and has not been sent yet. */
type Request = { route: Route; made: Made };

let scene: Scene;
let members: Request[];
let open: Request[];
let before: object;
/** Every answer that came through a member's door, and of which request. */
const answered: { what: string; answer: Answer<unknown> }[] = [];

beforeAll(async () => {
  // That every route has a recipe is the sweep's to say.
  const routes = (await allRoutes()).filter(({ name }) => name in recipes);
  scene = await openScene('cua', 'ministry', 'NDP-0010');
  const prepare = async (route: Route) => {
    const role = ROLES.find((one) => mayUse(route, one)) ?? 'officer';
    const made = await recipes[route.name]?.make(scene, role);
    if (!made) throw new Error(`There is no recipe for ${route.name}`);
    return { route, made };
  };
  members = await inTurns(
    routes.filter(({ permission }) => permission !== 'public'),
    4,
    prepare,
  );
  // Whatever the body, the origin is looked at first; the sweep shows that these succeed without one.
  open = routes
    .filter(({ permission, method }) => permission === 'public' && !SAFE.includes(method))
    .map((route) => ({ route, made: { json: {} } }));
  before = await footprint(scene);
});

function mayUse({ permission }: Route, role: string): boolean {
  const duties = ['officer', 'head'].includes(role) ? ['promoting'] : [];
  const standing = { role, kind: scene.kind, duties, steppedUp: true, scopes: null };
  return permission !== 'public' && verdict(permission, standing) === 'allowed';
}

/** Sends it with the session in a cookie, as a page of `origin` has a browser do. */
async function fromPage(
  { route, made }: Request,
  origin: string | null,
  change: { json?: unknown; type?: string } = {},
): Promise<Answer<{ code?: string; errors?: { pointer: string }[] }>> {
  const headers = {
    ...made.headers,
    ...(made.token && { cookie: `__Host-ndp=${made.token}` }),
    ...(origin && { origin }),
    ...(change.type && { 'content-type': change.type }),
  };
  const answer = await send(route, { ...made, headers }, { token: null, organisation: scene.slug, json: change.json });
  answered.push({ what: `${route.name} from ${origin}: ${answer.status}`, answer });
  return answer as Answer<{ code?: string; errors?: { pointer: string }[] }>;
}

const unsafe = () => members.filter(({ route }) => !SAFE.includes(route.method));
const bodyOf = ({ json }: Made): unknown => (typeof json === 'function' ? json() : json);
const own = () => new URL(url).origin;

describe('a request that carries a member’s cookie', () => {
  test('changes nothing for another site, a site without a name or none at all, by any route', async () => {
    const wrong = await inTurns(unsafe(), 4, async (one) => {
      const answers = [await fromPage(one, ABROAD), await fromPage(one, 'null'), await fromPage(one, null)];
      const right = answers.every(({ status, body }) => status === 403 && body.code === 'forbidden');
      return right ? [] : [`${one.route.name}: ${answers.map(({ status }) => status)}`];
    });
    expect(wrong.flat()).toEqual([]);
  });

  test('is not taken as a form or plain text, which need no preflight', async () => {
    const taking = unsafe().filter(({ route }) => route.takesBody);
    const wrong = await inTurns(taking, 4, async (one) => {
      const types = ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'];
      const answers = await Promise.all(types.map((type) => fromPage(one, own(), { type })));
      return answers.every(({ status }) => status === 415) ? [] : [one.route.name];
    });
    expect(taking.length).toBeGreaterThan(15);
    expect(wrong.flat()).toEqual([]);
  });

  test('may hold no field besides those of its route: no person, role or state is set on the way', async () => {
    // A file has no fields; that it is not taken for JSON is told above.
    const posting = unsafe().filter(({ route, made }) => route.method !== 'DELETE' && !made.file);
    const wrong = await inTurns(posting, 4, async (one) => {
      const found: string[] = [];
      for (const field of ['personId', 'state']) {
        const body = { ...Object(bodyOf(one.made) ?? {}), [field]: 'x' };
        const { status, body: told } = await fromPage(one, own(), { json: body });
        if (status !== 400 || told.code !== 'invalid_input') found.push(`${one.route.name} with ${field}: ${status}`);
      }
      return found;
    });
    expect(wrong.flat()).toEqual([]);
  });

  test('changes nothing where it asks only, whoever has it asked', async () => {
    const asking = members.filter(({ route }) => SAFE.includes(route.method));
    const wrong = await inTurns(asking, 4, async (one) => {
      const { status } = await fromPage(one, ABROAD);
      return status === 200 ? [] : [`${one.route.name}: ${status}`];
    });
    expect(asking.length).toBeGreaterThan(15);
    expect(wrong.flat()).toEqual([]);
  });

  test('has changed nothing at all so far', async () => {
    expect(await footprint(scene)).toEqual(before);
  });

  test('succeeds from our own pages, the very same', async () => {
    const last = (one: Request) => recipes[one.route.name]?.last === true;
    const wrong = [];
    for (const turn of [unsafe().filter((one) => !last(one)), unsafe().filter(last)]) {
      const answers = await inTurns(turn, 4, async (one) => {
        const { status, text } = await fromPage(one, own());
        return status >= 200 && status < 300 ? [] : [`${one.route.name}: ${status} ${text}`];
      });
      wrong.push(...answers.flat());
    }
    expect(wrong).toEqual([]);
  });
});

test('signing in, resets and invitations are not taken from another site either', async () => {
  const wrong = await inTurns(open, 4, async (one) => {
    const { status } = await fromPage(one, ABROAD);
    return status === 403 ? [] : [`${one.route.name}: ${status}`];
  });
  expect(open.length).toBeGreaterThan(7);
  expect(wrong.flat()).toEqual([]);
});

test('no preflight of another site is let through, but for open data', async () => {
  const asked = { origin: ABROAD, 'access-control-request-method': 'POST' };
  const wrong = await inTurns([...members, ...open], 8, async ({ route }) => {
    const { status, headers } = await call(route.path.replaceAll(/\{\w+\}/g, 'x'), {
      method: 'OPTIONS',
      headers: asked,
    });
    const spoken = [...headers.keys()].filter((name) => name.startsWith('access-control-'));
    return status === 204 && spoken.length === 0 ? [] : [`${route.path}: ${status} ${spoken}`];
  });
  expect(wrong.flat()).toEqual([]);
  const data = await call('/v1/platforms', { method: 'OPTIONS', headers: asked });
  expect(data.headers.get('access-control-allow-origin')).toBe('*');
  expect(data.headers.get('access-control-allow-credentials')).toBeNull();
});

test('every answer of a member’s route, also a refusal, is kept nowhere, for no other site and with every header', () => {
  const wrong = answered.filter(({ answer: { headers } }) => {
    const kept = !/\bno-store\b/.test(headers.get('cache-control') ?? '');
    const told = [...headers.keys()].some((name) => name.startsWith('access-control-'));
    const bare = Object.entries(securityHeaders).some(([name, value]) => headers.get(name) !== value);
    return kept || told || bare;
  });
  expect(wrong.map(({ what }) => what)).toEqual([]);
  expect(answered.length).toBeGreaterThan(200);
});

test('every cookie is ours alone: by its prefix, unreadable for scripts, sent to other sites by no change', () => {
  const cookies = answered.flatMap(({ answer }) => answer.headers.getSetCookie());
  expect(cookies.length).toBeGreaterThan(3);
  for (const cookie of cookies) {
    expect(cookie).toMatch(/^__Host-ndp[\w-]*=[\w.-]*; .*Path=\/; .*HttpOnly; Secure; SameSite=(Lax|Strict)$/);
    expect(cookie).not.toMatch(/domain=/i);
    expect(cookie.split(';')[0]?.length).toBeLessThan(4096);
  }
});

test('a token stands in no body that a cookie carries', () => {
  const spoken = answered.filter(({ answer: { text } }) => /eyJ[\w-]+\.eyJ/.test(text));
  expect(spoken.map(({ what }) => what)).toEqual([]);
});

test('methods that nothing uses are refused, TRACE among them', async () => {
  const statuses = await Promise.all(
    ['TRACE', 'PROPFIND', 'PURGE'].map(
      (method) =>
        new Promise<number>((resolve, reject) => {
          const sent = request(`${url}/v1/me`, { method }, (answer) => {
            answer.resume();
            resolve(answer.statusCode ?? 0);
          });
          sent.on('error', reject).end();
        }),
    ),
  );
  for (const status of statuses) expect([400, 405, 501]).toContain(status);
});
