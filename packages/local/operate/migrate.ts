import type { Target } from '@ndp/database/migrate';
import { migrateAll } from '../prepare.ts';
import { Trouble } from '../trouble.ts';
import type { Command } from './command.ts';
import { progress, running, type Stack, tenantCalled } from './running.ts';

export const migrate: Command = {
  name: 'migrate',
  does: 'brings every database to the newest version',
  async run() {
    const stack = await running();
    await bringUp(stack, stack.targets);
  },
};

export const tenantMigrate: Command = {
  name: 'tenant migrate',
  takes: '<slug> | --all',
  does: 'brings workspaces to the newest version',
  words: [0, 1],
  flags: { all: 'bare' },
  async run({ words: [slug], has }) {
    if ((slug === undefined) !== has('all'))
      throw new Trouble('Either one tenant or --all: npm run ndp -- tenant migrate <slug>');
    const stack = await running();
    const tenants = slug === undefined ? stack.tenants : [tenantCalled(stack, slug)];
    await bringUp(
      stack,
      tenants.map(({ namespace }) => ({ circle: 'workspace', namespace })),
    );
  },
};

async function bringUp({ servers, admin }: Stack, targets: Target[]): Promise<void> {
  await migrateAll(servers, admin, targets, progress(targets.length, 'databases'));
}
