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
  accessPublic: string;
  adminKey: string;
  cursorKey: string;
  /** File with the public key that the libSQL server checks database tokens with. */
  databasePublicFile: string;
}

/** Reads the keys of a data folder, or makes them. Throws Trouble when the file is damaged. */
export async function keysIn(data: string): Promise<Keys> {
  const file = join(data, 'keys.json');
  const databasePublicFile = join(data, 'database-key.pem');
  if (!existsSync(file)) {
    mkdirSync(data, { recursive: true });
    const database = await generateKeyPair('EdDSA', { extractable: true });
    const access = await generateKeyPair('EdDSA', { extractable: true });
    const made = {
      database: await exportJWK(database.privateKey),
      access: await exportJWK(access.privateKey),
      adminKey: randomBytes(24).toString('base64url'),
      cursorKey: randomBytes(24).toString('base64url'),
    };
    writeFileSync(databasePublicFile, await exportSPKI(database.publicKey), { mode: 0o600 });
    writeFileSync(`${file}.new`, JSON.stringify(made, null, 2), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  try {
    const { database, access, adminKey, cursorKey } = JSON.parse(readFileSync(file, 'utf8')) as Record<
      'database' | 'access',
      JWK
    > &
      Record<'adminKey' | 'cursorKey', string>;
    await Promise.all([importJWK(database, 'EdDSA'), importJWK(access, 'EdDSA')]);
    const { d: _, ...accessPublic } = access;
    const text = JSON.stringify;
    return {
      database: text(database),
      access: text(access),
      accessPublic: text(accessPublic),
      adminKey,
      cursorKey,
      databasePublicFile,
    };
  } catch (error) {
    throw new Trouble(
      `The keys in ${file} cannot be read (${(error as Error).message}). Restore the folder from a backup, or remove it to start anew.`,
    );
  }
}
