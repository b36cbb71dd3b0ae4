import { type FieldError, invalid, notFound, Refusal } from '@ndp/domain/refusal';
import type { HonoRequest } from 'hono';
import * as v from 'valibot';
import { issueWords } from './issue-words.ts';

/** Bodies larger than this are refused, in bytes. */
const MOST_BYTES = 1_000_000;

/** Input checked against its schema; every problem is named with its place. Throws Refusal `invalid_input`. */
export function parsed<S extends v.GenericSchema>(
  schema: S,
  input: unknown,
  style: 'query' | 'body',
): v.InferOutput<S> {
  const result = v.safeParse(schema, input, { abortPipeEarly: true });
  if (result.success) return result.output;
  const fields = result.issues.slice(0, 20).map((issue) => fieldError(issue, style));
  throw new Refusal(
    'invalid_input',
    fields[0]?.detail ?? { vi: 'Dữ liệu không hợp lệ.', en: 'Invalid input.' },
    fields,
  );
}

/** The query string as an object; a parameter given twice is refused rather than half ignored. */
export function queryOf(url: URL): Record<string, string> {
  const found: Record<string, string> = Object.create(null);
  for (const [name, value] of url.searchParams) {
    if (name in found)
      throw invalid(name, `Tham số “${name}” được nêu hai lần.`, `Parameter "${name}" is given twice.`);
    found[name] = value;
  }
  return { ...found };
}

/** The slug of the organisation that an address names: /v1/t/:org/… Throws Refusal `not_found`. */
export function homeIn({ url }: Request): string {
  const home = /^\/v1\/t\/([^/]+)\//.exec(new URL(url).pathname)?.[1];
  if (!home) throw notFound();
  return home;
}

/** The JSON body, at most a megabyte. Throws Refusal `unsupported_media_type`, `too_large` or `invalid_input`. */
export async function jsonBody(request: Request): Promise<unknown> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get('content-type') ?? ''))
    throw new Refusal('unsupported_media_type', {
      vi: 'Gửi nội dung dạng JSON với Content-Type: application/json.',
      en: 'Send JSON with Content-Type: application/json.',
    });
  const bytes = await bodyOf(request, MOST_BYTES);
  if (bytes === null)
    throw new Refusal('too_large', { vi: 'Nội dung gửi quá 1 MB.', en: 'The body is larger than 1 MB.' });
  let body: unknown;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes);
    body = JSON.parse(text);
  } catch {
    throw invalid('', 'Nội dung gửi không phải JSON đúng chuẩn.', 'The body is not valid JSON.');
  }
  // A list would pass for an object in which everything is left out.
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw invalid('', 'Gửi một đối tượng JSON: {…}.', 'Send a JSON object: {…}.');
  // Half of a character comes only as an escape; the database takes none.
  if (/\\u[dD][89a-fA-F]/.test(text)) assertWhole(body);
  return body;
}

/** Throws Refusal `invalid_input` at the first text (or name) that holds half a character. */
function assertWhole(body: object): void {
  const left: { value: unknown; pointer: string }[] = [{ value: body, pointer: '' }];
  for (let one = left.pop(); one; one = left.pop()) {
    const { value, pointer } = one;
    if (typeof value === 'string' && !value.isWellFormed()) throw broken(pointer);
    if (typeof value !== 'object' || value === null) continue;
    for (const [name, inner] of Object.entries(value)) {
      if (!name.isWellFormed()) throw broken(pointer);
      left.push({ value: inner, pointer: pointer + segment(name) });
    }
  }
}

function broken(pointer: string): Refusal {
  return invalid(pointer, 'Có ký tự hỏng. Gõ lại đoạn này.', 'There is a broken character. Type this text again.');
}

/** One step of a JSON pointer. RFC 6901 */
function segment(key: string): string {
  return `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/**
 * The id in the address. A malformed one is as unknown as any other: the answer tells nothing about what exists.
 * @param part its name in the path, where there are several
 */
export function idIn(c: { req: HonoRequest }, part = 'id'): string {
  const id = c.req.param(part) ?? '';
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) throw notFound();
  return id;
}

const Empty = v.strictObject({});

/** A step takes no input, but a body that claims some is refused rather than ignored. */
export async function nothingElse(request: Request): Promise<void> {
  if (request.body !== null && request.headers.get('content-length') !== '0')
    parsed(Empty, await jsonBody(request), 'body');
}

/** The bytes of a file, which come as what they are and not as a form. Throws Refusal `unsupported_media_type`, `too_large`, `invalid_input`. */
export async function fileBytes(request: Request, most: number): Promise<Uint8Array<ArrayBuffer>> {
  if (!/^application\/octet-stream\s*(;|$)/i.test(request.headers.get('content-type') ?? ''))
    throw new Refusal('unsupported_media_type', {
      vi: 'Gửi chính nội dung tệp với Content-Type: application/octet-stream.',
      en: 'Send the bytes of the file with Content-Type: application/octet-stream.',
    });
  const bytes = await bodyOf(request, most);
  const megabytes = most / 1_000_000;
  if (bytes === null)
    throw new Refusal('too_large', {
      vi: `Tệp quá ${megabytes} MB. Nén lại hoặc dán đường dẫn.`,
      en: `The file is larger than ${megabytes} MB. Make it smaller or give a link.`,
    });
  if (bytes.byteLength === 0) throw invalid('', 'Tệp không có nội dung.', 'The file is empty.');
  return new Uint8Array(bytes);
}

/** The whole body, or null when it is too large. It is read on for a while, so that its sender hears the refusal. */
async function bodyOf({ body }: Request, most: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size <= most) chunks.push(chunk);
    if (size > Math.max(most, 16 * MOST_BYTES) + MOST_BYTES) break;
  }
  return size > most ? null : Buffer.concat(chunks);
}

function fieldError(issue: v.BaseIssue<unknown>, style: 'query' | 'body'): FieldError {
  const path = (issue.path ?? []).map(({ key }) => String(key));
  const pointer = style === 'query' ? path.join('.') : path.map(segment).join('');
  return { pointer, detail: issueWords(issue) };
}

export function notAcceptable(): Refusal {
  return new Refusal('not_acceptable', {
    vi: 'Địa chỉ này trả lời dạng application/json. Gửi Accept: application/json.',
    en: 'This address answers application/json. Send Accept: application/json.',
  });
}
