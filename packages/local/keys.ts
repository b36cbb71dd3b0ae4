import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportJWK, exportSPKI, generateKeyPair, importJWK, type JWK } from 'jose';
import { Trouble } from './trouble.ts';

/** The secrets of one local stack. Made on first run into its data folder, never committed. */
export interface Keys {
  /** Private keys as JSON Web Key texts. */
  database: string;
  access: string;
  /** The public keys that are still accepted, newest first, as a JSON array. */
  accessPublic: string;
  sealingKey: string;
  adminKey: string;
  cursorKey: string;
  /** File with the public key that the libSQL server checks database tokens with. */
  databasePublicFile: string;
}

interface Kept {
  database: JWK;
  access: JWK;
  /** Keys that were in use before `access`; their tokens are good until they expire. */
  previousAccess?: JWK[];
  adminKey: string;
  cursorKey: string;
  sealingKey?: string;
}

/** Reads the keys of a data folder, or makes them. Throws Trouble when the file is damaged. */
export async function keysIn(data: string): Promise<Keys> {
  const file = join(data, 'keys.json');
  const databasePublicFile = join(data, 'database-key.pem');
  if (!existsSync(file)) {
    mkdirSync(data, { recursive: true });
    const database = await generateKeyPair('EdDSA', { extractable: true });
    writeFileSync(databasePublicFile, await exportSPKI(database.publicKey), { mode: 0o600 });
    keep(file, {
      database: await exportJWK(database.privateKey),
      access: await newAccessKey(),
      adminKey: newKey(),
      cursorKey: newKey(),
      sealingKey: newKey(),
    });
  }
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as Kept;
    // Folders of before people could sign in have no key for sealing yet.
    if (!kept.sealingKey) keep(file, { ...kept, sealingKey: newKey() });
    const {
      database,
      access,
      previousAccess = [],
      adminKey,
      cursorKey,
      sealingKey,
    } = JSON.parse(readFileSync(file, 'utf8')) as Kept & { sealingKey: string };
    await Promise.all([database, access, ...previousAccess].map((key) => importJWK(key, 'EdDSA')));
    const publicPart = ({ d: _, ...jwk }: JWK) => jwk;
    return {
      database: JSON.stringify(database),
      access: JSON.stringify(access),
      accessPublic: JSON.stringify([access, ...previousAccess].map(publicPart)),
      adminKey,
      cursorKey,
      sealingKey,
      databasePublicFile,
    };
  } catch (error) {
    throw new Trouble(
      `The keys in ${file} cannot be read (${(error as Error).message}). Restore the folder from a backup, or remove it to start anew.`,
    );
  }
}

async function newAccessKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('EdDSA', { extractable: true });
  return { ...(await exportJWK(privateKey)), kid: randomBytes(6).toString('base64url'), alg: 'EdDSA' };
}

function newKey(): string {
  return randomBytes(32).toString('base64url');
}

function keep(file: string, kept: Kept): void {
  writeFileSync(`${file}.new`, JSON.stringify(kept, null, 2), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
