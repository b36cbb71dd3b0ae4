// npm run ndp <command>: the operator's command line, against the stack that runs on this data folder.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { verifyAudit } from '@ndp/database/audit';
import type { ReadHandle } from '@ndp/database/handle';
import { migrationStatus } from '@ndp/database/migrate';
import { findTenants } from '@ndp/domain/organisations/tenants';
import { systemGrant } from '@ndp/domain/permissions';
import { keysIn } from './keys.ts';
import { migrationFiles } from './migrations.ts';
import { migrateAll } from './prepare.ts';
import type { Running } from './stack.ts';
import { demoToken } from './tokens.ts';
import { Trouble } from './trouble.ts';

const data = resolve(process.env.DATA_DIR ?? '.data');
const [command, ...rest] = process.argv.slice(2);

const USAGE = `npm run ndp <command>
  token <who>     an access token of a demonstration member, for the JSON API
  status          where every database stands
  outbox          what has been sent and has not arrived
  migrate         brings every database to the newest version
  audit verify    recomputes every audit chain`;

async function running() {
  const file = join(data, 'stack.json');
  if (!existsSync(file)) throw new Trouble(`No stack runs on ${data}. Start it: npm start`);
  const { readUrl, writeUrl, adminUrl } = JSON.parse(readFileSync(file, 'utf8')) as Running;
  const keys = await keysIn(data);
  const servers = { readUrl, writeUrl, portalUrl: readUrl, signingKey: keys.database };
  const databases = { servers, meter: { reads: 0, writes: 0 } };
  const tenants = await findTenants(await systemGrant(databases, 'directory.read'));
  const targets = [
    { circle: 'programme' as const, namespace: 'programme' },
    { circle: 'portal' as const, namespace: 'portal' },
    ...tenants.map(({ namespace }) => ({ circle: 'workspace' as const, namespace })),
  ];
  return { servers, databases, access: keys.access, admin: { url: adminUrl, key: keys.adminKey }, tenants, targets };
}

async function printToken(called: string): Promise<void> {
  const { databases, access } = await running();
  console.log(await demoToken({ databases, access }, called, 12 * 3600));
}

async function status(): Promise<void> {
  const { servers, targets } = await running();
  for (const { namespace, at, pending } of await migrationStatus(servers, targets, migrationFiles())) {
    console.log(
      `${namespace.padEnd(60)} ${at ?? '(empty)'}${pending.length > 0 ? `  pending: ${pending.join(', ')}` : ''}`,
    );
  }
}

/** The programme and every workspace, opened for one of the operator's questions. */
async function openAll(permission: 'outbox.read' | 'audit.verify') {
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

/** Messages that wait or were set aside: what has been sent and has not arrived. */
async function undelivered(): Promise<void> {
  let found = 0;
  for (const { name, handle } of await openAll('outbox.read')) {
    const [waiting] = await handle.ask(
      'SELECT id, kind, created_at, attempts, last_error, parked_at FROM outbox WHERE delivered_at IS NULL ORDER BY seq',
    );
    for (const { id, kind, created_at, attempts, last_error, parked_at } of waiting?.rows ?? []) {
      found += 1;
      const state = parked_at === null ? `waiting, ${attempts} tries` : `SET ASIDE ${parked_at}`;
      console.log(`${name}  ${kind} ${id} of ${created_at}: ${state} ${last_error ?? ''}`);
    }
  }
  console.log(found === 0 ? 'Everything that was sent has arrived.' : `${found} messages have not arrived.`);
}

async function migrateThem(): Promise<void> {
  const { servers, admin, targets } = await running();
  await migrateAll(servers, admin, targets, (done, of) => process.stdout.write(`\r${done} of ${of} databases`));
  console.log();
}

async function verifyAudits(): Promise<void> {
  const found = await openAll('audit.verify');
  let broken = 0;
  for (const { name, handle } of found) {
    const { entries, brokenAt, head } = await verifyAudit(handle);
    if (brokenAt !== null) broken += 1;
    if (brokenAt !== null) console.log(`${name}: BROKEN at entry ${brokenAt}`);
    else if (entries > 0) console.log(`${name}: ${entries} entries, head ${head.hash.slice(0, 16)}`);
  }
  console.log(
    broken === 0 ? `All ${found.length} chains are whole.` : `${broken} of ${found.length} chains are broken.`,
  );
  if (broken > 0) process.exit(1);
}

try {
  if (command === 'token' && rest[0]) await printToken(rest[0]);
  else if (command === 'status') await status();
  else if (command === 'outbox') await undelivered();
  else if (command === 'migrate') await migrateThem();
  else if (command === 'audit' && rest[0] === 'verify') await verifyAudits();
  else throw new Trouble(USAGE);
} catch (error) {
  if (!(error instanceof Trouble)) throw error;
  console.error(error.message);
  process.exit(1);
}
