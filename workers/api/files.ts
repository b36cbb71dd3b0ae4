import type { R2Bucket } from '@cloudflare/workers-types';
import { type FileType, inspectFile, type RefusedReason } from '@ndp/documents/inspect';
import { HOSTILE_MESSAGES } from '@ndp/documents/zip/open';
import type { Arrived, Evidence } from '@ndp/domain/evidence/add';
import { storedAt } from '@ndp/domain/evidence/file-name';
import { invalid, notFound, Refusal } from '@ndp/domain/refusal';

/**
 * Takes a file into the object store under its organisation and hash, once it is of a type that is taken, told by
 * its bytes. Throws Refusal `invalid_input`. @param name as its owner calls it
 */
export async function arrivedFile(
  store: R2Bucket,
  organisation: string,
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Arrived> {
  const found = inspectFile(bytes, name);
  if ('refused' in found) {
    const { vi, en } = troubleOf(found);
    throw invalid('name', vi, en);
  }
  const sha256 = await hashOf(bytes);
  const key = storedAt(organisation, sha256);
  // Equal bytes are there already; writing them again would only cost.
  if ((await store.head(key)) === null) await store.put(key, bytes, { sha256 });
  return { type: found.contentType, size: bytes.byteLength, sha256 };
}

export async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');
}

/** A file as a download that no browser opens by itself. Throws Refusal `conflict`, `not_found`. */
export async function handedOut(
  store: R2Bucket,
  key: string,
  { name, type, state }: { name: string; type: string; state: Evidence['state'] },
): Promise<Response> {
  if (state !== 'clean') throw new Refusal('conflict', NOT_YET[state]);
  const object = await store.get(key);
  if (object === null) throw notFound();
  return new Response(object.body as unknown as ReadableStream, { headers: downloadHeaders(name, type) });
}

/** Headers of a download under a name of any language. RFC 6266, RFC 8187 */
export function downloadHeaders(name: string, type: string): Record<string, string> {
  // Cut by its caller, perhaps within a character; no name has folders, ends of lines or turns of direction.
  const whole = name
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\ufffd/\\]+/gu, ' ')
    .trim();
  const plain = whole.normalize('NFD').replace(/[^\x20-\x7e]|["\\%]/g, '');
  const encoded = encodeURIComponent(whole).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return {
    'content-type': type,
    'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`,
    'cache-control': 'private, no-store',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  };
}

const IMAGE_BROKEN = {
  vi: 'Ảnh bị hỏng hoặc có tệp khác bên trong. Mở bằng phần mềm xem ảnh, lưu lại thành PNG hoặc JPEG rồi gửi; hoặc chụp lại.',
  en: 'The image is damaged, or another file lies in it. Open it in an image viewer, save it as PNG or JPEG and send that; or take it again.',
};

/** Why a file is not taken, and what to do. */
const TROUBLE: Record<RefusedReason, Refusal['detail']> = {
  ...HOSTILE_MESSAGES,
  empty: { vi: 'Tệp không có nội dung.', en: 'The file is empty.' },
  unknown_type: {
    vi: 'Loại tệp này không nhận. Gửi PDF, Word (.docx), Excel (.xlsx), ảnh PNG hoặc JPEG, CSV hoặc TXT.',
    en: 'This type of file is not taken. Send PDF, Word (.docx), Excel (.xlsx), PNG or JPEG, CSV or TXT.',
  },
  name_disagrees: {
    vi: 'Đuôi tên tệp không khớp nội dung. Đổi tên tệp cho đúng loại.',
    en: 'The name does not fit what the file is. Rename it.',
  },
  active_content: {
    vi: 'Tệp có mã chạy được (script, tệp nhúng, liên kết tự mở). Lưu lại thành PDF hoặc tệp thường rồi gửi.',
    en: 'The file holds something that runs. Save it as a plain file or PDF and send that.',
  },
  not_utf8: { vi: 'Lưu tệp chữ với mã UTF-8 rồi gửi lại.', en: 'Save the text as UTF-8 and send it again.' },
};

/** The same of what no Word or Excel opens: PDF and images. */
const TROUBLE_OF: Partial<Record<FileType, Partial<Record<RefusedReason, Refusal['detail']>>>> = {
  pdf: {
    malformed: {
      vi: 'Tệp PDF bị hỏng hoặc có tệp khác bên trong. Mở bằng phần mềm đọc PDF, in hoặc xuất lại thành PDF rồi gửi.',
      en: 'The PDF is damaged, or another file lies in it. Open it in a PDF reader, print or export it to PDF, and send that.',
    },
    too_large: {
      vi: 'Tệp PDF quá lớn sau khi giải nén. In hoặc xuất lại thành PDF gọn hơn, hoặc tách thành nhiều tệp.',
      en: 'The PDF is too large once unpacked. Print or export a smaller one, or split it.',
    },
    active_content: {
      vi: 'Tệp PDF có mã chạy được hoặc tệp nhúng. In lại thành PDF mới rồi gửi.',
      en: 'The PDF holds something that runs or a file within it. Print it to a new PDF and send that.',
    },
  },
  png: { malformed: IMAGE_BROKEN },
  jpeg: { malformed: IMAGE_BROKEN },
};

/** What to tell whoever sent a file that is not taken. */
export function troubleOf({ refused, of }: { refused: RefusedReason; of?: FileType }): Refusal['detail'] {
  return (of && TROUBLE_OF[of]?.[refused]) ?? TROUBLE[refused];
}

const NOT_YET = {
  quarantined: {
    vi: 'Tệp đang được kiểm tra. Thử lại sau ít phút.',
    en: 'The file is being looked into. Try again in a few minutes.',
  },
  refused: {
    vi: 'Tệp không an toàn nên không tải về được.',
    en: 'The file is not safe and is not handed out.',
  },
};
