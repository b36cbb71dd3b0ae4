import { connect } from '@ndp/database/connect';
import { DatabaseFailure, failureOf } from '@ndp/database/failure';
import type { Mode } from '@ndp/database/token';
import { databaseToken } from '@ndp/database/token';
import { createNamespace } from '@ndp/local/namespaces';
import { migrateAll } from '@ndp/local/prepare';
import { generateKeyPair, importJWK, SignJWT } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { admin, servers } from '../support/stack.ts';

const mine = `org-mine-${Date.now()}`;
const theirs = `org-theirs-${Date.now()}`;
const canary = 'bí mật của đơn vị khác';

beforeAll(async () => {
  await migrateAll(servers, admin, [
    { circle: 'workspace', namespace: mine },
    { circle: 'workspace', namespace: theirs },
  ]);
  await ask(theirs, await databaseToken(servers.signingKey, theirs, 'write'), insert(canary), 'write');
});

const insert = (title: string) =>
  `INSERT INTO plan_draft (id, created_at, kind, title, year, platforms, contents, sha256, drafted_by, updated_at)
   VALUES (hex(randomblob(8)), '', 'mic', '${title}', 2022, '[]', '{}', '', 'x', '')`;

/** One statement put to the server itself with a token of our choosing; answers the HTTP status and body. */
async function ask(namespace: string, token: string, sql: string, mode: Mode = 'read') {
  const answer = await fetch(`${mode === 'write' ? servers.writeUrl : servers.readUrl}/v2/pipeline`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'x-namespace-bin': Buffer.from(namespace).toString('base64').replace(/=+$/, ''),
    },
    body: JSON.stringify({ requests: [{ type: 'execute', stmt: { sql } }, { type: 'close' }] }),
  });
  return { status: answer.status, text: await answer.text() };
}

const refused = ({ status, text }: { status: number; text: string }) => status >= 400 || /"type":"error"/.test(text);

describe('the libSQL server itself keeps the circles apart', () => {
  test('a workspace’s token opens its own workspace, and no other database at all', async () => {
    const token = await databaseToken(servers.signingKey, mine, 'write');
    expect(refused(await ask(mine, token, insert('của mình'), 'write'))).toBe(false);
    expect((await ask(mine, token, 'SELECT title FROM plan_draft')).text).toContain('của mình');
    for (const namespace of [theirs, 'programme', 'portal', 'org-bo-y-te']) {
      for (const mode of ['read', 'write'] as const) {
        const answer = await ask(
          namespace,
          token,
          mode === 'read' ? 'SELECT * FROM sqlite_master' : 'CREATE TABLE x (a)',
          mode,
        );
        expect([namespace, mode, answer.status]).toEqual([namespace, mode, 404]);
        expect(answer.text).not.toContain(canary);
      }
    }
  });

  test('a database that is not there answers exactly as one that is not mine', async () => {
    const token = await databaseToken(servers.signingKey, mine, 'read');
    const foreign = await ask(theirs, token, 'SELECT 1');
    const unknown = await ask('org-khong-co', token, 'SELECT 1');
    expect(unknown.status).toBe(foreign.status);
    expect(unknown.text.replace('org-khong-co', '?')).toBe(foreign.text.replace(theirs, '?'));
  });

  test.each(['programme', 'portal', mine])(
    'a reading token of %s reads and is refused every change',
    async (namespace) => {
      const token = await databaseToken(servers.signingKey, namespace, 'read');
      expect(refused(await ask(namespace, token, 'SELECT count(*) FROM inbox'))).toBe(false);
      for (const sql of [
        "INSERT INTO inbox VALUES ('x', 'x', 'x', 'x')",
        'DELETE FROM inbox',
        'DROP TABLE inbox',
        'CREATE TABLE x (a)',
        'PRAGMA user_version = 7',
      ]) {
        for (const mode of ['read', 'write'] as const)
          expect([sql, refused(await ask(namespace, token, sql, mode))]).toEqual([sql, true]);
      }
      expect((await ask(namespace, token, 'SELECT count(*) AS n FROM inbox')).text).not.toContain('"error"');
    },
  );

  test('no statement reaches another database by ATTACH', async () => {
    const token = await databaseToken(servers.signingKey, mine, 'write');
    for (const target of [theirs, `../${theirs}/data`, '/etc/passwd', ':memory:']) {
      const attached = await ask(mine, token, `ATTACH DATABASE '${target}' AS other`, 'write');
      expect(refused(attached)).toBe(true);
    }
  });

  test('a token of another key, unsigned, expired or missing opens nothing', async () => {
    const { privateKey } = await generateKeyPair('EdDSA');
    const claims = { p: { rw: { ns: [mine] } } };
    const foreign = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'EdDSA' })
      .setExpirationTime('5m')
      .sign(privateKey);
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const unsigned = `${encode({ alg: 'none', typ: 'JWT' })}.${encode(claims)}.`;
    const expired = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'EdDSA' })
      .setExpirationTime(Math.floor(Date.now() / 1000) - 3600)
      .sign(await importJWK(JSON.parse(servers.signingKey), 'EdDSA'));
    for (const token of [foreign, unsigned, expired, '']) {
      const answer = await ask(mine, token, 'SELECT title FROM plan_draft');
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.text).not.toContain('của mình');
    }
    const fresh = `org-fresh-${Date.now()}`;
    await createNamespace(admin, fresh);
    expect((await ask(fresh, await databaseToken(servers.signingKey, fresh, 'read'), 'SELECT 1')).status).toBe(200);
  });

  test('the admin door needs its key', async () => {
    const create = (headers: Record<string, string>) =>
      fetch(`${admin.url}/v1/namespaces/org-by-stranger/create`, {
        method: 'POST',
        body: '{}',
        headers: { 'content-type': 'application/json', ...headers },
      });
    expect((await create({})).status).toBe(401);
    expect((await create({ authorization: 'basic wrong' })).status).toBe(401);
    expect((await create({ authorization: `basic ${admin.key}` })).status).toBe(200);
  });
});

test('the driver of the product gets the same refusals as closed reasons', async () => {
  const meter = { reads: 0, writes: 0 };
  const reader = await connect(servers, 'portal', 'read', meter);
  const error = await reader.execute("INSERT INTO inbox VALUES ('a', 'b', 'c', 'd')").catch(failureOf);
  expect(error).toBeInstanceOf(DatabaseFailure);
  expect((error as DatabaseFailure).reason).toBe('forbidden');
  expect((await reader.execute('SELECT count(*) AS n FROM inbox')).rows).toHaveLength(1);
});
