import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import type { Body } from '../api/types.ts';

type Proof = Body<'/v1/session/passkey', 'post'>['response'];
type NewKey = Body<'/v1/me/passkeys', 'post'>['response'];

// Options and answers are WebAuthn's own; the server's library made and reads them. The API's types name only what it
// looks at, and differ from the library's in what may be undefined: hence `as`.

/** Asks the device to prove that one holds a passkey. Throws when the person or the device says no. */
export async function authenticate(options: unknown): Promise<Proof> {
  const { startAuthentication } = await import('@simplewebauthn/browser');
  return (await startAuthentication({ optionsJSON: options as PublicKeyCredentialRequestOptionsJSON })) as Proof;
}

/** Asks the device to make a passkey. Throws when the person or the device says no. */
export async function register(options: unknown): Promise<NewKey> {
  const { startRegistration } = await import('@simplewebauthn/browser');
  return (await startRegistration({ optionsJSON: options as PublicKeyCredentialCreationOptionsJSON })) as NewKey;
}
