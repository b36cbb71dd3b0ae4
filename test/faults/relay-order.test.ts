// What the relay does with a message that cannot be delivered, and with the ones behind it.
import { verifyAudit } from '@ndp/database/audit';
import { commit, message } from '@ndp/database/commit';
import { DatabaseFailure } from '@ndp/database/failure';
import type { WriteHandle } from '@ndp/database/handle';
import { migrate } from '@ndp/database/migrate';
import { openForWriting } from '@ndp/database/open';
import { received, relay } from '@ndp/database/relay';
import { migrationFiles } from '@ndp/local/migrations';
import { createNamespace } from '@ndp/local/namespaces';
import { expect, test } from 'vitest';
import { admin, servers } from '../support/stack.ts';

/** Two workspaces of this test's own, the first with messages `kinds` in its outbox. */
async function pair(...kinds: string[]): Promise<Record<'from' | 'to', WriteHandle<'workspace'>>> {
  const open = async (side: string) => {
    const namespace = `relay-${side}-${crypto.randomUUID().slice(0, 8)}`;
    await migrate(servers, [{ circle: 'workspace', namespace }], migrationFiles(), (name) =>
      createNamespace(admin, name),
    );
    return openForWriting(servers, 'workspace', namespace, { reads: 0, writes: 0 });
  };
  const [from, to] = await Promise.all([open('from'), open('to')]);
  const audit = { actor: 'a', organisation: 'vnpt', action: 'test', subject: 'test', before: null, after: null };
  for (const kind of kinds) {
    const { head } = await verifyAudit(from);
    await commit(from, { head, statements: [], audit, outgoing: [message(kind, {})] });
  }
  return { from, to };
}

async function column(handle: WriteHandle<'workspace'>, sql: string): Promise<unknown[]> {
  const [found] = await handle.ask(sql);
  return (found?.rows ?? []).map((row) => Object.values(row)[0]);
}
const arrived = (to: WriteHandle<'workspace'>) => column(to, 'SELECT kind FROM inbox ORDER BY rowid');

test('a message that its receiver refuses is set aside after twenty tries, and those behind it arrive in order', async () => {
  const { from, to } = await pair('first', 'poison', 'second', 'third');
  const receive = async (delivery: { id: string; kind: string }) => {
    if (delivery.kind === 'poison') throw new Error('no receiver');
    await to.write([received(delivery, 'vnpt')]);
  };
  expect(await relay(from, receive)).toEqual({ delivered: 1, failed: 1, waiting: 4 });
  for (let tries = 2; tries <= 19; tries += 1) await relay(from, receive);
  expect(await arrived(to)).toEqual(['first']);
  await relay(from, receive);
  expect(await relay(from, receive)).toEqual({ delivered: 2, failed: 0, waiting: 2 });
  expect(await arrived(to)).toEqual(['first', 'second', 'third']);
  expect(await column(from, 'SELECT last_error FROM outbox WHERE parked_at IS NOT NULL')).toEqual([
    'Error: no receiver',
  ]);
});

test.each(['unavailable', 'unknown_outcome', 'overtaken'] as const)(
  'a message outlasts any number of tries that failed as %s, and one fault of its own does not set it aside then',
  async (reason) => {
    const { from, to } = await pair('only');
    let failure: Error = new DatabaseFailure(reason, 'the server is away');
    const failing = async () => {
      throw failure;
    };
    for (let tries = 1; tries <= 30; tries += 1) await relay(from, failing);
    failure = new DatabaseFailure('forbidden', 'answered 404 while it was being opened');
    await relay(from, failing);
    expect(await relay(from, (delivery) => to.write([received(delivery, 'vnpt')]))).toMatchObject({ delivered: 1 });
    expect(await arrived(to)).toEqual(['only']);
  },
);

test('five relays at once deliver every message once and in order', async () => {
  const kinds = Array.from({ length: 12 }, (_, i) => `message-${String(i).padStart(2, '0')}`);
  const { from, to } = await pair(...kinds);
  await Promise.all(Array.from({ length: 5 }, () => relay(from, (delivery) => to.write([received(delivery, 'vnpt')]))));
  expect(await arrived(to)).toEqual(kinds);
  expect(await column(from, 'SELECT count(*) FROM outbox WHERE delivered_at IS NULL OR attempts > 0')).toEqual([0]);
});
