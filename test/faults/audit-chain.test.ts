// The audit chain: written once however many write at the same time, never changed, and what was changed is found.
import { verifyAudit } from '@ndp/database/audit';
import { commit } from '@ndp/database/commit';
import { connect } from '@ndp/database/connect';
import { migrate } from '@ndp/database/migrate';
import { openForReading, openForWriting } from '@ndp/database/open';
import { migrationFiles } from '@ndp/local/migrations';
import { createNamespace } from '@ndp/local/namespaces';
import { expect, test } from 'vitest';
import { openDraft, takeStep } from '../support/plans.ts';
import { admin, call, demo, servers } from '../support/stack.ts';
import { sender } from './support/sender.ts';

const home = `/v1/t/${sender.slug}/plans`;
const meter = () => ({ reads: 0, writes: 0 });
const ENTRIES = 12;

/** A workspace of this test's own with a chain of twelve entries. */
async function chained(label: string): Promise<string> {
  const namespace = `audit-${label}-${crypto.randomUUID().slice(0, 8)}`;
  await migrate(servers, [{ circle: 'workspace', namespace }], migrationFiles(), (name) =>
    createNamespace(admin, name),
  );
  const workspace = await openForWriting(servers, 'workspace', namespace, meter());
  for (let entry = 1; entry <= ENTRIES; entry += 1) {
    const { head } = await verifyAudit(workspace);
    const audit = {
      actor: 'demo-officer',
      organisation: 'vnpt',
      action: 'plan.draft',
      subject: `plan:${entry}`,
      before: null,
      after: { entry },
    };
    await commit(workspace, { head, statements: [], audit });
  }
  return namespace;
}

const verified = async (namespace: string) =>
  verifyAudit(await openForReading(servers, 'workspace', namespace, meter()));

/** SQL with the power of a write token, which no code of the system has ready for it. */
async function tamper(namespace: string, ...sql: string[]): Promise<void> {
  const client = await connect(servers, namespace, 'write', meter());
  await client.batch(sql, 'write');
}

test('fifty people approving one plan at once give one approval and forty-nine conflicts', async () => {
  const [officer, head, leader] = await Promise.all([demo('officer'), demo('head'), demo('leader')]);
  const id = await openDraft(officer, sender.slug);
  expect((await takeStep(officer, sender.slug, id, 'submit')).status).toBe(200);
  expect((await takeStep(head, sender.slug, id, 'review')).status).toBe(200);
  const headers = { 'if-match': '"3"' };
  const approve = () =>
    call<{ state?: string; code?: string }>(`${home}/${id}/approve`, { token: leader, method: 'POST', headers });
  const answers = await Promise.all(Array.from({ length: 50 }, approve));
  const heard = (status: number) => answers.filter((answer) => answer.status === status);
  expect([heard(200).length, heard(409).length]).toEqual([1, 49]);
  expect(heard(200)[0]?.body.state).toBe('approved');
  expect(new Set(heard(409).map(({ body }) => body.code))).toEqual(new Set(['conflict']));

  const workspace = await openForReading(servers, 'workspace', sender.namespace, meter());
  const [plan, trail] = await workspace.ask(
    { sql: 'SELECT state, version FROM plan_draft WHERE id = ?', args: [id] },
    {
      sql: "SELECT count(*) AS approvals FROM audit WHERE action = 'plan.approve' AND subject = ?",
      args: [`plan:${id}`],
    },
  );
  expect(plan?.rows[0]).toMatchObject({ state: 'approved', version: 4 });
  expect(trail?.rows[0]).toMatchObject({ approvals: 1 });
  expect((await verifyAudit(workspace)).brokenAt).toBeNull();
});

test.each([
  ['updating an entry', "UPDATE audit SET actor = 'somebody else' WHERE seq = 5"],
  ['updating every entry', "UPDATE audit SET after = '{}'"],
  [
    'updating by way of an insert',
    "INSERT INTO audit SELECT * FROM audit WHERE seq = 5 ON CONFLICT (seq) DO UPDATE SET actor = 'x'",
  ],
  ['deleting the last entry', 'DELETE FROM audit WHERE seq = 12'],
  ['emptying the trail', 'DELETE FROM audit'],
])('the database refuses %s, even to a write token', async (_, sql) => {
  const namespace = await chained('refused');
  await expect(tamper(namespace, sql)).rejects.toThrow(/audit is append-only|grows at its end/);
  expect(await verified(namespace)).toMatchObject({ entries: ENTRIES, brokenAt: null });
});

const withoutTriggers = ['DROP TRIGGER audit_is_never_changed', 'DROP TRIGGER audit_is_never_deleted'];
const change = (what: string, seq: number) => `UPDATE audit SET ${what} WHERE seq = ${seq}`;
test.each([
  ['over an entry', 5],
  ['before the first', 0],
  ['past a gap', 99],
])('the database takes no entry %s', async (_, seq) => {
  const namespace = await chained('replaced');
  const forged = `SELECT ${seq}, at, 'x', organisation, action, subject, before, after, hash FROM audit WHERE seq = 5`;
  await expect(tamper(namespace, `INSERT OR REPLACE INTO audit ${forged}`)).rejects.toThrow(/grows at its end/);
  expect(await verified(namespace)).toMatchObject({ entries: ENTRIES, brokenAt: null });
});

test.each([
  ['another actor', [change("actor = 'demo-leader'", 7)], 7],
  ['another time', [change("at = '2022-01-01T00:00:00.000Z'", 2)], 2],
  ['another digit in what was done', [change(`after = '{"entry":90}'`, 9)], 9],
  ['an empty text where nothing stood', [change("before = ''", 4)], 4],
  ['another hash', [change("hash = substr(hash, 2) || 'f'", 12)], 12],
  ['another first entry', [change("subject = 'plan:0'", 1)], 1],
  ['an entry taken out of the middle', ['DELETE FROM audit WHERE seq = 6'], 7],
  [
    'an entry taken out and the rest moved up',
    ['DELETE FROM audit WHERE seq = 6', 'UPDATE audit SET seq = seq - 1 WHERE seq > 6'],
    6,
  ],
  ['two entries exchanged', [change('seq = -3', 3), change('seq = 3', 4), change('seq = 4', -3)], 3],
])('with the triggers gone, %s is found at its place', async (_, sql, place) => {
  const namespace = await chained('changed');
  await tamper(namespace, ...withoutTriggers, ...sql);
  expect((await verified(namespace)).brokenAt).toBe(place);
});

test('an entry written over by REPLACE, which fires no trigger of deletion, is found at its place', async () => {
  const namespace = await chained('replaced');
  const columns = "seq, at, 'demo-leader', organisation, action, subject, before, after, hash";
  const replacing = `INSERT OR REPLACE INTO audit SELECT ${columns} FROM audit WHERE seq = 8`;
  await tamper(namespace, 'DROP TRIGGER IF EXISTS audit_only_grows', replacing);
  expect((await verified(namespace)).brokenAt).toBe(8);
});

test('a chain cut off at its end verifies by itself, and is found by the head that was kept outside', async () => {
  const namespace = await chained('cut');
  const kept = (await verified(namespace)).head;
  await tamper(namespace, ...withoutTriggers, 'DELETE FROM audit WHERE seq > 9');
  const cut = await verified(namespace);
  expect(cut).toMatchObject({ entries: 9, brokenAt: null });
  expect(cut.head).not.toEqual(kept);
  expect(cut.head.seq).toBeLessThan(kept.seq);
});

test('a chain written anew from a forged entry on verifies by itself, and is found by the head that was kept outside', async () => {
  const namespace = await chained('forged');
  const kept = (await verified(namespace)).head;
  const workspace = await openForWriting(servers, 'workspace', namespace, meter());
  const [found] = await workspace.ask('SELECT * FROM audit WHERE seq > 10 ORDER BY seq');
  await tamper(namespace, ...withoutTriggers, 'DELETE FROM audit WHERE seq > 10');
  for (const entry of found?.rows ?? []) {
    const { head } = await verifyAudit(workspace);
    const audit = {
      actor: 'a forger',
      organisation: 'vnpt',
      action: 'plan.draft',
      subject: String(entry.subject),
      before: null,
      after: null,
    };
    await commit(workspace, { head, statements: [], audit });
  }
  const forged = await verified(namespace);
  expect(forged).toMatchObject({ entries: kept.seq, brokenAt: null });
  expect(forged.head.hash).not.toBe(kept.hash);
});
