// Why the gate exists: the libSQL server alone does not stand several writers on one namespace.
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startServer } from '@ndp/gate/server';
import { expect, test } from 'vitest';
import { type Door, read, write } from '../load/hrana.ts';
import { ADMIN_KEY, createNamespace, freePorts, makeTokens } from '../load/tenants.ts';

const WRITERS = 48;
const WATCHED_FOR = 40_000;
// Longer than the server's own five seconds for taking a lock away from a silent transaction.
const SILENT_FOR = 6_000;

test('the bare server hangs, reports a locked database or crashes under many writers on one namespace', async (context) => {
  const folder = await mkdtemp(join(tmpdir(), 'ndp-bare-'));
  const { keyFile, token } = await makeTokens(folder);
  const [port = 0, adminPort = 0] = await freePorts(2);
  const server = await startServer({
    data: join(folder, 'data'),
    port,
    adminPort,
    jwtKeyFile: keyFile,
    adminKey: ADMIN_KEY,
  });
  const agent = new Agent({ keepAlive: true });
  try {
    await createNamespace(`http://127.0.0.1:${adminPort}`, 'one');
    const door: Door = {
      address: `http://127.0.0.1:${port}`,
      agent,
      namespace: 'one',
      token: await token('one', 'rw'),
    };
    await write(door, [{ sql: 'CREATE TABLE entry (key TEXT PRIMARY KEY, text TEXT)' }]);
    const { verdict, written } = await watch(door, server.ended);
    if (verdict === undefined)
      return context.skip(`the bare server survived ${written} writes this time: nothing is shown`);
    console.log(`The bare server after ${written} writes: ${verdict}`);
    expect(verdict).toMatch(/^(hang|locked|crash)/);
    if (verdict.startsWith('hang'))
      expect(await read(door, 'SELECT count(*) FROM entry')).toMatchObject({ kind: 'done' });
  } finally {
    agent.destroy();
    await server.stop(0);
    await rm(folder, { recursive: true });
  }
}, 60_000);

async function watch(door: Door, ended: Promise<string>): Promise<{ verdict: string | undefined; written: number }> {
  const text = 'x'.repeat(4_000);
  const begun = performance.now();
  let verdict: string | undefined;
  let lastDone = begun;
  let written = 0;
  void ended.then((why) => {
    verdict ??= `crash: ${why}`;
  });
  const writer = async (number: number) => {
    for (let turn = 0; verdict === undefined; turn += 1) {
      const reply = await write(door, [{ sql: 'INSERT INTO entry VALUES (?, ?)', args: [`${number}-${turn}`, text] }]);
      if (reply.kind === 'done') {
        written += 1;
        lastDone = performance.now();
      } else if (reply.kind === 'failed' && /locked|busy/i.test(reply.message)) verdict ??= `locked: ${reply.message}`;
      else await sleep(50);
    }
  };
  for (let number = 0; number < WRITERS; number += 1) void writer(number);
  while (verdict === undefined && performance.now() - begun < WATCHED_FOR) {
    await sleep(100);
    if (performance.now() - lastDone > SILENT_FOR) verdict = `hang: no write was answered for ${SILENT_FOR / 1_000} s`;
  }
  const seen = verdict;
  // Lets the writers' loops end when nothing was seen.
  verdict ??= 'over';
  return { verdict: seen, written };
}
