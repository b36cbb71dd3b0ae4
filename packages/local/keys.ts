import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACCESS_SECONDS } from '@ndp/workers/access/token';
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
  /** Keys that were in use before `access`, newest first; accepted until the last of their tokens has expired. */
  previousAccess?: (JWK & { goodUntil: string })[];
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
      previousAccess: previous = [],
      adminKey,
      cursorKey,
      sealingKey,
    } = JSON.parse(readFileSync(file, 'utf8')) as Kept & { sealingKey: string };
    // Made of the other, so that keys.json is all that a new machine needs.
    if (!existsSync(databasePublicFile)) writeWhole(databasePublicFile, await publicPem(database));
    const now = new Date().toISOString();
    const previousAccess = previous.filter(({ goodUntil }) => goodUntil > now);
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

/** What can be rotated. */
export type KeyName = 'access' | 'database' | 'cursor';

/**
 * Makes new keys; the file of before stays as keys.json.<date>.old. They are in use from the stack's next start, and
 * the access key of before is accepted for as long as its last tokens live. Answers the old file's name.
 */
export async function rotateKeys(data: string, names: readonly KeyName[]): Promise<string> {
  const file = join(data, 'keys.json');
  if (!existsSync(file)) throw new Trouble(`There are no keys in ${data} yet: npm start makes them.`);
  await keysIn(data);
  const text = readFileSync(file, 'utf8');
  const kept = JSON.parse(text) as Kept;
  const now = Date.now();
  const old = `${file}.${new Date(now).toISOString().replaceAll(':', '-')}.old`;
  writeFileSync(old, text, { mode: 0o600, flag: 'wx' });
  const next = { ...kept };
  if (names.includes('access')) {
    const goodUntil = new Date(now + ACCESS_SECONDS * 1000).toISOString();
    const earlier = (kept.previousAccess ?? []).filter((key) => key.goodUntil > new Date(now).toISOString());
    next.access = await newAccessKey();
    next.previousAccess = [{ ...kept.access, goodUntil }, ...earlier];
  }
  if (names.includes('cursor')) next.cursorKey = newKey();
  if (names.includes('database')) {
    const { privateKey } = await generateKeyPair('EdDSA', { extractable: true });
    next.database = await exportJWK(privateKey);
    // The server accepts each key of its file. With both it is right whichever of the two files is found after a crash.
    const pem = join(data, 'database-key.pem');
    const fresh = await publicPem(next.database);
    writeWhole(pem, fresh + readFileSync(pem, 'utf8'));
    keep(file, next);
    writeWhole(pem, fresh);
  }
  keep(file, next);
  return old;
}

async function newAccessKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('EdDSA', { extractable: true });
  return { ...(await exportJWK(privateKey)), kid: randomBytes(6).toString('base64url'), alg: 'EdDSA' };
}

async function publicPem({ d: _, ...jwk }: JWK): Promise<string> {
  return exportSPKI((await importJWK(jwk, 'EdDSA', { extractable: true })) as CryptoKey);
}

function newKey(): string {
  return randomBytes(32).toString('base64url');
}

function keep(file: string, kept: Kept): void {
  writeWhole(file, JSON.stringify(kept, null, 2));
}

function writeWhole(file: string, text: string): void {
  writeFileSync(`${file}.new`, text, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
