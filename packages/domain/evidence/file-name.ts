import * as v from 'valibot';
import { writtenName } from '../text.ts';

/** The most that one file may have, in bytes. */
export const MOST_FILE_BYTES = 20_000_000;

/** A file's own name: one line, no folders. */
export const FileName = v.pipe(
  writtenName(200),
  v.check(
    (name) => !/[/\\]/.test(name) && !/^\.+$/.test(name),
    'Tên tệp không chứa dấu gạch chéo. / A file name has no slashes.',
  ),
);

/** Where a file's bytes lie in the object store: equal bytes of one organisation lie there once. */
export function storedAt(organisation: string, sha256: string): string {
  return `org/${organisation}/${sha256}`;
}
