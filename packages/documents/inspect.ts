import { imageTrouble } from './inspect/image.ts';
import { pdfTrouble } from './inspect/pdf.ts';
import { decodedText, isActive } from './inspect/text.ts';
import { HostileFile, type HostileReason, isCompoundFile, openPackage } from './zip/open.ts';

/** What may be attached, by what the bytes are. */
export const CONTENT_TYPES = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  png: 'image/png',
  jpeg: 'image/jpeg',
  csv: 'text/csv; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
} as const;
export type FileType = keyof typeof CONTENT_TYPES;

/** The most that an attachment may have; Word and Excel files have a limit of their own (zip/directory.ts). */
export const MOST_BYTES = 20_000_000;

/** Why a file is not accepted, beyond what the door for Word and Excel files says. */
export type RefusedReason = HostileReason | 'empty' | 'unknown_type' | 'name_disagrees' | 'active_content' | 'not_utf8';

/** What is refused says of which type it is, where that much can be told. */
type Refused = { refused: RefusedReason; of?: FileType };
export type Inspected = { type: FileType; contentType: string } | Refused;

const NAMES: Record<FileType, RegExp> = {
  pdf: /\.pdf$/i,
  docx: /\.docx$/i,
  xlsx: /\.xlsx$/i,
  png: /\.png$/i,
  jpeg: /\.jpe?g$/i,
  csv: /\.csv$/i,
  txt: /\.txt$/i,
};

/**
 * What an attachment is, by its bytes. Its name must agree, for that is what programs go by on the machine of whoever
 * downloads it. Refused are files that can act: macros, scripts, embedded files, markup; and those that nobody can
 * read: encrypted, broken, two things at once.
 */
export function inspectFile(bytes: Uint8Array, name: string): Inspected {
  const plainName = name.normalize('NFC').trim();
  const found = looked(bytes, plainName);
  if ('refused' in found) return found;
  const { type } = found;
  const agrees = NAMES[type].test(plainName) && !ODD_NAME.test(plainName);
  return agrees ? { type, contentType: CONTENT_TYPES[type] } : { refused: 'name_disagrees' };
}

/** Names that show as another than they are, or lead into another folder. */
const ODD_NAME = /[\\/\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

function looked(bytes: Uint8Array, name: string): { type: FileType } | Refused {
  if (bytes.length === 0) return { refused: 'empty' };
  if (bytes.length > MOST_BYTES) return { refused: 'too_large' };
  if (starts(bytes, [0x50, 0x4b]) || isCompoundFile(bytes)) return office(bytes);
  if (starts(bytes, [0x25, 0x50, 0x44, 0x46, 0x2d])) return judged('pdf', pdfTrouble(bytes));
  if (starts(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return judged('png', imageTrouble('png', bytes));
  if (starts(bytes, [0xff, 0xd8, 0xff])) return judged('jpeg', imageTrouble('jpeg', bytes));
  const text = decodedText(bytes);
  if (text === undefined)
    return { refused: NAMES.csv.test(name) || NAMES.txt.test(name) ? 'not_utf8' : 'unknown_type' };
  if (isActive(text)) return { refused: 'active_content' };
  return { type: NAMES.csv.test(name) ? 'csv' : 'txt' };
}

const judged = (type: FileType, refused: RefusedReason | undefined) =>
  refused === undefined ? { type } : { refused, of: type };

function office(bytes: Uint8Array): { type: FileType } | Refused {
  try {
    return { type: openPackage(bytes).kind };
  } catch (error) {
    if (error instanceof HostileFile) return { refused: error.reason };
    throw error;
  }
}

const starts = (bytes: Uint8Array, signature: readonly number[]) => signature.every((byte, at) => bytes[at] === byte);
