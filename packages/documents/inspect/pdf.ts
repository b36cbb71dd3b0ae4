import { Unzlib } from 'fflate';
import { isTwofold, latin } from './bytes.ts';

/** Long enough that they do not turn up in packed bytes by chance; every action has one of them. */
const ACTIVE = /\/(JavaScript|Launch|EmbeddedFiles?|RichMedia|ImportData|SubmitForm|Rendition)(?![A-Za-z0-9])/;
const ENCRYPTED = /\/Encrypt(?![A-Za-z0-9])/;
/** Keys by which a stream holds objects; without them a reader finds none in it. */
const HOLDS_OBJECTS = /\/(ObjStm|First)(?![A-Za-z0-9])/;
const FLATE_ONLY = /\/Filter\s*(\[\s*)?\/(FlateDecode|Fl)\s*(\]|\/|>>)/;

/** Bytes that are unpacked or read for it, streams that there may be, and how far back a stream's dictionary begins. */
const WORK_MOST = 32 * 1024 * 1024;
const STREAMS_MOST = 20_000;
const DICTIONARY_MOST = 8192;
/** How much of one piece is looked at again with the next, so that no name is missed between them. */
const OVERLAP = 100;
const PIECE = 1024 * 1024;

/** Names may be written with any of their letters as "#4A"; they are looked at as they read. */
const plainNames = (text: string) =>
  text.includes('#')
    ? text.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;

/**
 * Why a PDF is not accepted: it is encrypted, can act when it is opened, carries files, or another file lies in it.
 * Objects that are packed in streams are unpacked and looked at; streams of objects that cannot be are refused.
 */
export function pdfTrouble(bytes: Uint8Array): 'encrypted' | 'active_content' | 'malformed' | 'too_large' | undefined {
  const whole = latin(bytes);
  const end = whole.lastIndexOf('%%EOF');
  if (end < 0 || /[^\s\0]/.test(whole.slice(end + 5)) || isTwofold(bytes)) return 'malformed';
  for (let at = 0; at < whole.length; at += PIECE) {
    const read = plainNames(whole.slice(Math.max(0, at - OVERLAP), at + PIECE));
    if (ENCRYPTED.test(read)) return 'encrypted';
    if (ACTIVE.test(read)) return 'active_content';
  }
  return packedTrouble(bytes, whole);
}

type Trouble = 'active_content' | 'malformed' | 'too_large' | undefined;

function packedTrouble(bytes: Uint8Array, whole: string): Trouble {
  const room = { left: WORK_MOST };
  let streams = 0;
  let ends = 0;
  for (const found of whole.matchAll(/>>\s*stream\r?\n/g)) {
    streams += 1;
    if (streams > STREAMS_MOST) return 'too_large';
    const before = whole.slice(Math.max(0, found.index - DICTIONARY_MOST), found.index + 2);
    const begins = before.lastIndexOf('obj');
    if (begins < 0) return 'malformed';
    const dictionary = plainNames(before.slice(begins));
    if (!HOLDS_OBJECTS.test(dictionary) || !dictionary.includes('/Filter')) continue;
    if (!FLATE_ONLY.test(dictionary) || dictionary.includes('/Predictor')) return 'malformed';
    const data = found.index + found[0].length;
    // Looked for once for all streams that share it: they come in order.
    if (ends < data) ends = whole.indexOf('endstream', data);
    if (ends < 0) ends = whole.length;
    if (unpacksActive(bytes.subarray(data, ends), room)) return 'active_content';
    if (room.left < 0) return 'too_large';
  }
  return undefined;
}

/** Looks at what can be unpacked, also of a stream that breaks off: a reader would show that much. */
function unpacksActive(packed: Uint8Array, room: { left: number }): boolean {
  let active = false;
  let before = '';
  const stream = new Unzlib((piece) => {
    room.left -= piece.length;
    const text = before + latin(piece);
    active ||= ACTIVE.test(plainNames(`${text} `));
    before = text.slice(-OVERLAP);
  });
  try {
    for (let at = 0; at < packed.length && room.left >= 0 && !active; at += 4096) {
      room.left -= Math.min(4096, packed.length - at);
      stream.push(packed.subarray(at, at + 4096), false);
    }
  } catch {
    // What came until then has been looked at.
  }
  return active;
}
