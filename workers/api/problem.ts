import { DatabaseFailure, type DatabaseReason } from '@ndp/database/failure';
import { Refusal, type RefusalCode } from '@ndp/domain/refusal';
import * as v from 'valibot';
import { ANYWHERE, isOpenData } from '../access/open-data.ts';

export type Language = 'vi' | 'en';

/** The one map from reasons to HTTP; a new code does not compile until it stands here. */
const STATUS: Record<RefusalCode, { status: number; title: string }> = {
  invalid_input: { status: 400, title: 'Invalid input' },
  unauthenticated: { status: 401, title: 'Not signed in' },
  forbidden: { status: 403, title: 'Not allowed' },
  step_up_required: { status: 403, title: 'Second factor needed' },
  not_found: { status: 404, title: 'Not found' },
  method_not_allowed: { status: 405, title: 'Method not allowed' },
  not_acceptable: { status: 406, title: 'Not acceptable' },
  conflict: { status: 409, title: 'Conflict' },
  precondition_failed: { status: 412, title: 'Changed meanwhile' },
  too_large: { status: 413, title: 'Too large' },
  unsupported_media_type: { status: 415, title: 'Unsupported media type' },
  rule_broken: { status: 422, title: 'A rule of the programme is not met' },
  precondition_required: { status: 428, title: 'Precondition required' },
  too_many_requests: { status: 429, title: 'Too many requests' },
  unavailable: { status: 503, title: 'Unavailable' },
};

const UNAVAILABLE = {
  vi: 'Hệ thống tạm thời chưa trả lời được. Dữ liệu chưa thay đổi; thử lại sau ít giây.',
  en: 'The system cannot answer just now. Nothing was changed; try again in a few seconds.',
};
const UNKNOWN_OUTCOME = {
  vi: 'Mất kết nối khi đang ghi nên chưa rõ kết quả. Tải lại để xem; nếu chưa có, gửi lại với cùng Idempotency-Key.',
  en: 'The connection was lost while writing. Reload to see; if nothing has changed, repeat with the same Idempotency-Key.',
};
const CHANGED = {
  vi: 'Nội dung vừa được người khác thay đổi. Tải lại rồi làm tiếp.',
  en: 'Somebody else has just changed this. Reload and go on.',
};

/** What a failing database means to the caller; null where it is a fault of ours. */
const FROM_DATABASE: Record<DatabaseReason, (failure: DatabaseFailure) => Refusal | null> = {
  changed: () => new Refusal('conflict', CHANGED),
  duplicate: () => new Refusal('conflict', CHANGED),
  overtaken: ({ retryAfter }) => unavailable(UNAVAILABLE, retryAfter),
  unavailable: ({ retryAfter }) => unavailable(UNAVAILABLE, retryAfter),
  unknown_outcome: ({ retryAfter }) => unavailable(UNKNOWN_OUTCOME, retryAfter),
  received: () => null,
  forbidden: () => null,
  invalid: () => null,
};

function unavailable(detail: Refusal['detail'], retryAfter: number): Refusal {
  return new Refusal('unavailable', detail, [], { 'retry-after': String(retryAfter) });
}

/** Any error as a refusal with its status; an unforeseen one is logged and answered without its details. */
export function refusalOf(error: unknown): { refusal: Refusal; status: number; title: string } {
  const known =
    error instanceof Refusal ? error : error instanceof DatabaseFailure ? FROM_DATABASE[error.reason](error) : null;
  if (known) return { refusal: known, ...STATUS[known.code] };
  const stack = error instanceof Error ? error.stack : undefined;
  const at = new Date().toISOString();
  console.error(JSON.stringify({ level: 'error', event: 'unforeseen', at, message: String(error), stack }));
  const detail = {
    vi: 'Hệ thống gặp lỗi. Lỗi đã được ghi lại.',
    en: 'Something went wrong on our side. It has been logged.',
  };
  return { refusal: new Refusal('unavailable', detail), status: 500, title: 'Internal error' };
}

/** RFC 9457, as every refusal is answered. */
export const Problem = v.object({
  type: v.string(),
  title: v.string(),
  status: v.number(),
  code: v.pipe(v.string(), v.description('One of a closed list; decide by this, show `detail`.')),
  detail: v.string(),
  errors: v.optional(v.array(v.object({ pointer: v.string(), detail: v.string() }))),
});

/** RFC 9457. `errors` names each field by JSON pointer or query parameter, with what to do. */
export function problem(error: unknown, request: Request): Response {
  const language = languageOf(request);
  const { refusal, status, title } = refusalOf(error);
  const errors = refusal.fields.map(({ pointer, detail }) => ({ pointer, detail: detail[language] }));
  const code = status === 500 ? 'internal' : refusal.code;
  const body = {
    type: `/problems/${code}`,
    title,
    status,
    code,
    detail: refusal.detail[language],
    ...(errors.length > 0 && { errors }),
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': language,
      'cache-control': 'no-store',
      ...(isOpenData(new URL(request.url).pathname) && ANYWHERE),
      ...refusal.headers,
    },
  });
}

/** Vietnamese unless the caller asks for English first. */
export function languageOf(request: Request): Language {
  return /^\s*en\b/i.test(request.headers.get('accept-language') ?? '') ? 'en' : 'vi';
}
