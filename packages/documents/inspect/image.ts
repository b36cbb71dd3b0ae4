import { isTwofold } from './bytes.ts';

/** Why an image is not accepted: it is broken, or another file lies in it. */
export function imageTrouble(type: 'png' | 'jpeg', bytes: Uint8Array): 'malformed' | undefined {
  const whole = type === 'png' ? isWholePng(bytes) : isWholeJpeg(bytes);
  return whole && !isTwofold(bytes) ? undefined : 'malformed';
}

/** Chunks from IHDR to IEND, and nothing behind. */
function isWholePng(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const named = (at: number) => String.fromCharCode(...bytes.subarray(at + 4, at + 8));
  let at = 8;
  if (bytes.length < 33 || named(at) !== 'IHDR') return false;
  while (at + 12 <= bytes.length) {
    const name = named(at);
    at += 12 + view.getUint32(at);
    if (name === 'IEND') return at === bytes.length;
  }
  return false;
}

/** It has an end; telephones write more behind it, which shows nowhere. */
function isWholeJpeg(bytes: Uint8Array): boolean {
  for (let at = bytes.length - 2; at > 2; at--) if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return true;
  return false;
}
