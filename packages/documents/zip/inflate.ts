import { Inflate } from 'fflate';
import { type Entry, LIMITS } from './directory.ts';
import { HostileFile } from './hostile.ts';

// Deflate unpacks to at most 1,032 times its size: what one step can yield is bounded by the bytes it is given.
const STEP = 4096;

/**
 * Unpacks an entry piece by piece. Stops as soon as it yields more than it says, or more than its ratio or `most`
 * allows; what a header promises is never trusted. @param most bytes @returns how many bytes came @throws HostileFile
 */
export function inflate(entry: Entry, most: number, each: (piece: Uint8Array) => void): number {
  let size = 0;
  let crc = 0xffffffff;
  const take = (piece: Uint8Array) => {
    size += piece.length;
    if (size > most || (size > 1024 * 1024 && size > entry.packed.length * LIMITS.ratio))
      throw new HostileFile('too_large');
    if (size > entry.size) throw new HostileFile('malformed', 'size');
    crc = crc32(crc, piece);
    each(piece);
  };
  if (entry.method === 0) take(entry.packed);
  else unpack(entry.packed, take);
  if (size !== entry.size || (crc ^ 0xffffffff) >>> 0 !== entry.crc) throw new HostileFile('malformed', 'checksum');
  return size;
}

function unpack(packed: Uint8Array, take: (piece: Uint8Array) => void): void {
  const stream = new Inflate(take);
  try {
    for (let at = 0; at === 0 || at < packed.length; at += STEP)
      stream.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
  } catch (error) {
    if (error instanceof HostileFile) throw error;
    throw new HostileFile('malformed', 'deflate');
  }
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function crc32(crc: number, piece: Uint8Array): number {
  let value = crc;
  // Every byte is read: an index loop is several times faster here than an iterator.
  for (let at = 0; at < piece.length; at++) value = (TABLE[(value ^ (piece[at] ?? 0)) & 0xff] ?? 0) ^ (value >>> 8);
  return value;
}
