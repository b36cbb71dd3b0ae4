import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Servers } from '@ndp/database/servers';
import { openGate } from '@ndp/gate/open';
import { keysIn } from '@ndp/local/keys';
import type { Admin } from '@ndp/local/namespaces';
import { freePort } from '@ndp/local/ports';

/** A libSQL server of one's own behind its write gate, without a Worker. */
export interface OwnServer {
  servers: Servers;
  admin: Admin;
  serverPid(): number | undefined;
  stop(): Promise<void>;
}

export async function startOwnServer(): Promise<OwnServer> {
  const data = mkdtempSync(join(tmpdir(), 'ndp-server-'));
  const keys = await keysIn(data);
  const [port, adminPort] = await Promise.all([freePort(), freePort()]);
  const jwtKeyFile = keys.databasePublicFile;
  const gate = await openGate({
    gatePort: 0,
    metricsPort: 0,
    port,
    adminPort,
    data: join(data, 'libsql'),
    jwtKeyFile,
    adminKey: keys.adminKey,
  });
  return {
    servers: { readUrl: gate.read, writeUrl: gate.write, portalUrl: gate.read, signingKey: keys.database },
    admin: { url: gate.admin, key: keys.adminKey },
    serverPid: gate.serverPid,
    async stop() {
      await gate.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
