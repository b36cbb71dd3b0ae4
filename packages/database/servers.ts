import type { Mode } from './token.ts';

/**
 * Where the databases are. With a managed libSQL all three addresses are the same, and where each database has a
 * host of its own the address says so: "https://{namespace}-group.example".
 */
export interface Servers {
  /** Read tokens of workspaces and the programme go here. */
  readUrl: string;
  /** Write tokens go here: the write gate in front of a self-hosted server. */
  writeUrl: string;
  /** The portal is read from the nearest replica. */
  portalUrl: string;
  /** Private Ed25519 key that signs database tokens, as a JSON Web Key. */
  signingKey: string;
}

/** Counts what one request cost, so that a test can hold it to two round trips to read and three to write. */
export interface Meter {
  reads: number;
  writes: number;
  /** Writes that another operation overtook, so that reading and writing began anew. */
  overtaken?: number;
}

/** Where a namespace is read or written: writing at the gate, the portal at its nearest replica. */
export function urlFor(servers: Servers, namespace: string, mode: Mode): string {
  const { readUrl, writeUrl, portalUrl } = servers;
  const url = mode === 'write' ? writeUrl : namespace === 'portal' ? portalUrl : readUrl;
  return url.replace('{namespace}', namespace);
}
