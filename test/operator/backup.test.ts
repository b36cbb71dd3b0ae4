// A backup is one instant of a database, whatever is written meanwhile; damaged, it is refused and nothing changes.
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { auditHead, headOf, verifyAudit } from '@ndp/database/audit';
import { commit } from '@ndp/database/commit';
import { connect } from '@ndp/database/connect';
import { contentsOf, totalsOf } from '@ndp/database/contents';
import { openForReading, openForWriting } from '@ndp/database/open';
import { checkBackup } from '@ndp/local/operate/backup-file';
import { migrateAll } from '@ndp/local/prepare';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startOwnServer } from '../faults/support/own-server.ts';
import { killNow } from '../faults/support/processes.ts';
import { eventually, servers } from '../support/stack.ts';
import { operatorOf, operatorOfShared } from './support/operator.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const operator = operatorOfShared();
const folder = mkdtempSync(join(tmpdir(), 'ndp-backup-'));
afterAll(() => {
  operator.close();
  rmSync(folder, { recursive: true, force: true });
});
const { ndp } = operator;
const meter = () => ({ reads: 0, writes: 0 });
const slug = `sao-luu-${crypto.randomUUID().slice(0, 8)}`;

async function placeOf(tenant = slug): Promise<string> {
  const programme = await openForReading(servers, 'programme', 'programme', meter());
  const [found] = await programme.ask({ sql: 'SELECT namespace FROM organisation WHERE slug = ?', args: [tenant] });
  return String(found?.rows[0]?.namespace);
}
const reading = async (namespace: string) => openForReading(servers, 'workspace', namespace, meter());
const totals = async (namespace: string) => totalsOf(contentsOf(await reading(namespace)));
const count = async (namespace: string, table: string) =>
  Number((await (await reading(namespace)).ask(`SELECT count(*) AS n FROM ${table}`))[0]?.rows[0]?.n);

/** One operation as every verb writes it: a row and its audit entry in one batch. */
async function writeOne(): Promise<void> {
  const workspace = await openForWriting(servers, 'workspace', `org-${slug}`, meter());
  const [heads] = await workspace.read(auditHead(workspace));
  const head = headOf(heads);
  const key = `written-${head.seq + 1}`;
  const audit = { actor: 'x', organisation: slug, action: 'x', subject: key, before: null, after: { key } };
  const statement = {
    sql: "INSERT INTO setting (key, value, updated_at, updated_by) VALUES (?, 'đ\u2028\\n\"', '', '')",
    args: [key],
  };
  await commit(workspace, { head, statements: [statement], audit });
}

beforeAll(async () => {
  await ndp('tenant', 'create', '--slug', slug, '--kind', 'agency', '--name', 'Sao lưu', '--name-en', 'Backup');
  const client = await connect(servers, `org-${slug}`, 'write', meter());
  // More rows than a page holds, and rows of which ten do not fit into one answer of the server.
  await client.batch(
    [
      `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 25000)
        INSERT INTO inbox SELECT 'm' || i, 'kind', 'sender', '2026-11-22' FROM n`,
      "INSERT INTO outbox (id, created_at, kind, payload, delivered_at) VALUES ('a', '', 'x', '{}', ''), ('b', '', 'x', '{}', '')",
      "DELETE FROM outbox WHERE id = 'b'",
      'DELETE FROM inbox WHERE rowid % 5000 = 7',
    ],
    'write',
  );
  for (let i = 0; i < 12; i += 1) {
    const args = [`large-${i}`, 'ệ'.repeat(400_000)];
    await client.execute({
      sql: "INSERT INTO review (id, created_at, subject, step, reviewer, sha256, reason) VALUES (?, '', '', 'review', '', '', ?)",
      args,
    });
  }
});

test('a backup made while others write is one instant, and restores to a workspace whose trail and data agree', async () => {
  let backing = true;
  let written = 0;
  const writing = (async () => {
    for (; backing; written += 1) await writeOne();
  })();
  await new Promise((resolve) => setTimeout(resolve, 100));
  const said = await ndp('tenant', 'backup', slug, '--to', folder);
  backing = false;
  await writing;
  expect(said).toMatchObject({ code: 0, errors: [] });
  const file = join(folder, `${slug}.backup.gz`);
  const backup = await checkBackup(file);
  const seq = backup.header.audit?.seq ?? 0;
  const live = await verifyAudit(await reading(`org-${slug}`));
  expect(seq).toBeGreaterThan(0);
  expect(live.head.seq).toBeGreaterThan(seq);
  const rows = Object.fromEntries(backup.tables.map((table) => [table.name, table.rows]));
  expect(rows).toMatchObject({ setting: seq, audit: seq, inbox: 24_995, review: 12, outbox: 1, sqlite_sequence: 1 });

  const restored = await ndp('tenant', 'restore', file);
  expect(restored).toMatchObject({ code: 0, errors: [] });
  const place = await placeOf();
  expect(place).toMatch(new RegExp(`^org-${slug}-\\d{17}$`));
  expect(await totals(place)).toEqual(backup.tables);
  expect(await verifyAudit(await reading(place))).toMatchObject({
    entries: seq,
    brokenAt: null,
    head: backup.header.audit,
  });
  // The former one is as it was, and the trail of the programme says who moved.
  expect(await count(`org-${slug}`, 'setting')).toBe(live.head.seq);
  const programme = await openForReading(servers, 'programme', 'programme', meter());
  const [trail] = await programme.ask({
    sql: "SELECT before, after FROM audit WHERE action = 'tenant.restore' AND organisation = ?",
    args: [slug],
  });
  expect(trail?.rows.map(({ before, after }) => [JSON.parse(String(before)), JSON.parse(String(after))])).toEqual([
    [
      { namespace: `org-${slug}` },
      { namespace: place, backupOf: slug, madeAt: backup.header.madeAt, auditHead: backup.header.audit?.hash },
    ],
  ]);
  // What is restored goes on: its trail still only grows, its numbers go on from where they were.
  const client = await connect(servers, place, 'write', meter());
  await expect(client.execute('DELETE FROM audit')).rejects.toThrow(/append-only/);
  await client.execute(
    "INSERT INTO outbox (id, created_at, kind, payload, delivered_at) VALUES ('c', '', 'x', '{}', '')",
  );
  expect((await client.execute("SELECT seq FROM outbox WHERE id = 'c'")).rows[0]?.seq).toBe(3);
  console.log(`backed up at entry ${seq} of ${live.head.seq} while ${written} operations were written`);
});

test('a workspace restores into another tenant, when asked to', async () => {
  const other = `${slug}-khac`;
  await ndp('tenant', 'create', '--slug', other, '--kind', 'agency', '--name', 'Khác', '--name-en', 'Other');
  const { header, tables } = await checkBackup(join(folder, `${slug}.backup.gz`));
  expect((await ndp('tenant', 'restore', join(folder, `${slug}.backup.gz`), '--as', other)).code).toBe(0);
  expect(await totals(await placeOf(other))).toEqual(tables);
  expect(header.organisation).toBe(slug);
});

test('a backup with any byte changed, cut short anywhere or gone on with is refused, and the intact one accepted', async () => {
  const small = `${slug}-khac`;
  const target = join(folder, 'small');
  const client = await connect(servers, await placeOf(small), 'write', meter());
  await client.batch(['DELETE FROM review', 'DELETE FROM inbox'], 'write');
  await ndp('tenant', 'backup', small, '--to', target);
  const file = join(target, `${small}.backup.gz`);
  const intact = readFileSync(file);
  const sound = await checkBackup(file);
  expect(sound.tables.length).toBeGreaterThan(5);
  // Past the ten bytes in which gzip says by which system it was written.
  const step = Math.ceil(intact.length / 150);
  for (let at = 10; at < intact.length; at += at < intact.length - 20 ? step : 1) {
    const bytes = Buffer.from(intact);
    bytes[at] = (bytes[at] ?? 0) ^ 0xff;
    writeFileSync(file, bytes);
    await expect(checkBackup(file), `byte ${at}`).rejects.toThrow(/is damaged .*Nothing was changed/);
  }
  for (const length of [0, 5, 10, 500, intact.length - 9, intact.length - 1]) {
    writeFileSync(file, intact);
    truncateSync(file, length);
    await expect(checkBackup(file), `${length} bytes`).rejects.toThrow(/is damaged/);
  }
  writeFileSync(file, Buffer.concat([intact, intact]));
  await expect(checkBackup(file)).rejects.toThrow(/is damaged/);

  const place = await placeOf(small);
  writeFileSync(file, intact.subarray(0, -40));
  const refused = await ndp('tenant', 'restore', file);
  expect([refused.code, refused.out, refused.errors]).toEqual([1, [], [expect.stringMatching(/is damaged/)]]);
  expect(await placeOf(small)).toBe(place);
  writeFileSync(file, intact);
  expect((await ndp('tenant', 'restore', file)).code).toBe(0);
  expect(await placeOf(small)).not.toBe(place);
});

test('a backup of a newer version, of a broken trail or of another circle is refused, and nothing changes', async () => {
  const small = `${slug}-khac`;
  const place = await placeOf(small);
  const refused = async (label: string, told: RegExp, ...sql: string[]) => {
    const client = await connect(servers, place, 'write', meter());
    await client.batch(sql, 'write');
    await ndp('tenant', 'backup', small, '--to', join(folder, label));
    const said = await ndp('tenant', 'restore', join(folder, label, `${small}.backup.gz`));
    expect([said.code, said.out, said.errors]).toEqual([1, [], [expect.stringMatching(told)]]);
    expect(await placeOf(small)).toBe(place);
  };
  await refused(
    'broken',
    /audit chain is broken at entry 2/,
    'DROP TRIGGER audit_is_never_changed',
    "UPDATE audit SET actor = 'y' WHERE seq = 2",
  );
  await refused(
    'newer',
    /made by a newer version \(workspace 9001-later\)/,
    "INSERT INTO migration VALUES ('9001-later', '')",
  );
});

test('a backup during which the database server is killed is taken anew, and is sound', async () => {
  const server = await startOwnServer();
  const { readUrl, writeUrl, signingKey } = server.servers;
  const keys = { adminKey: server.admin.key, database: signingKey, access: signingKey };
  const own = operatorOf({ readUrl, writeUrl, adminUrl: server.admin.url }, keys);
  try {
    await migrateAll(server.servers, server.admin, [{ circle: 'programme', namespace: 'programme' }]);
    await own.ndp('tenant', 'create', '--slug', 'so', '--kind', 'agency', '--name', 'Sở', '--name-en', 'Department');
    const client = await connect(server.servers, 'org-so', 'write', meter());
    await client.execute(`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40000)
      INSERT INTO inbox SELECT 'm' || i, 'kind', 'sender', '2026-11-22' FROM n`);
    const file = join(own.data, 'out', 'so.backup.gz');
    const backing = own.ndp('tenant', 'backup', 'so', '--to', join(own.data, 'out'));
    // Killed once something of it is written.
    await eventually(
      async () => existsSync(`${file}.new`) && statSync(`${file}.new`).size > 20_000,
      (begun) => begun,
    );
    const killed = server.serverPid();
    killNow(killed);
    expect(await backing).toMatchObject({ code: 0, errors: [] });
    expect(server.serverPid()).not.toBe(killed);
    expect((await checkBackup(file)).tables.find(({ name }) => name === 'inbox')?.rows).toBe(40_000);
  } finally {
    own.close();
    await server.stop();
  }
});
