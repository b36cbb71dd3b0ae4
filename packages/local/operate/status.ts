import { migrationStatus } from '@ndp/database/migrate';
import { migrationFiles } from '../migrations.ts';
import type { Command } from './command.ts';
import { running } from './running.ts';

export const status: Command = {
  name: 'status',
  does: 'where every database stands',
  async run() {
    const { servers, targets } = await running();
    for (const { namespace, at, pending } of await migrationStatus(servers, targets, migrationFiles())) {
      const waiting = pending.length > 0 ? `  pending: ${pending.join(', ')}` : '';
      console.log(`${namespace.padEnd(60)} ${at ?? '(empty)'}${waiting}`);
    }
  },
};
