import { createHash, randomBytes } from 'node:crypto';

/** A secret for a link, a cookie or a token: 256 random bits, base64url. Only its hash is kept. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** SHA-256 in hexadecimal. Enough for secrets that are random already; passwords take scrypt (password.ts). */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
