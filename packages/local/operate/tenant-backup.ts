import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { contentsOf } from '@ndp/database/contents';
import { DatabaseFailure } from '@ndp/database/failure';
import { wholeDirectory } from '@ndp/domain/organisations/tenants';
import { systemGrant } from '@ndp/domain/permissions';
import { Trouble } from '../trouble.ts';
import { type Backup, ENDING, writeBackup } from './backup-file.ts';
import type { Command } from './command.ts';
import { dataFolder, progress, running, type Stack, tenantCalled } from './running.ts';

export const tenantBackup: Command = {
  name: 'tenant backup',
  takes: '<slug> | --all [--to <folder>]',
  does: 'one file for a workspace; --all: one for each, for the programme and the portal',
  words: [0, 1],
  flags: { all: 'bare', to: 'may' },
  async run({ words: [slug], has, value }) {
    const all = has('all');
    if ((slug === undefined) !== all)
      throw new Trouble('Either one tenant or --all: npm run ndp -- tenant backup <slug>');
    const stack = await running();
    const made = new Date().toISOString().slice(0, 19).replaceAll(':', '-');
    const folder = resolve(value('to') ?? join(dataFolder(), 'backups', made));
    const here = existsSync(folder) ? readdirSync(folder) : [];
    const taken = slug === undefined ? here[0] : here.find((name) => name === slug + ENDING);
    if (taken !== undefined) throw new Trouble(`${join(folder, taken)} is there already. Choose another folder: --to`);
    if (slug === undefined) return backUpAll(stack, folder);
    const { file, tables, header } = await backUpWorkspace(stack, folder, tenantCalled(stack, slug));
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    console.log(`${file}: ${rows} rows, audit trail up to ${header.audit?.seq ?? 0}`);
  },
};

const AT_ONCE = 4;

/**
 * In the direction in which messages travel: workspaces, programme, portal. So every message either still waits in
 * the outbox it was sent from or has arrived; delivered twice, it counts once.
 */
async function backUpAll(stack: Stack, folder: string): Promise<void> {
  const queue = [...stack.tenants];
  const of = queue.length + 2;
  const say = progress(of, 'databases');
  let done = 0;
  const worker = async () => {
    for (let tenant = queue.shift(); tenant; tenant = queue.shift()) {
      await backUpWorkspace(stack, folder, tenant);
      say(++done);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const { programme } = await systemGrant(stack.databases, 'backup.programme');
  await written(
    join(folder, `programme${ENDING}`),
    { circle: 'programme', organisation: null, namespace: 'programme' },
    programme,
  );
  say(++done);
  const { portal } = await systemGrant(stack.databases, 'backup.portal');
  await written(join(folder, `portal${ENDING}`), { circle: 'portal', organisation: null, namespace: 'portal' }, portal);
  const now = await wholeDirectory(await systemGrant(stack.databases, 'directory.read'));
  const places = (tenants: Stack['tenants']) => tenants.map(({ slug, namespace }) => `${slug} ${namespace}`).join();
  if (places(now) !== places(stack.tenants))
    throw new Trouble(`A tenant came or moved meanwhile, so ${folder} is not the whole. Back up again.`);
  say(++done);
  console.log(`${folder}: ${of} files. Keep keys.json and storage/ of ${dataFolder()} with them.`);
}

async function backUpWorkspace(
  { databases }: Stack,
  folder: string,
  { slug, namespace }: Stack['tenants'][number],
): Promise<Backup> {
  const { workspace } = await systemGrant(databases, 'backup.workspace', namespace);
  return written(join(folder, slug + ENDING), { circle: 'workspace', organisation: slug, namespace }, workspace);
}

const TRIES = 3;

/** A snapshot that the server let go of, because it was started again, is taken anew. */
async function written(
  file: string,
  about: Parameters<typeof writeBackup>[1],
  handle: Parameters<typeof contentsOf>[0],
): Promise<Backup> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await writeBackup(file, about, contentsOf(handle));
    } catch (error) {
      if (!(error instanceof DatabaseFailure) || error.reason === 'forbidden' || tries === TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, 1000 * error.retryAfter));
    }
  }
}
