import fc from 'fast-check';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { type Prepared, prepare, recipeOf } from '../isolation/support/check.ts';
import { footprint } from '../isolation/support/footprint.ts';
import { pathOf } from '../isolation/support/recipes.ts';
import { allRoutes, type Route } from '../isolation/support/routes.ts';
import { openScene, type Scene } from '../isolation/support/scene.ts';
import { inTurns } from '../isolation/support/send.ts';
import { call } from '../support/stack.ts';
import { type Bad, badBodies, badTexts, CODES } from './support/bad.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

type Target = Pick<Prepared, 'made'> & { route: Route };

let scenes: [Scene, Scene];
let targets: Target[];
let before: object;
beforeAll(async () => {
  scenes = await Promise.all([
    openScene('xau', 'ministry', 'NDP-0006'),
    openScene('xau-hai', 'enterprise', 'NDP-0024'),
  ]);
  const [scene, other] = scenes;
  const taking = (await allRoutes()).filter(({ takesBody }) => takesBody);
  targets = await inTurns(taking, 4, async ({ permission, ...route }) => {
    if (permission !== 'public') return prepare({ ...route, permission }, scene, other);
    return { route: { ...route, permission }, made: await recipeOf({ ...route, permission }).make(scene, 'officer') };
  });
  before = await kept();
});

/** Everything of the organisation; a try at a code is counted, which is no change. */
async function kept(): Promise<object> {
  const { 'programme.step': _, ...rest } = await footprint(scenes[0]);
  return rest;
}

const valid = ({ made: { json } }: Target): unknown => (typeof json === 'function' ? json() : json);

/** Sends a body as it is; answers what is wrong with the answer. */
async function sent({ route, made }: Target, { body, type = 'application/json', what }: Bad): Promise<string[]> {
  const { token, ids, query, headers } = made;
  const answer = await call<{ code?: string; status?: number; errors?: { pointer: string }[] }>(
    pathOf(route, scenes[0].slug, ids, query),
    { method: route.method, body, headers: { ...headers, 'content-type': type }, ...(token && { token }) },
  );
  const { code = '', errors = [] } = Object(answer.body);
  const wrong: string[] = [];
  // Whoever asks for a new password is told nothing, whatever the address.
  if (route.name === 'POST /v1/password-reset' && answer.status === 202) return [];
  if (answer.status < 400 || answer.status >= 500) wrong.push(`status ${answer.status}`);
  if (!answer.headers.get('content-type')?.startsWith('application/problem+json')) wrong.push('no problem+json');
  if (!CODES.includes(code)) wrong.push(`code ${code}`);
  if (code === 'invalid_input' && errors.length === 0) wrong.push('no pointer');
  return wrong.map((one) => `${route.name}, ${what}: ${one} ${answer.text.slice(0, 200)}`);
}

describe('a body that is wrong', () => {
  test('is refused with a code of the list and a pointer, by every route that takes one', async () => {
    expect(targets.length).toBeGreaterThan(20);
    const wrong = await inTurns(targets, 6, async (target) => {
      const found: string[] = [];
      for (const bad of [...badTexts, ...badBodies(valid(target))]) found.push(...(await sent(target, bad)));
      return found;
    });
    expect(wrong.flat()).toEqual([]);
  });

  test('made at random does no more harm', async () => {
    // Whatever it is, an unknown field makes it wrong; the seed is fixed so that a failure can be looked at again.
    const wrong = await inTurns(targets, 6, async (target) => {
      const found: string[] = [];
      const random = fc.sample(fc.tuple(fc.json({ depthSize: 'small' }), fc.dictionary(fc.string(), fc.jsonValue())), {
        seed: 186,
        numRuns: 12,
      });
      for (const [text, fields] of random) {
        found.push(...(await sent(target, { what: text, body: /^\{\s*\}$/.test(text) ? '[]' : text })));
        const body = JSON.stringify({ ...Object(valid(target)), ...fields, khongCo: 1 });
        found.push(...(await sent(target, { what: body.slice(-200), body })));
      }
      return found;
    });
    expect(wrong.flat()).toEqual([]);
  });

  test('has changed nothing', async () => {
    expect(await kept()).toEqual(before);
  });

  test('put right is taken', async () => {
    const answers = await inTurns(targets, 3, async (target) => {
      const { token, ids, query, headers } = target.made;
      const path = pathOf(target.route, scenes[0].slug, ids, query);
      const sending = { method: target.route.method, json: valid(target), ...(headers && { headers }) };
      const { status, text } = await call(path, { ...sending, ...(token && { token }) });
      return status >= 200 && status < 300 ? [] : [`${target.route.name}: ${status} ${text}`];
    });
    expect(answers.flat()).toEqual([]);
  });
});
