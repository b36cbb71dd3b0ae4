import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { invalid } from '../refusal.ts';
import { isGuessable } from './guessable.ts';

/** N=2^14, r=8, p=5: about a quarter of a second, 16 MiB. OWASP's scrypt floor for this N. */
const COST = { N: 16_384, r: 8, p: 5, maxmem: 64 * 1024 * 1024 } satisfies ScryptOptions;
const LENGTH = 32;

/** "scrypt$16384$8$5$salt$hash", the numbers kept so that they can rise later. */
export async function hashPassword(password: string, salt = randomBytes(16)): Promise<string> {
  const hash = await derive(password, salt, COST);
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

/** True when the password is the one. Takes the same time for an unknown person: pass null for the stored hash. */
export async function passwordMatches(password: string, stored: string | null): Promise<boolean> {
  const [, N, r, p, salt = '', hash = ''] = (stored ?? NOBODY).split('$');
  const cost = { ...COST, N: Number(N), r: Number(r), p: Number(p) };
  const given = await derive(password, Buffer.from(salt, 'base64url'), cost);
  return timingSafeEqual(given, Buffer.from(hash, 'base64url')) && stored !== null;
}

/**
 * Throws Refusal `invalid_input` for a password that is too short, too long, common, or made of the person's own
 * name or address. No rules of composition: length is what helps (ASVS 6.2).
 */
export function assertPassword(password: string, about: readonly string[], pointer = '/password'): void {
  if ([...password].length < 12)
    throw invalid(
      pointer,
      'Mật khẩu cần ít nhất 12 ký tự. Một câu dễ nhớ là tốt.',
      'Use at least 12 characters; a sentence works well.',
    );
  if (password.length > 256) throw invalid(pointer, 'Mật khẩu dài quá 256 ký tự.', 'Use at most 256 characters.');
  if (isGuessable(password, about))
    throw invalid(
      pointer,
      'Mật khẩu này dễ đoán. Chọn một câu khác, không dùng tên hay địa chỉ thư.',
      'This password is easy to guess. Choose another, without your name or address.',
    );
}

// A hash that no password has: checking against it costs what a real check costs.
const NOBODY = ['scrypt', COST.N, COST.r, COST.p, 'AAAAAAAAAAAAAAAAAAAAAA', 'A'.repeat(43)].join('$');

function derive(password: string, salt: Uint8Array, cost: ScryptOptions): Promise<Buffer> {
  return new Promise((resolve, reject) =>
    scrypt(password.normalize('NFKC'), salt, LENGTH, cost, (error, key) => (error ? reject(error) : resolve(key))),
  );
}
