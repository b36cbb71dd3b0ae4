// The whole system on an empty machine, from backups and the keys; then with new keys.
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256 } from '@ndp/database/canonical';
import { contentsOf, type TableTotal, totalsOf } from '@ndp/database/contents';
import type { ReadHandle } from '@ndp/database/handle';
import { openForReading } from '@ndp/database/open';
import type { Servers } from '@ndp/database/servers';
import { keysIn } from '@ndp/local/keys';
import { checkBackup } from '@ndp/local/operate/backup-file';
import { type Stack, startStack } from '@ndp/local/stack';
import { demoToken } from '@ndp/local/tokens';
import { relayEverything } from '@ndp/workers/jobs/relay';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { issuingWithoutDelivery } from '../faults/support/plans.ts';
import { killNow } from '../faults/support/processes.ts';
import { call } from '../support/stack.ts';
import { operatorOn } from './support/operator.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const folder = mkdtempSync(join(tmpdir(), 'ndp-rebuild-'));
const set = join(folder, 'backups');
const [here, there] = [operatorOn(join(folder, 'here')), operatorOn(join(folder, 'there'))];
const SEARCH = '/v1/platforms?q=dien+toan+dam+may';
const PAGES = ['/v1/platforms', SEARCH, '/nen-tang/hop-truc-tuyen-the-he-moi', '/en'];

let stack: Stack | undefined;
let token: string;
let shown: Record<string, string>;

const start = async (data: string) =>
  startStack({ data, port: 0, tick: 0, demo: true, say: (line) => said.push(line) });
const said: string[] = [];
const databasesOf = ({ servers }: Stack) => ({ servers, meter: { reads: 0, writes: 0 } });
const open = (servers: Servers, circle: 'programme' | 'portal' | 'workspace', namespace: string): Promise<ReadHandle> =>
  openForReading(servers, circle, namespace, { reads: 0, writes: 0 });

/** What the world sees, as hashes; addresses and cursors aside, which follow from where it runs and with which key. */
async function pagesOf({ url }: Stack): Promise<Record<string, string>> {
  const page = async (path: string) => {
    const { status, text } = await call(url + path);
    const same = text.replace(/http:\/\/(localhost|127\.0\.0\.1):\d+/g, '').replace(/"nextCursor":"[^"]+"/, '');
    return [path, `${status} ${sha256(same)}`] as const;
  };
  return Object.fromEntries(await Promise.all(PAGES.map(page)));
}

beforeAll(async () => {
  stack = await start(here.data);
  const databases = databasesOf(stack);
  const { issue } = await issuingWithoutDelivery(databases);
  await issue();
  await relayEverything(databases);
  token = await demoToken({ databases, access: stack.keys.access }, 'officer');
  await issue(); // Sent, and not arrived when the backup is made.
  shown = await pagesOf(stack);
  expect((await call(stack.url + SEARCH)).text).toContain('NDP-0001');
  expect(await here.ndp('keys', 'rotate', 'database')).toMatchObject({
    code: 1,
    errors: [expect.stringMatching(/A stack runs/)],
  });
  expect(await here.ndp('tenant', 'backup', '--all', '--to', set)).toMatchObject({ code: 0, errors: [] });
  expect(readdirSync(set)).toHaveLength(91);
  await stack.close();
  stack = undefined;
});
afterAll(async () => {
  await stack?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a set that is damaged or lacks a database is refused, and nothing is made of it', async () => {
  const wrong = join(folder, 'wrong');
  const refused = async (told: RegExp) => {
    const { code, errors } = await there.ndp('restore', '--from', wrong);
    expect([code, errors]).toEqual([1, [expect.stringMatching(told)]]);
    expect(existsSync(join(there.data, 'libsql'))).toBe(false);
  };
  await refused(/There is no folder/);
  cpSync(set, wrong, { recursive: true });
  rmSync(join(wrong, 'vnpt.backup.gz'));
  await refused(/lacks the workspace of vnpt/);
  copyFileSync(join(wrong, 'bkav.backup.gz'), join(wrong, 'vnpt.backup.gz'));
  await refused(/lacks the workspace of vnpt/);
  copyFileSync(join(set, 'vnpt.backup.gz'), join(wrong, 'vnpt.backup.gz'));
  const whole = readFileSync(join(set, 'portal.backup.gz'));
  writeFileSync(join(wrong, 'portal.backup.gz'), whole.subarray(0, whole.length / 2));
  await refused(/portal.backup.gz is damaged/);
  rmSync(join(wrong, 'portal.backup.gz'));
  await refused(/lacks the portal/);
});

test('every database is rebuilt on an empty machine with equal rows, and the system goes on where it was', async () => {
  mkdirSync(there.data, { recursive: true });
  copyFileSync(join(here.data, 'keys.json'), join(there.data, 'keys.json'));
  // Killed in the middle, it has made nothing that anybody would take for a system.
  const killed = await there.begin(['restore', '--from', set], ({ pid, stdout }) =>
    stdout?.on('data', (text) => /\d\d of 91 databases rebuilt/.test(String(text)) && killNow(pid)),
  );
  expect([killed.code, existsSync(join(there.data, 'libsql'))]).toEqual([null, false]);

  const began = performance.now();
  const restored = await there.begin(['restore', '--from', set]);
  console.log(`91 databases checked, rebuilt and compared in ${Math.round(performance.now() - began)} ms`);
  expect(restored).toMatchObject({ code: 0, errors: [] });
  expect(restored.out.at(-1)).toMatch(/91 databases, each equal to its backup/);
  expect(await there.ndp('restore', '--from', set)).toMatchObject({
    code: 1,
    errors: [expect.stringMatching(/holds databases already/)],
  });

  // New keys for all, while it is stopped.
  const before = await keysIn(there.data);
  expect((await there.begin(['keys', 'rotate', 'all'])).code).toBe(0);
  const old = readdirSync(there.data).find((name) => name.endsWith('.old')) ?? '';
  expect(statSync(join(there.data, old)).mode & 0o777).toBe(0o600);
  expect(statSync(join(there.data, 'keys.json')).mode & 0o777).toBe(0o600);
  expect(JSON.parse(readFileSync(join(there.data, old), 'utf8')).access).toEqual(JSON.parse(before.access));

  said.length = 0;
  stack = await start(there.data);
  expect(said.join()).not.toMatch(/seeded|published|entered/);
  for (const file of readdirSync(set)) {
    const { header, tables } = await checkBackup(join(set, file));
    const found = await totalsOf(contentsOf(await open(stack.servers, header.circle, header.namespace)));
    // The programme's trail has one entry more: that it was rebuilt.
    const own = (table: TableTotal) => header.circle !== 'programme' || table.name !== 'audit';
    expect(found.filter(own), file).toEqual(tables.filter(own));
  }
  const programme = await open(stack.servers, 'programme', 'programme');
  const [trail] = await programme.ask('SELECT actor, after FROM audit ORDER BY seq DESC LIMIT 1');
  expect(trail?.rows[0]).toMatchObject({
    actor: 'restore.programme',
    after: expect.stringContaining('"databases":91'),
  });
  expect(await pagesOf(stack)).toEqual(shown);

  const plans = async () => (await programme.ask('SELECT count(*) AS n FROM plan'))[0]?.rows[0]?.n;
  expect(await plans()).toBe(2);
  await relayEverything(databasesOf(stack));
  await relayEverything(databasesOf(stack));
  expect(await plans()).toBe(3);
  expect((await there.ndp('audit', 'verify')).out.at(-1)).toBe('All 90 chains are whole.');
});

test('after a rotation tokens of the former access key are good until they end, and nobody else’s are', async () => {
  if (!stack) throw new Error('not started');
  const { url, servers, keys } = stack;
  const me = async (bearer: string) => (await call(`${url}/v1/me`, { token: bearer })).status;
  const databases = databasesOf(stack);
  const stranger = await keysIn(join(folder, 'stranger'));
  expect(await me(token)).toBe(200);
  expect(await me(await demoToken({ databases, access: keys.access }, 'officer'))).toBe(200);
  expect(await me(await demoToken({ databases, access: stranger.access }, 'officer'))).toBe(401);
  // Whoever has the former key cannot go on using it: it is accepted for fifteen minutes, not for its tokens' own life.
  const accepted = JSON.parse(keys.accessPublic) as { goodUntil?: string; d?: string }[];
  expect(accepted.map(({ d, goodUntil }) => [d, goodUntil === undefined])).toEqual([
    [undefined, true],
    [undefined, false],
  ]);
  expect(Date.parse(accepted[1]?.goodUntil ?? '') - Date.now()).toBeLessThanOrEqual(15 * 60_000);

  const former = await keysIn(here.data);
  expect([keys.database === former.database, keys.cursorKey === former.cursorKey]).toEqual([false, false]);
  const reading = await open({ ...servers, signingKey: former.database }, 'programme', 'programme');
  await expect(reading.ask('SELECT 1')).rejects.toMatchObject({ reason: 'forbidden' });
});
