import { createHmac, randomBytes } from 'node:crypto';
import type { Statement, WriteHandle } from '@ndp/database/handle';
import { newId } from '@ndp/database/ids';
import { and, eq } from '@ndp/database/query';
import { credential } from '@ndp/database/schema/programme';

/** Without vowels, so that no words appear, and without 0, 1 and l, which are misread. 28^10 is more than 2^48. */
const ALPHABET = '23456789bcdfghjkmnpqrstvwxyz';
const LENGTH = 10;
const CODES = 10;

/** A recovery code: "k7m2p-9xqwd". */
export function newRecoveryCode(): string {
  let code = '';
  while (code.length < LENGTH) {
    // Bytes past the last whole multiple would make the first letters likelier.
    for (const byte of randomBytes(LENGTH)) if (byte < 252 && code.length < LENGTH) code += ALPHABET[byte % 28];
  }
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}

/** What is kept of a code: without the key of the environment it cannot be guessed even with the database in hand. */
export function recoveryHash(sealingKey: string, personId: string, code: string): string {
  const bare = code.toLowerCase().replace(/[^a-z0-9]/g, '');
  return createHmac('sha256', sealingKey).update(`recovery:${personId}:${bare}`).digest('hex');
}

/** Ten new codes in place of all earlier ones; shown once. */
export function newRecoveryCodes(
  { db }: WriteHandle<'programme'>,
  personId: string,
  sealingKey: string,
): { codes: string[]; statements: Statement[] } {
  const codes = Array.from({ length: CODES }, newRecoveryCode);
  const at = new Date().toISOString();
  const rows = codes.map((code) => ({
    id: newId(),
    createdAt: at,
    personId,
    kind: 'recovery' as const,
    secret: recoveryHash(sealingKey, personId, code),
    confirmedAt: at,
  }));
  return { codes, statements: [noRecoveryCodes({ db }, personId), db.insert(credential).values(rows)] };
}

/** Recovery codes stand in for a second factor; they go with the last one. */
export function noRecoveryCodes({ db }: Pick<WriteHandle<'programme'>, 'db'>, personId: string): Statement {
  return db.delete(credential).where(and(eq(credential.personId, personId), eq(credential.kind, 'recovery')));
}
