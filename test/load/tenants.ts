// What a test of the real libSQL server needs: free ports, a key with tokens, namespaces.

import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { exportSPKI, generateKeyPair, SignJWT } from 'jose';

export const ADMIN_KEY = 'test';

export interface Tokens {
  readonly keyFile: string;
  /** A token for one namespace, to read and write or only to read. */
  token(namespace: string, right: 'rw' | 'ro'): Promise<string>;
}

/** A fresh signing key; its public half lies in `folder` for the server. */
export async function makeTokens(folder: string): Promise<Tokens> {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA', { extractable: true });
  const keyFile = join(folder, 'key.pem');
  await writeFile(keyFile, await exportSPKI(publicKey));
  return {
    keyFile,
    token: (namespace, right) =>
      new SignJWT({ p: { [right]: { ns: [namespace] } } }).setProtectedHeader({ alg: 'EdDSA' }).sign(privateKey),
  };
}

/** Ports nobody listens on at the moment. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => {
    const address = server.address();
    return address !== null && typeof address === 'object' ? address.port : 0;
  });
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

/** Creates a namespace through the admin address. Throws when the server refuses. */
export async function createNamespace(admin: string, namespace: string): Promise<void> {
  const answer = await fetch(`${admin}/v1/namespaces/${namespace}/create`, {
    method: 'POST',
    headers: { authorization: `basic ${ADMIN_KEY}`, 'content-type': 'application/json' },
    body: '{}',
  });
  if (!answer.ok) throw new Error(`Namespace ${namespace} was not created: ${answer.status} ${await answer.text()}`);
}
