import { generateSecret, generateURI, verifySync } from 'otplib';
import { seal, unseal } from '../seal.ts';

/** RFC 6238 as every authenticator app takes it: SHA-1, six digits, thirty seconds. */
const RULES = { algorithm: 'sha1', digits: 6, period: 30 } as const;

/** A new secret of 160 bits, base32. */
export function newTotpSecret(): string {
  return generateSecret({ length: 20 });
}

/** What the QR code says to the authenticator app. */
export function totpUri(secret: string, label: string): string {
  return generateURI({ issuer: 'Nền tảng số quốc gia', label, secret, ...RULES });
}

/**
 * The time step of a right code, one step early or late at most, or null. A step up to `after` was accepted before,
 * so its code no longer counts.
 * @param now milliseconds
 */
export function acceptedStep(secret: string, code: string, after: number, now = Date.now()): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const epoch = Math.floor(now / 1000);
  const result = verifySync({ secret, token: code, epoch, epochTolerance: RULES.period, ...RULES });
  if (!result.valid || !('timeStep' in result)) return null;
  return result.timeStep > after ? result.timeStep : null;
}

export function sealTotp(sealingKey: string, credentialId: string, secret: string): string {
  return seal(sealingKey, secret, `totp:${credentialId}`);
}

export function unsealTotp(sealingKey: string, { id, secret }: { id: string; secret: string }): string {
  return unseal(sealingKey, secret, `totp:${id}`);
}
