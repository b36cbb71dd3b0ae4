import { guarded } from '@ndp/database/commit';
import type { Statement, WriteHandle } from '@ndp/database/handle';
import { and, eq } from '@ndp/database/query';
import { credential } from '@ndp/database/schema/programme';
import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { verifyAuthenticationResponse } from '@simplewebauthn/server';
import * as v from 'valibot';
import type { Credential } from './owned.ts';

/** The site as authenticators know it. */
export interface RelyingParty {
  /** Host name to which passkeys are bound. */
  id: string;
  /** The one origin whose pages may ask for them. */
  origin: string;
}

/** Minutes in which a challenge must be answered. */
export const CHALLENGE_MINUTES = 5;

const encoded = (most: number) => v.pipe(v.string(), v.regex(/^[\w-]+$/), v.maxLength(most));

// Browsers add fields of later editions of WebAuthn, so what is not known is left out rather than refused.
const common = { id: encoded(1400), rawId: encoded(1400), type: v.literal('public-key') };

/** What `navigator.credentials.get()` answers, as JSON (WebAuthn, 5.1). */
export const Assertion = v.object({
  ...common,
  response: v.object({
    clientDataJSON: encoded(4000),
    authenticatorData: encoded(4000),
    signature: encoded(8000),
    // Some send an empty one for none.
    userHandle: v.nullish(v.pipe(v.string(), v.regex(/^[\w-]*$/), v.maxLength(100))),
  }),
});
export type Assertion = v.InferOutput<typeof Assertion>;

/** What `navigator.credentials.create()` answers, as JSON (WebAuthn, 5.1). */
export const Attestation = v.object({
  ...common,
  response: v.object({
    clientDataJSON: encoded(4000),
    attestationObject: encoded(20_000),
    transports: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(30))), v.maxLength(10)), []),
  }),
});
export type Attestation = v.InferOutput<typeof Attestation>;

/** What is kept of a passkey in `credential.secret`. */
const PublicKey = v.object({ publicKey: v.string(), transports: v.array(v.string()) });

export function keptKey(publicKey: Uint8Array, transports: readonly string[]): string {
  return JSON.stringify({ publicKey: Buffer.from(publicKey).toString('base64url'), transports });
}

export function keyOf({ secret }: Pick<Credential, 'secret'>) {
  return v.parse(PublicKey, JSON.parse(secret));
}

/**
 * The signature counter of a right answer to the challenge, or null for whatever is wrong with it: challenge, origin,
 * site, user not verified, signature, or a counter that does not go on (a copied authenticator).
 */
export async function answeredBy(
  passkey: Credential,
  { id, rawId, type, response }: Assertion,
  challenge: string,
  { id: expectedRPID, origin: expectedOrigin }: RelyingParty,
): Promise<number | null> {
  const { clientDataJSON, authenticatorData, signature } = response;
  const given: AuthenticationResponseJSON = {
    id,
    rawId,
    type,
    response: { clientDataJSON, authenticatorData, signature },
    clientExtensionResults: {},
  };
  const { publicKey } = keyOf(passkey);
  const known = { id, publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')), counter: passkey.counter };
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: given,
      expectedChallenge: challenge,
      expectedOrigin,
      expectedRPID,
      credential: known,
      requireUserVerification: true,
    });
    return verified && id === passkey.handle ? authenticationInfo.newCounter : null;
  } catch {
    return null; // The library says by its messages what is wrong; the one who asks is told only that it is.
  }
}

/** Notes that a passkey was used; of two answers at once one holds. */
export function passkeyUsed({ db }: WriteHandle<'programme'>, { id, counter }: Credential, next: number): Statement[] {
  return [
    db
      .update(credential)
      .set({ counter: next, lastUsedAt: new Date().toISOString() })
      .where(and(eq(credential.id, id), eq(credential.counter, counter))),
    guarded(),
  ];
}
