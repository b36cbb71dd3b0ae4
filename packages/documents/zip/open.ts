import { type Entry, entriesOf, LIMITS } from './directory.ts';
import { assertDeclared, assertName, assertRelations } from './forbidden.ts';
import { HostileFile } from './hostile.ts';
import { inflate } from './inflate.ts';
import { type XmlEvents, xmlReader } from './xml.ts';

export { HOSTILE_MESSAGES, HOSTILE_REASONS, HostileFile, type HostileReason } from './hostile.ts';

/** A .docx or .xlsx that has passed the door. */
export interface OpenedPackage {
  kind: 'docx' | 'xlsx';
  names: ReadonlySet<string>;
  /** Reads one part as XML; false when there is no such part. @throws HostileFile */
  read(name: string, events: XmlEvents): boolean;
}

/** A package may carry another (the workbook of a chart), and that one none. */
const NESTED = /\.(docx|xlsx)$/i;

/**
 * The one door for .docx and .xlsx files: bounds, paths, checksums, macros, outside data and DOCTYPEs of every part
 * are looked at before anything is read. Takes at most a few megabytes beyond the file itself. @throws HostileFile
 */
export function openPackage(bytes: Uint8Array): OpenedPackage {
  if (isCompoundFile(bytes)) throw new HostileFile(holds(bytes, 'EncryptedPackage') ? 'encrypted' : 'not_a_zip');
  return opened(bytes, { left: LIMITS.unpackedBytes }, true);
}

function opened(bytes: Uint8Array, budget: { left: number }, outermost: boolean): OpenedPackage {
  const entries = new Map(entriesOf(bytes).map((entry) => [entry.name, entry]));
  for (const name of entries.keys()) assertName(name, outermost && NESTED.test(name));
  const read = (name: string, events: XmlEvents): boolean => {
    const entry = entries.get(name);
    if (entry) readXml(entry, events);
    return entry !== undefined;
  };
  for (const entry of entries.values()) look(entry, budget, outermost);
  const kind = assertDeclared(read);
  for (const name of entries.keys()) if (name.endsWith('.rels')) assertRelations(name, read);
  return { kind, names: new Set(entries.keys()), read };
}

function readXml(entry: Entry, events: XmlEvents): void {
  const reader = xmlReader(events);
  inflate(entry, LIMITS.xmlBytes, reader.write);
  reader.end();
}

/** Unpacks a part once without keeping it, to know that it is whole, bounded and declares nothing. */
function look(entry: Entry, budget: { left: number }, outermost: boolean): void {
  const markup = declarations();
  const nested: Uint8Array[] | undefined = outermost && NESTED.test(entry.name) ? [] : undefined;
  budget.left -= inflate(entry, budget.left, (piece) => {
    markup(piece);
    nested?.push(piece.slice());
  });
  if (nested) opened(joined(nested), budget, false);
}

const BANG = 0x21;
const LESS = 0x3c;

/**
 * Looks for "<!D" and "<!E" (DOCTYPE, ENTITY, ELEMENT) in a part that is markup by its first byte, whatever its name,
 * in any encoding of one or two bytes.
 */
function declarations(): (piece: Uint8Array) => void {
  let markup: boolean | undefined;
  let before = 0;
  let last = 0;
  return (piece) => {
    for (let at = 0; at < piece.length && markup !== false; at++) {
      const byte = piece[at] ?? 0;
      if (byte === 0 || byte >= 0x80 || byte <= 0x20) continue;
      markup ??= byte === LESS;
      if (last === BANG && before === LESS && (byte === 0x44 || byte === 0x45)) throw new HostileFile('doctype');
      before = last;
      last = byte;
    }
  };
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** The container of old Office files, and of new ones under a password. */
export function isCompoundFile(bytes: Uint8Array): boolean {
  return COMPOUND.every((byte, at) => bytes[at] === byte);
}

/** Whether a text stands in the bytes as UTF-16, as names do in a compound file. */
function holds(bytes: Uint8Array, text: string): boolean {
  const wide = Uint8Array.from([...text].flatMap((letter) => [letter.charCodeAt(0), 0]));
  const most = Math.min(bytes.length, LIMITS.fileBytes) - wide.length;
  for (let at = 0; at <= most; at++)
    if (bytes[at] === wide[0] && wide.every((byte, i) => bytes[at + i] === byte)) return true;
  return false;
}
