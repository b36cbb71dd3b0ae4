import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ReadHandle } from '@ndp/database/handle';
import type { Target } from '@ndp/database/migrate';
import { wholeDirectory } from '@ndp/domain/organisations/tenants';
import { systemGrant } from '@ndp/domain/permissions';
import { isServed } from '@ndp/gate/leftover';
import { keysIn } from '../keys.ts';
import type { Running } from '../stack.ts';
import { Trouble } from '../trouble.ts';

/** The data folder that the commands are about. */
export function dataFolder(): string {
  return resolve(process.env.DATA_DIR ?? '.data');
}

/** The stack that runs on the data folder, and the directory of its tenants. Throws Trouble where none runs. */
export async function running() {
  const data = dataFolder();
  const file = join(data, 'stack.json');
  if (!existsSync(file)) throw new Trouble(`No stack runs on ${data}. Start it: npm start`);
  const { readUrl, writeUrl, adminUrl, publicOrigin } = JSON.parse(readFileSync(file, 'utf8')) as Running;
  const keys = await keysIn(data);
  const servers = { readUrl, writeUrl, portalUrl: readUrl, signingKey: keys.database };
  const databases = { servers, meter: { reads: 0, writes: 0 } };
  const tenants = await wholeDirectory(await systemGrant(databases, 'directory.read'));
  const targets: Target[] = [
    { circle: 'programme', namespace: 'programme' },
    { circle: 'portal', namespace: 'portal' },
    ...tenants.map(({ namespace }) => ({ circle: 'workspace' as const, namespace })),
  ];
  const admin = { url: adminUrl, key: keys.adminKey };
  return { servers, databases, access: keys.access, admin, publicOrigin, tenants, targets };
}

export type Stack = Awaited<ReturnType<typeof running>>;

/** The tenant of that slug. Throws Trouble. */
export function tenantCalled({ tenants }: Pick<Stack, 'tenants'>, slug: string): Stack['tenants'][number] {
  const found = tenants.find((tenant) => tenant.slug === slug);
  if (!found) throw new Trouble(`There is no tenant "${slug}". All of them: npm run ndp tenant list`);
  return found;
}

/** Throws Trouble while a stack, or a server left over from one, has the data folder open. */
export function assertStopped(what: string): void {
  const data = dataFolder();
  if (isServed(join(data, 'libsql'))) throw new Trouble(`A stack runs on ${data}. Stop it first: ${what}.`);
}

/** The programme and every workspace, opened for one of the operator's questions. */
export async function openAll(permission: 'outbox.read' | 'audit.verify') {
  const { databases, tenants } = await running();
  const { programme } = await systemGrant(databases, permission);
  const found: { name: string; handle: ReadHandle<'workspace' | 'programme'> }[] = [
    { name: 'programme', handle: programme },
  ];
  for (const { slug, namespace } of tenants) {
    const { workspace } = await systemGrant(databases, `${permission}.workspace`, namespace);
    found.push({ name: slug, handle: workspace });
  }
  return found;
}

/** Says how far long work has come: over and over in one line, or at each tenth where nobody watches. */
export function progress(of: number, what: string): (done: number) => void {
  const watched = process.stdout.isTTY;
  const step = Math.max(1, Math.ceil(of / (watched ? 200 : 10)));
  return (done) => {
    if (done % step !== 0 && done !== of) return;
    if (watched) process.stdout.write(`\r${done} of ${of} ${what}${done === of ? '\n' : ''}`);
    else console.log(`${done} of ${of} ${what}`);
  };
}
