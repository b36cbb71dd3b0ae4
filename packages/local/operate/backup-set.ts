import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Trouble } from '../trouble.ts';
import { type Backup, checkBackup, ENDING, partsOf } from './backup-file.ts';
import { assertKnown } from './rebuild.ts';
import { progress } from './running.ts';

/** A backup, and the namespace in which the directory looks for it. */
export interface Wanted {
  backup: Backup;
  namespace: string;
}

/** The programme, the portal and the workspace of every tenant in the programme's directory; all sound. Throws Trouble. */
export async function wholeSet(folder: string): Promise<Wanted[]> {
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
