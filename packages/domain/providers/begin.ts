import { newId } from '@ndp/database/ids';
import { eq, sql } from '@ndp/database/query';
import { identityProvider, organisation, signInStep } from '@ndp/database/schema/programme';
import { seal } from '../people/seal.ts';
import { hashOf } from '../people/secret.ts';
import { sweep } from '../people/step.ts';
import { assertWithin, attemptsIn, counted } from '../people/throttle.ts';
import type { SystemGrant } from '../permissions.ts';
import type { StoredProvider } from './read.ts';

/** Minutes in which the provider must have answered. */
export const OIDC_MINUTES = 10;

/** What the answer will be checked against. All but `to` are fresh secrets. */
export interface Question {
  state: string;
  nonce: string;
  verifier: string;
  /** Lies in a cookie: only the browser that asked may answer. */
  browser: string;
  /** Path to go on to afterwards. */
  to: string | null;
}

/** The same, as it lies sealed in the step. */
export interface SealedQuestion {
  /** Version of the provider: one that changed meanwhile was never asked. */
  version: number;
  nonce: string;
  verifier: string;
  browserHash: string;
  to: string | null;
}

/** Where tries from one network address are counted; a whole office may share one. */
const bucketsOf = (address: string | null) => (address ? [{ key: `oidc:${address}`, most: 300 }] : []);

/**
 * The identity provider of an active organisation, or null. Throws Refusal `too_many_requests`.
 * @param address network address of the caller, where it is known
 */
export async function findProvider(
  { programme }: SystemGrant<'sign_in'>,
  slug: string,
  address: string | null,
): Promise<StoredProvider | null> {
  const { db } = programme;
  const buckets = bucketsOf(address);
  const [providers, attempts] = await programme.read(
    db
      .select({ provider: identityProvider })
      .from(identityProvider)
      .innerJoin(organisation, eq(organisation.id, identityProvider.organisationId))
      .where(sql`${organisation.slug} = ${slug} and ${organisation.tenantState} = 'active'`),
    attemptsIn(db, buckets),
  );
  assertWithin(buckets, attempts);
  return providers[0]?.provider ?? null;
}

/** Writes down what the provider is asked, sealed, under the hash of the state. One write. */
export async function rememberQuestion(
  { programme }: SystemGrant<'sign_in'>,
  provider: StoredProvider,
  { state, browser, nonce, verifier, to }: Question,
  { sealingKey, address }: { sealingKey: string; address: string | null },
): Promise<void> {
  const id = newId();
  const now = Date.now();
  const { version } = provider;
  const question: SealedQuestion = { version, nonce, verifier, browserHash: hashOf(browser), to };
  await programme.write([
    ...counted(bucketsOf(address)),
    programme.db.insert(signInStep).values({
      id,
      createdAt: new Date(now).toISOString(),
      expiresAt: new Date(now + OIDC_MINUTES * 60_000).toISOString(),
      kind: 'oidc',
      tokenHash: hashOf(state),
      detail: JSON.stringify({
        provider: provider.id,
        sealed: seal(sealingKey, JSON.stringify(question), `oidc:${id}`),
      }),
    }),
    // Anyone may ask, so each question takes a few old ones away.
    sweep(now),
  ]);
}
