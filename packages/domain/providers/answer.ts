import { and, eq, sql } from '@ndp/database/query';
import { identityProvider, organisation, signInStep } from '@ndp/database/schema/programme';
import { unseal } from '../people/seal.ts';
import { hashOf } from '../people/secret.ts';
import type { SystemGrant } from '../permissions.ts';
import type { SealedQuestion } from './begin.ts';

/** A question that this browser asked and the provider may answer once. */
export interface OpenQuestion {
  step: string;
  provider: { id: string; version: number; issuer: string; clientId: string; clientSecret: string | null };
  organisation: { id: string; slug: string };
  nonce: string;
  verifier: string;
  to: string | null;
}

/** Why an answer counts for nothing. */
export type Unanswerable = 'unknown_state' | 'expired' | 'used' | 'another_browser' | 'provider_changed';

/**
 * The open question of a state, for the browser that asked it and nobody else, with the provider's secret unsealed;
 * or why there is none. One read.
 */
export async function questionOf(
  { programme }: SystemGrant<'sign_in'>,
  { state, browser }: { state: string; browser: string | undefined },
  sealingKey: string,
): Promise<OpenQuestion | Unanswerable> {
  const [found] = await programme.read(
    programme.db
      .select({
        step: signInStep,
        provider: identityProvider,
        organisation: { id: organisation.id, slug: organisation.slug },
      })
      .from(signInStep)
      .innerJoin(identityProvider, sql`${identityProvider.id} = json_extract(${signInStep.detail}, '$.provider')`)
      .innerJoin(organisation, eq(organisation.id, identityProvider.organisationId))
      .where(and(eq(signInStep.tokenHash, hashOf(state)), eq(signInStep.kind, 'oidc'))),
  );
  const [row] = found;
  if (!row?.step.detail) return 'unknown_state';
  const { step, provider } = row;
  const { sealed } = JSON.parse(row.step.detail) as { sealed: string };
  const asked = JSON.parse(unseal(sealingKey, sealed, `oidc:${step.id}`)) as SealedQuestion;
  if (!browser || hashOf(browser) !== asked.browserHash) return 'another_browser';
  if (step.usedAt) return 'used';
  if (step.expiresAt <= new Date().toISOString()) return 'expired';
  if (asked.version !== provider.version) return 'provider_changed';
  const { id, version, issuer, clientId } = provider;
  const clientSecret = provider.clientSecret && unseal(sealingKey, provider.clientSecret, `provider:${id}`);
  const { nonce, verifier, to } = asked;
  return {
    step: step.id,
    provider: { id, version, issuer, clientId, clientSecret },
    organisation: row.organisation,
    nonce,
    verifier,
    to,
  };
}

/** A question that was answered wrongly is not asked again: its state works no more. */
export async function giveUp({ programme }: SystemGrant<'sign_in'>, step: string): Promise<void> {
  const usedAt = new Date().toISOString();
  await programme.write([programme.db.update(signInStep).set({ usedAt }).where(eq(signInStep.id, step))]);
}
