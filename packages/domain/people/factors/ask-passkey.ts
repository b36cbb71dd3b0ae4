import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';
import type { MemberGrant, SystemGrant } from '../../permissions.ts';
import { askStep } from '../step.ts';
import { oneself } from './change.ts';
import { assertMayAdd, type Credential, factorsOf, inForce } from './owned.ts';
import { CHALLENGE_MINUTES, keyOf, type RelyingParty } from './passkey.ts';
import { noFactor } from './refusals.ts';

const timeout = CHALLENGE_MINUTES * 60_000;
const userVerification = 'required';
const minutes = CHALLENGE_MINUTES;

/** COSE: ES256, EdDSA, RS256. */
export const ALGORITHMS = [-7, -8, -257];

export interface Asked<O> {
  step: string;
  /** For `navigator.credentials`, as JSON. */
  options: O;
}

/** Asks whoever is there for any passkey of this site: the passkey says who they are. */
export async function askWhoeverIsThere(
  { programme }: SystemGrant<'sign_in'>,
  { id: rpID }: RelyingParty,
): Promise<Asked<PublicKeyCredentialRequestOptionsJSON>> {
  const options = await generateAuthenticationOptions({ rpID, userVerification, timeout });
  const question = { kind: 'passkey', personId: null, minutes, detail: options.challenge } as const;
  const { step, statements } = askStep(programme, question);
  await programme.write(statements);
  return { step, options };
}

/** Asks for one of the member's own passkeys. Throws Refusal `conflict` when there is none. */
export async function askToStepUp(
  { actor, programme }: MemberGrant<'account.manage'>,
  { id: rpID }: RelyingParty,
): Promise<Asked<PublicKeyCredentialRequestOptionsJSON>> {
  const [factors] = await programme.read(factorsOf(programme.db, actor.personId));
  const allowCredentials = inForce(factors, 'passkey').map(descriptor);
  if (allowCredentials.length === 0) throw noFactor();
  const options = await generateAuthenticationOptions({ rpID, userVerification, timeout, allowCredentials });
  const question = { kind: 'step_up', personId: actor.personId, minutes, detail: options.challenge } as const;
  const { step, statements } = askStep(programme, question);
  await programme.write(statements);
  return { step, options };
}

/**
 * Asks an authenticator to make a passkey that it keeps itself, guarded by finger, face or PIN. No attestation: any
 * make of authenticator will do. Throws Refusal `step_up_required` besides another factor.
 */
export async function askForNewPasskey(
  { actor, programme }: MemberGrant<'account.manage'>,
  { id: rpID }: RelyingParty,
): Promise<Asked<PublicKeyCredentialCreationOptionsJSON>> {
  const [factors, people] = await programme.read(factorsOf(programme.db, actor.personId), oneself(programme.db, actor));
  assertMayAdd(actor, factors);
  const [self] = people;
  const options = await generateRegistrationOptions({
    rpName: 'Nền tảng số quốc gia',
    rpID,
    userName: self?.email ?? actor.person,
    userDisplayName: self?.name ?? '',
    userID: userHandle(actor.personId),
    attestationType: 'none',
    excludeCredentials: inForce(factors, 'passkey').map(descriptor),
    authenticatorSelection: { residentKey: 'required', userVerification },
    supportedAlgorithmIDs: ALGORITHMS,
    timeout,
  });
  const detail = options.challenge;
  const question = { kind: 'passkey_registration', personId: actor.personId, minutes, detail } as const;
  const { step, statements } = askStep(programme, question);
  await programme.write(statements);
  return { step, options };
}

/** How an authenticator knows the person: the id, which says nothing about them. */
export function userHandle(personId: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(personId));
}

function descriptor(passkey: Credential) {
  return { id: passkey.handle ?? '', transports: keyOf(passkey).transports };
}
