import { migrationStatus, type Target } from '@ndp/database/migrate';
import { migrationFiles } from '../migrations.ts';
import type { Command } from './command.ts';
import { running } from './running.ts';

export const tenantList: Command = {
  name: 'tenant list',
  does: 'slug, kind, state, namespace and schema version of every tenant',
  async run() {
    const { servers, tenants } = await running();
    const targets = tenants.map(({ namespace }): Target => ({ circle: 'workspace', namespace }));
    const found = await migrationStatus(servers, targets, migrationFiles());
    const at = new Map(found.map((one) => [one.namespace, one.at]));
    for (const { slug, kind, state, namespace } of tenants) {
      console.log(
        [slug.padEnd(52), kind.padEnd(11), state.padEnd(9), namespace.padEnd(56), at.get(namespace) ?? '(none)'].join(
          ' ',
        ),
      );
    }
    console.log(`${tenants.length} tenants`);
  },
};
