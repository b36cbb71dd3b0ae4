import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { noteRebuilt } from '@ndp/domain/organisations/rebuilt';
import { systemGrant } from '@ndp/domain/permissions';
import { openGate } from '@ndp/gate/open';
import { keysIn } from '../keys.ts';
import { freePort } from '../ports.ts';
import { Trouble } from '../trouble.ts';
import { type Backup, checkBackup, partsOf } from './backup-file.ts';
import type { Command } from './command.ts';
import { assertKnown, type Place, rebuild } from './rebuild.ts';
import { assertStopped, data, progress } from './running.ts';
import { ENDING } from './tenant-backup.ts';

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
    const target = join(data, 'libsql');
    assertStopped('a whole system is rebuilt on an empty data folder');
    if (existsSync(target))
      throw new Trouble(
        `${data} holds databases already. Choose an empty one: DATA_DIR=… npm run ndp -- restore --from …`,
      );
    const backups = await wholeSet(resolve(needed('from')));
    const beside = `${target}.rebuilding`;
    rmSync(beside, { recursive: true, force: true });
    try {
      await withServer(beside, (place) => rebuildAll(place, backups));
      rmSync(join(beside, 'sqld.pid'), { force: true });
      renameSync(beside, target);
    } catch (error) {
      rmSync(beside, { recursive: true, force: true });
      throw error;
    }
    console.log(`${data}: ${backups.length} databases, each equal to its backup. Start it: npm start`);
  },
};

interface Wanted {
  backup: Backup;
  namespace: string;
}

/** The programme, the portal and the workspace of every tenant in the programme's directory; all sound. Throws Trouble. */
async function wholeSet(folder: string): Promise<Wanted[]> {
  if (!existsSync(folder)) throw new Trouble(`There is no folder ${folder}.`);
  const files = readdirSync(folder).filter((name) => name.endsWith(ENDING));
  const say = progress(files.length, 'files checked');
  const found: Backup[] = [];
  for (const name of files) {
    const backup = await checkBackup(join(folder, name));
    assertKnown(backup);
    found.push(backup);
    say(found.length);
  }
  const ofCircle = (circle: string) => found.filter(({ header }) => header.circle === circle);
  const [[programme], [portal]] = [ofCircle('programme'), ofCircle('portal')];
  if (!programme || !portal) throw new Trouble(`${folder} lacks the ${programme ? 'portal' : 'programme'}.`);
  const directory = await directoryIn(programme);
  const workspaces = ofCircle('workspace').map((backup) => ({
    backup,
    namespace: directory.get(String(backup.header.organisation)),
  }));
  const known = workspaces.filter((one): one is Wanted => one.namespace !== undefined);
  const there = new Set(known.map(({ namespace }) => namespace));
  const missing = [...directory].flatMap(([slug, namespace]) => (there.has(namespace) ? [] : [slug]));
  if (missing.length > 0) throw new Trouble(`${folder} lacks the workspace of ${missing.join(', ')}.`);
  if (known.length !== found.length - 2 || there.size !== known.length)
    throw new Trouble(
      `${folder} holds more than one whole system: ${found.length} files for ${directory.size} tenants.`,
    );
  return [...known, { backup: portal, namespace: 'portal' }, { backup: programme, namespace: 'programme' }];
}

/** Slug → namespace, as the programme's backup has it. */
async function directoryIn(programme: Backup): Promise<Map<string, string>> {
  const directory = new Map<string, string>();
  let columns: string[] | undefined;
  for await (const part of partsOf(programme)) {
    if (part.part === 'table') columns = part.name === 'organisation' ? part.columns : undefined;
    if (part.part !== 'rows' || !columns) continue;
    for (const row of part.rows) {
      const [slug, namespace] = ['slug', 'namespace'].map((name) => row[columns?.indexOf(name) ?? -1]);
      if (slug?.type === 'text' && namespace?.type === 'text') directory.set(slug.value, namespace.value);
    }
  }
  return directory;
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
async function withServer(folder: string, work: (place: Place) => Promise<void>): Promise<void> {
  const keys = await keysIn(data);
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
