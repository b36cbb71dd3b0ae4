import { HostileFile } from './hostile.ts';

/** What Word and Excel never need for a plan and its evidence. */
export const LIMITS = {
  fileBytes: 10 * 1024 * 1024,
  entries: 2000,
  unpackedBytes: 50 * 1024 * 1024,
  /** Of one part that is read as XML. */
  xmlBytes: 16 * 1024 * 1024,
  /** How many times its packed size a part of more than a megabyte may unpack to. */
  ratio: 300,
};

export interface Entry {
  name: string;
  /** 0 stored, 8 deflated; nothing else is opened. */
  method: number;
  crc: number;
  size: number;
  /** The packed bytes, a view of the file. */
  packed: Uint8Array;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const UTF8 = new TextDecoder('utf-8', { fatal: true });

/**
 * The entries of a zip file as its central directory lists them, each checked against its own header: a file that says
 * two things is read as different things by different programs. Nothing is unpacked yet. @throws HostileFile
 */
export function entriesOf(bytes: Uint8Array): Entry[] {
  if (bytes.length > LIMITS.fileBytes) throw new HostileFile('too_large', 'file');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 22 || view.getUint32(0, true) !== LOCAL) throw new HostileFile('not_a_zip');
  try {
    return listed(bytes, view);
  } catch (error) {
    // Offsets that point outside of the file, names that are no UTF-8.
    if (error instanceof RangeError || error instanceof TypeError) throw new HostileFile('malformed', 'directory');
    throw error;
  }
}

function listed(bytes: Uint8Array, view: DataView): Entry[] {
  const end = endOf(view);
  const count = view.getUint16(end + 10, true);
  const start = view.getUint32(end + 16, true);
  if (count !== view.getUint16(end + 8, true) || start + view.getUint32(end + 12, true) !== end)
    throw new HostileFile('malformed', 'end of directory');
  if (count > LIMITS.entries) throw new HostileFile('too_many_entries');
  const entries: Entry[] = [];
  const spans: [from: number, to: number][] = [];
  let at = start;
  for (let place = 0; place < count; place++) {
    if (view.getUint32(at, true) !== CENTRAL) throw new HostileFile('malformed', 'directory entry');
    const lengths = [28, 30, 32].map((offset) => view.getUint16(at + offset, true)) as [number, number, number];
    const name = UTF8.decode(bytes.subarray(at + 46, at + 46 + lengths[0]));
    const local = view.getUint32(at + 42, true);
    if (view.getUint16(at + 8, true) & 0x41) throw new HostileFile('encrypted', 'entry');
    const method = view.getUint16(at + 10, true);
    if (method !== 0 && method !== 8) throw new HostileFile('malformed', 'method');
    const packedSize = view.getUint32(at + 20, true);
    const data = dataOf(bytes, view, local, bytes.subarray(at + 46, at + 46 + lengths[0]), method);
    if (data + packedSize > start) throw new HostileFile('malformed', 'entry beyond directory');
    spans.push([local, data + packedSize]);
    entries.push({
      name: checkedName(name),
      method,
      crc: view.getUint32(at + 16, true),
      size: view.getUint32(at + 24, true),
      packed: bytes.subarray(data, data + packedSize),
    });
    at += 46 + lengths[0] + lengths[1] + lengths[2];
  }
  if (at !== end) throw new HostileFile('malformed', 'directory size');
  assertApart(spans, entries);
  return entries;
}

/** Where the end record lies: it must end the file, so that nothing is hidden behind it. */
function endOf(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at--)
    if (view.getUint32(at, true) === END && at + 22 + view.getUint16(at + 20, true) === view.byteLength) return at;
  throw new HostileFile('malformed', 'no end of directory');
}

/** Where the entry's data begins; its own header must bear the same name and method as the directory. */
function dataOf(bytes: Uint8Array, view: DataView, local: number, name: Uint8Array, method: number): number {
  const length = view.getUint16(local + 26, true);
  if (view.getUint32(local, true) !== LOCAL || length !== name.length || view.getUint16(local + 8, true) !== method)
    throw new HostileFile('malformed', 'entry header');
  for (let at = 0; at < length; at++)
    if (bytes[local + 30 + at] !== name[at]) throw new HostileFile('malformed', 'entry name');
  return local + 30 + length + view.getUint16(local + 28, true);
}

/** A name that stays inside of the file: relative, without ".." and without what a system reads as a drive or root. */
function checkedName(name: string): string {
  const parts = (name.endsWith('/') ? name.slice(0, -1) : name).split('/');
  const odd = /[\\:\p{Cc}]/u.test(name) || name.length > 260;
  if (odd || parts.some((part) => part === '' || part === '.' || part === '..')) throw new HostileFile('bad_path');
  return name;
}

/** Entries share no bytes and no name: overlapping ones unpack the same bytes again and again. */
function assertApart(spans: [from: number, to: number][], entries: readonly Entry[]): void {
  spans.sort(([a], [b]) => a - b);
  for (let place = 1; place < spans.length; place++)
    if ((spans[place]?.[0] ?? 0) < (spans[place - 1]?.[1] ?? 0)) throw new HostileFile('malformed', 'overlap');
  const names = new Set(entries.map(({ name }) => name.toLowerCase()));
  if (names.size !== entries.length) throw new HostileFile('malformed', 'name given twice');
}
