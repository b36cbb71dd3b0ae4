import type { ReadHandle } from '@ndp/database/handle';
import { and, eq, ne } from '@ndp/database/query';
import { credential } from '@ndp/database/schema/programme';
import { assertOwnSession, assertSteppedUp, type Member } from '../../permissions.ts';

export type Credential = typeof credential.$inferSelect;

/** A person's second factors, in force or not, and their recovery codes. */
export function factorsOf(db: ReadHandle['db'], personId: string) {
  return db
    .select()
    .from(credential)
    .where(and(eq(credential.personId, personId), ne(credential.kind, 'password')));
}

export const inForce = (factors: readonly Credential[], kind: Credential['kind']) =>
  factors.filter((one) => one.kind === kind && one.confirmedAt !== null);

export function hasFactor(factors: readonly Credential[]): boolean {
  return inForce(factors, 'totp').length + inForce(factors, 'passkey').length > 0;
}

/**
 * The first factor may be added as one is; every further one needs step-up, otherwise whoever has stolen a session
 * adds their own. Not by a session that an identity provider opened: it would open the person's other organisations.
 * Throws Refusal `forbidden`, `step_up_required`.
 */
export function assertMayAdd(actor: Member, factors: readonly Credential[]): void {
  assertOwnSession(actor);
  if (hasFactor(factors)) assertSteppedUp(actor);
}
