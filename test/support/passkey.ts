import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { url } from './stack.ts';

/** How an answer differs from an honest one. */
interface Twist {
  origin?: string;
  /** The site for which the authenticator signs. */
  site?: string;
  /** False: the button was pressed, but no finger, face or PIN was asked for. */
  verified?: boolean;
  challenge?: string;
  counter?: number;
}

const here = new URL(url);
const base64url = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64url');
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest();

/**
 * A passkey made of software: ES256, no attestation, one credential. Signs as WebAuthn Level 3 says (6.1, 6.3), so
 * that what the server verifies is verified in earnest.
 */
export class Passkey {
  readonly id = base64url(randomBytes(32));
  readonly privateKey: KeyObject;
  readonly point: { x: Buffer; y: Buffer };
  counter = 0;
  userHandle = '';

  constructor() {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    this.privateKey = privateKey;
    this.point = { x: Buffer.from(x, 'base64url'), y: Buffer.from(y, 'base64url') };
  }

  /** The answer to navigator.credentials.create(). */
  created({ challenge, user }: { challenge: string; user: { id: string } }, twist: Twist = {}) {
    this.userHandle = user.id;
    const id = Buffer.from(this.id, 'base64url');
    const { x, y } = this.point;
    const key = cbor(new Map<number, number | Buffer>([[1, 2], [3, -7], [-1, 1], [-2, x], [-3, y]])); // biome-ignore format: a table of COSE
    const length = Buffer.from([id.length >> 8, id.length & 0xff]);
    const authData = Buffer.concat([this.data(twist, 0x40), Buffer.alloc(16), length, id, key]);
    const object = new Map<string, CborValue>([['fmt', 'none'], ['attStmt', new Map()], ['authData', authData]]); // biome-ignore format: a table
    return this.answer({
      clientDataJSON: base64url(this.client('webauthn.create', challenge, twist)),
      attestationObject: base64url(cbor(object)),
      transports: ['internal'],
    });
  }

  /** The answer to navigator.credentials.get(). */
  signed({ challenge }: { challenge: string }, twist: Twist = {}) {
    this.counter += 1;
    const authenticatorData = this.data(twist, 0);
    const client = this.client('webauthn.get', challenge, twist);
    const signature = sign('sha256', Buffer.concat([authenticatorData, sha256(client)]), this.privateKey);
    return this.answer({
      clientDataJSON: base64url(client),
      authenticatorData: base64url(authenticatorData),
      signature: base64url(signature),
      userHandle: this.userHandle,
    });
  }

  private answer<R>(response: R) {
    return { id: this.id, rawId: this.id, type: 'public-key', response, clientExtensionResults: {} };
  }

  /** Hash of the site, flags (present, verified, and `more`), signature counter. */
  private data({ site = here.hostname, verified = true, counter = this.counter }: Twist, more: number): Buffer {
    const rest = Buffer.alloc(5);
    rest.writeUInt8(0x01 | (verified ? 0x04 : 0) | more, 0);
    rest.writeUInt32BE(counter, 1);
    return Buffer.concat([sha256(site), rest]);
  }

  private client(type: string, challenge: string, twist: Twist): string {
    const origin = twist.origin ?? here.origin;
    return JSON.stringify({ type, challenge: twist.challenge ?? challenge, origin, crossOrigin: false });
  }
}

type CborValue = number | string | Buffer | Map<number | string, CborValue>;

/** As much of CBOR (RFC 8949) as an attestation needs: integers, bytes, texts, maps. */
function cbor(value: CborValue): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  const parts = [...value].flatMap(([key, part]) => [cbor(key), cbor(part)]);
  return Buffer.concat([head(5, value.size), ...parts]);
}

function head(major: number, size: number): Buffer {
  const type = major << 5;
  if (size < 24) return Buffer.from([type | size]);
  if (size < 256) return Buffer.from([type | 24, size]);
  return Buffer.from([type | 25, size >> 8, size & 0xff]);
}
