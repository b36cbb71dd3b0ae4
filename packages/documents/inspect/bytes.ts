import { Buffer } from 'node:buffer';

/** Bytes as a text of one letter each, so that they can be searched; it takes no more room than they do. */
export const latin = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');

/**
 * Whether another kind of file lies in this one, that a program may see in its place: a zip is found from its end, a
 * PDF in the first kilobyte, a page by its tags.
 */
export function isTwofold(bytes: Uint8Array): boolean {
  const head = latin(bytes.subarray(0, 1024));
  const tail = latin(bytes.subarray(Math.max(0, bytes.length - 66_000)));
  return (
    head.indexOf('%PDF-', 1) >= 0 ||
    tail.includes('PK\u0005\u0006') ||
    /<script\b|<\?php\s|<!doctype html/i.test(head + tail)
  );
}
