import { invalid } from '@ndp/domain/refusal';
import type { Context } from 'hono';

/** The key by which a request may be repeated without doing twice. Throws Refusal `invalid_input` without one. */
export function idempotencyKeyOf(c: Context): string {
  const key = c.req.header('idempotency-key');
  if (key && /^[\x21-\x7e]{1,200}$/.test(key)) return key;
  throw invalid(
    'Idempotency-Key',
    'Gửi tiêu đề Idempotency-Key (1–200 ký tự ASCII) để gửi lại không tạo bản thứ hai.',
    'Send an Idempotency-Key header (1–200 ASCII characters), so that repeating makes no second record.',
  );
}
