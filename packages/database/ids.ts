import { createHash, randomBytes } from 'node:crypto';

/** A new UUIDv7: sorts by time of making, never a secret. */
export function newId(now = Date.now()): string {
  return shape(now, randomBytes(10));
}

/** The UUIDv7 that a seeded record always gets: same kind and key, same id, so seeding twice changes nothing. */
export function seedId(kind: string, key: string, date = '2022-02-11'): string {
  return shape(Date.parse(`${date}T00:00:00+07:00`), createHash('sha256').update(`${kind}\n${key}`).digest());
}

function shape(milliseconds: number, random: Uint8Array): string {
  const bytes = new Uint8Array(16);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(milliseconds) << 16n);
  bytes.set(random.subarray(0, 10), 6);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = Buffer.from(bytes).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
