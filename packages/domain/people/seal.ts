import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/**
 * Closes a text that must be read back but not lie open in the database: AES-256-GCM, bound to what it belongs to,
 * so that it opens nowhere else. "v1.<nonce>.<tag>.<text>", base64url.
 * @param about kind and id of the record: "totp:0197…"
 */
export function seal(key: string, text: string, about: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(key), nonce).setAAD(Buffer.from(about));
  const closed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return ['v1', ...[nonce, cipher.getAuthTag(), closed].map((part) => part.toString('base64url'))].join('.');
}

/** The text again. Throws when the key, the record or a single bit differs. */
export function unseal(key: string, sealed: string, about: string): string {
  const [, nonce = '', tag = '', closed = ''] = sealed.split('.');
  const decipher = createDecipheriv('aes-256-gcm', keyOf(key), Buffer.from(nonce, 'base64url'), { authTagLength: 16 });
  decipher.setAAD(Buffer.from(about)).setAuthTag(Buffer.from(tag, 'base64url'));
  return Buffer.concat([decipher.update(Buffer.from(closed, 'base64url')), decipher.final()]).toString('utf8');
}

function keyOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
