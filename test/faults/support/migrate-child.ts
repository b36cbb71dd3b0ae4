// A process that migrates databases as the operator's command line does, and is killed while it does.

import { type Migration, migrate, type Target } from '@ndp/database/migrate';
import type { Servers } from '@ndp/database/servers';
import { type Admin, createNamespace } from '@ndp/local/namespaces';

export interface Work {
  targets: Target[];
  migrations: Migration[];
}

const servers = JSON.parse(process.env.SERVERS ?? '') as Servers;
const admin = JSON.parse(process.env.ADMIN ?? '') as Admin;

process.on('disconnect', () => process.exit());
process.on('message', ({ targets, migrations }: Work) => {
  migrate(servers, targets, migrations, (namespace) => createNamespace(admin, namespace)).then(
    () => process.send?.({ done: true }),
    (error) => process.send?.({ error: String(error) }),
  );
});
process.send?.('ready');
