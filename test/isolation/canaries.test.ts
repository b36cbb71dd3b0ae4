import type { Role } from '@ndp/database/schema/programme';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { call, eventually } from '../support/stack.ts';
import { type Planted, plant } from './support/canary.ts';
import { type MemberRoute, mayUse, recipeOf } from './support/check.ts';
import { filesIn, logLines, mails, programmeRows, publicAnswers } from './support/everything.ts';
import { allRoutes } from './support/routes.ts';
import { openScene, ROLES, type Scene } from './support/scene.ts';
import { inTurns, send } from './support/send.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

let scenes: [Scene, Scene];
let planted: [Planted, Planted];
let reading: MemberRoute[];
beforeAll(async () => {
  scenes = await Promise.all([openScene('yen', 'ministry', 'NDP-0006'), openScene('oanh', 'enterprise', 'NDP-0024')]);
  planted = await Promise.all([plant(scenes[0]), plant(scenes[1])]);
  const routes = await allRoutes();
  reading = routes.filter((route): route is MemberRoute => route.method === 'GET' && route.permission !== 'public');
});

/** Which of the words stand in a text, by what they were written into. */
const among = (words: Record<string, string>, text: string) =>
  Object.entries(words).flatMap(([place, word]) => (text.includes(word) ? [place] : []));
const each = <T>(act: (scene: Scene, other: Scene, own: Planted) => Promise<T>) =>
  Promise.all([act(scenes[0], scenes[1], planted[0]), act(scenes[1], scenes[0], planted[1])]);

/** What the people of an organisation read beside: the plan itself, and each their own account. */
async function readBeside(asking: Scene, { slug }: Scene, { plan, readers }: Planted): Promise<[string, string][]> {
  const draft = await call<string>(`/v1/t/${slug}/plans/${plan}`, { token: asking.cast.officer.token });
  const accounts = asking.slug === slug ? readers : [];
  const paths = ['/v1/me', '/v1/me/passkeys', '/v1/me/sessions'];
  const own = await inTurns(accounts, 2, async (token) => {
    const texts = await Promise.all(paths.map(async (path) => (await call<string>(path, { token })).text));
    return texts.join('\n');
  });
  return [['the plan', draft.text], ...own.map((text, at): [string, string] => [`account ${at}`, text])];
}

/** Everything that somebody may read in their own organisation, and what they get for the ids of another. */
async function readEverything(scene: Scene, other: Scene, searched: string[]): Promise<Map<string, string>> {
  const answers = new Map<string, string>();
  await inTurns(reading, 6, async (route) => {
    const [first] = mayUse(scene, route);
    const [theirs] = mayUse(other, route);
    if (!first || !theirs) return;
    const own = await recipeOf(route).make(scene, first);
    const foreign = await recipeOf(route).make(other, theirs);
    for (const role of ROLES) {
      const { token } = scene.cast[role];
      const asked = [
        await send(route, own, { token, organisation: scene.slug }),
        await send(route, foreign, { token, organisation: scene.slug }),
        await send(route, foreign, { token, organisation: other.slug }),
      ];
      asked.forEach(({ text, headers }, at) => {
        answers.set(`${route.name} as ${role} (${at})`, `${[...headers].join('\n')}\n${text}`);
      });
    }
  });
  const query = (path: string, role: Role) =>
    call<string>(`/v1/t/${scene.slug}/${path}`, { token: scene.cast[role].token });
  await inTurns(searched, 4, async (word) => {
    for (const path of [
      `search?q=${word}`,
      `platforms?q=${word}`,
      `audit/programme?subject=${word}`,
      `audit?actor=${word}`,
    ])
      answers.set(path, (await query(path, 'auditor')).text);
  });
  return answers;
}

describe('a word that one organisation writes', () => {
  test('is read there, by those who may', async () => {
    const found = await each(async (scene, other, own) => {
      const { words } = own;
      const beside = await readBeside(scene, scene, own);
      const texts = [...(await readEverything(scene, other, [])), ...beside].map(([, text]) => text).join('\n');
      return Object.keys(words).filter((place) => !among(words, texts).includes(place));
    });
    // The key of a request is for nobody to read.
    expect(found).toEqual([['key'], ['key']]);
  });

  test('is in no answer to any member of another, whatever they ask, search or name', async () => {
    const found = await each(async (scene, other, own) => {
      const { words } = own;
      const answers = await readEverything(other, scene, Object.values(words));
      for (const [asked, text] of await readBeside(other, scene, own)) answers.set(asked, text);
      expect(answers.size).toBeGreaterThan(300);
      return [...answers].flatMap(([asked, text]) => among(words, text).map((place) => `${place} in ${asked}`));
    });
    expect(found).toEqual([[], []]);
  });

  test('is in no public page, list, document or header', async () => {
    const answers = await publicAnswers();
    expect(answers.size).toBeGreaterThan(100);
    for (const { words } of planted)
      for (const [path, text] of answers) expect([path, among(words, text)]).toEqual([path, []]);
    for (const word of planted.flatMap(({ words }) => Object.values(words)))
      expect((await call<{ total: number }>(`/v1/platforms?q=${word}`)).body.total).toBe(0);
  });

  test('is mailed to its own people, and to nobody else', async () => {
    const found = await each(async (scene, _, { words }) => {
      const sent = await eventually(mails, (all) => all.some(({ text }) => text.includes(words.title ?? '?')), 60_000);
      const own = (address: string) =>
        address.endsWith(`@${scene.slug}.example`) || address.startsWith(words.invited ?? '?');
      return sent
        .filter(({ to }) => !to.every(own))
        .flatMap(({ to, text }) => among(words, text).map((place) => `${place} to ${to}`));
    });
    expect(found).toEqual([[], []]);
  });

  test('is in no log, no stored file and no cache', () => {
    const log = logLines();
    expect(log).toContain('"event":"refused"');
    const files = filesIn('storage');
    expect(files.size).toBeGreaterThan(2);
    for (const { words } of planted) {
      expect(among(words, log)).toEqual([]);
      for (const [path, bytes] of files)
        expect([path, Object.values(words).filter((word) => bytes.includes(word))]).toEqual([path, []]);
    }
  });

  test('lies in the files of its own database, what is drafted there alone, and never in the portal', async () => {
    const files = filesIn('libsql', 'dbs');
    await each(async (scene, _, { words, draft }) => {
      const holding = (word: string) =>
        [
          ...new Set([...files].flatMap(([path, bytes]) => (bytes.includes(word) ? [path.split('/')[0] ?? ''] : []))),
        ].sort();
      const home = `org-${scene.slug}`;
      expect(holding(draft)).toEqual([home]);
      for (const word of Object.values(words))
        expect([home, 'programme']).toEqual(expect.arrayContaining(holding(word)));
    });
  });
});

describe('a secret', () => {
  test('is in no log, no mail to others, no stored file, no cache', async () => {
    const log = logLines();
    for (const { secrets } of planted) {
      expect(Object.values(secrets).every((secret) => secret.length > 10)).toBe(true);
      expect(among(secrets, log)).toEqual([]);
      for (const { text } of await mails()) expect(among(secrets, text)).toEqual([]);
      for (const [path, bytes] of filesIn('storage'))
        expect([path, Object.values(secrets).filter((secret) => bytes.includes(secret))]).toEqual([path, []]);
    }
  });

  test('is kept by its hash or under seal, and in no table as it is', async () => {
    const tables = await programmeRows();
    expect(tables.get('api_token')).toContain('token_hash');
    for (const { secrets } of planted) {
      const { hash: _, ...plain } = secrets;
      for (const [table, rows] of tables) expect([table, among(plain, rows)]).toEqual([table, []]);
    }
  });

  test('is answered to nobody a second time, not even to its own administrators', async () => {
    const found = await each(async (scene, other, { secrets }) => {
      const { password: _, ...plain } = secrets;
      const answers = await readEverything(scene, other, []);
      return [...answers].flatMap(([asked, text]) => among(plain, text).map((place) => `${place} in ${asked}`));
    });
    expect(found).toEqual([[], []]);
  });
});
