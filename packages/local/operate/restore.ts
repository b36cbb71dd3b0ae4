import { existsSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { noteRebuilt } from '@ndp/domain/organisations/rebuilt';
import { systemGrant } from '@ndp/domain/permissions';
import { isServed } from '@ndp/gate/leftover';
import { openGate } from '@ndp/gate/open';
import { type Keys, keysIn } from '../keys.ts';
import { freePort } from '../ports.ts';
import { Trouble } from '../trouble.ts';
import { type Wanted, wholeSet } from './backup-set.ts';
import type { Command } from './command.ts';
import { type Place, rebuild } from './rebuild.ts';
import { assertStopped, dataFolder, progress } from './running.ts';

/**
 * On a data folder without databases and with no stack on it: everything is built and proved in a folder beside, by a
 * server of its own, and put in its place by one rename. Killed before that, it has done nothing.
 */
export const restore: Command = {
  name: 'restore',
  takes: '--from <folder>',
  does: 'rebuilds the whole system on an empty data folder (stopped) from `tenant backup --all`',
  flags: { from: 'needed' },
  async run({ needed }) {
    const data = dataFolder();
    const target = join(data, 'libsql');
    assertStopped('a whole system is rebuilt on an empty data folder');
    if (existsSync(target))
      throw new Trouble(
        `${data} holds databases already. Choose an empty one: DATA_DIR=… npm run ndp -- restore --from …`,
      );
    const backups = await wholeSet(resolve(needed('from')));
    const beside = `${target}.rebuilding`;
    await leftAlone(beside);
    rmSync(beside, { recursive: true, force: true });
    try {
      await withServer(await keysIn(data), beside, (place) => rebuildAll(place, backups));
      rmSync(join(beside, 'sqld.pid'), { force: true });
      renameSync(beside, target);
    } catch (error) {
      rmSync(beside, { recursive: true, force: true });
      throw error;
    }
    console.log(`${data}: ${backups.length} databases, each equal to its backup. Start it: npm start`);
  },
};

/** A restore that was killed leaves a server that ends by itself; one that is at work does not. Throws Trouble. */
async function leftAlone(beside: string): Promise<void> {
  for (const deadline = Date.now() + 10_000; isServed(beside); await new Promise((r) => setTimeout(r, 50))) {
    if (Date.now() > deadline) throw new Trouble(`Another restore is at work in ${beside}.`);
  }
}

const AT_ONCE = 4;

async function rebuildAll(place: Place, wanted: readonly Wanted[]): Promise<void> {
  const queue = [...wanted];
  const say = progress(wanted.length, 'databases rebuilt');
  let done = 0;
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      await rebuild(place, next.backup, next.namespace);
      say(++done);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const programme = wanted.find(({ namespace }) => namespace === 'programme')?.backup.header;
  await noteRebuilt(await systemGrant(place.databases, 'restore.programme'), {
    databases: wanted.length,
    madeAt: programme?.madeAt ?? '',
    auditHead: programme?.audit?.hash ?? '',
  });
}

/** A database server behind its gate for the time of the work, on a folder of its own. */
async function withServer(keys: Keys, folder: string, work: (place: Place) => Promise<void>): Promise<void> {
  const gate = await openGate({
    gatePort: 0,
    metricsPort: 0,
    port: await freePort(),
    adminPort: await freePort(),
    data: folder,
    jwtKeyFile: keys.databasePublicFile,
    adminKey: keys.adminKey,
  });
  try {
    const servers = { readUrl: gate.read, writeUrl: gate.write, portalUrl: gate.read, signingKey: keys.database };
    const databases = { servers, meter: { reads: 0, writes: 0 } };
    await work({ servers, databases, admin: { url: gate.admin, key: keys.adminKey } });
  } finally {
    await gate.stop();
  }
}
