import { migrate, type Target } from '@ndp/database/migrate';
import type { Servers } from '@ndp/database/servers';
import { publishEdition } from '@ndp/domain/catalogue/publish';
import { wholeDirectory } from '@ndp/domain/organisations/tenants';
import { systemGrant } from '@ndp/domain/permissions';
import { relayFrom, relayProgramme } from '@ndp/workers/jobs/relay';
import { migrationFiles } from './migrations.ts';
import { type Admin, createNamespace } from './namespaces.ts';
import { seedDemo } from './seed/demo.ts';
import { issuerOf2022, seedIssuedPlan } from './seed/issued-plan.ts';
import { seededEdition, seedProgramme } from './seed/programme.ts';

interface Wanted {
  seed: boolean;
  demo: boolean;
  say: (line: string) => void;
}

/**
 * Brings every database up to date: the two shared circles first, then the seed, then each tenant's workspace, then
 * the catalogue's way into the portal and the plan of 2022 after it. Each step that is already done is passed over.
 */
export async function prepareDatabases(servers: Servers, admin: Admin, { seed, demo, say }: Wanted): Promise<void> {
  const databases = { servers, meter: { reads: 0, writes: 0 } };
  const shared: Target[] = [
    { circle: 'programme', namespace: 'programme' },
    { circle: 'portal', namespace: 'portal' },
  ];
  await migrateAll(servers, admin, shared);
  if (seed) {
    const importing = await systemGrant(databases, 'seed.import');
    if (await seedProgramme(importing)) say('Programme seeded from Decision 186 and its companions');
    if (demo) await seedDemo(importing);
  }
  const tenants = await wholeDirectory(await systemGrant(databases, 'directory.read'));
  const workspaces = tenants.map(({ namespace }): Target => ({ circle: 'workspace', namespace }));
  await migrateAll(servers, admin, workspaces, (done, of) => {
    if (done % 25 === 0 || done === of) say(`Workspaces ready: ${done} of ${of}`);
  });
  if (seed && (await publishEdition(await systemGrant(databases, 'catalogue.publish'), seededEdition))) {
    say('Catalogue edition published');
  }
  const issuer = tenants.find(({ slug }) => slug === issuerOf2022);
  if (seed && issuer) {
    const planning = await systemGrant(databases, 'seed.plan', issuer.namespace);
    if (await seedIssuedPlan(planning)) {
      await relayFrom(databases, issuer);
      say('Plan of 2022 for online meetings entered');
    }
  }
  await relayProgramme(databases);
}

/** Creates what is missing and migrates all. */
export async function migrateAll(
  servers: Servers,
  admin: Admin,
  targets: readonly Target[],
  progress?: (done: number, of: number) => void,
): Promise<void> {
  const create = (namespace: string) => createNamespace(admin, namespace);
  await migrate(servers, targets, migrationFiles(), create, progress);
}
