import { guarded } from '@ndp/database/commit';
import type { Statement, WriteHandle } from '@ndp/database/handle';
import { and, eq, lt } from '@ndp/database/query';
import { credential } from '@ndp/database/schema/programme';
import * as v from 'valibot';
import { type Credential, inForce } from './owned.ts';
import { recoveryHash } from './recovery.ts';
import { acceptedStep, unsealTotp } from './totp.ts';

/** Six digits of an authenticator app, or a recovery code; spaces and hyphens are left aside. */
export const Code = v.pipe(v.string(), v.minLength(1), v.maxLength(40));

export interface Proof {
  factor: 'totp' | 'recovery';
  /** Uses the code up. They hold once: of two requests with the same code the second is undone. */
  statements: Statement[];
}

/** What a code proves, or null. */
export function proofBy(
  { db }: WriteHandle<'programme'>,
  { code, personId, factors }: { code: string; personId: string; factors: readonly Credential[] },
  sealingKey: string,
): Proof | null {
  const bare = code.replace(/[\s-]/g, '');
  if (/^\d{6}$/.test(bare)) {
    const [totp] = inForce(factors, 'totp');
    const step = totp ? acceptedStep(unsealTotp(sealingKey, totp), bare, totp.counter) : null;
    if (!totp || step === null) return null;
    const used = db
      .update(credential)
      .set({ counter: step, lastUsedAt: new Date().toISOString() })
      .where(and(eq(credential.id, totp.id), lt(credential.counter, step)));
    return { factor: 'totp', statements: [used, guarded()] };
  }
  const hash = recoveryHash(sealingKey, personId, bare);
  const recovery = inForce(factors, 'recovery').find(({ secret }) => secret === hash);
  if (!recovery) return null;
  return { factor: 'recovery', statements: [db.delete(credential).where(eq(credential.id, recovery.id)), guarded()] };
}
