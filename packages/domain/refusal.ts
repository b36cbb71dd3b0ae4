import type { Bilingual } from './catalogue/shapes.ts';

/** The closed list of reasons for which the system says no. Each has one HTTP status (workers/api/problem.ts). */
export type RefusalCode =
  | 'invalid_input'
  | 'unauthenticated'
  | 'forbidden'
  | 'step_up_required'
  | 'not_found'
  | 'method_not_allowed'
  | 'not_acceptable'
  | 'conflict'
  | 'precondition_failed'
  | 'too_large'
  | 'unsupported_media_type'
  | 'rule_broken'
  | 'precondition_required'
  | 'too_many_requests'
  | 'unavailable';

/** One thing wrong with one field: where (JSON pointer or query parameter) and how to mend it. */
export interface FieldError {
  pointer: string;
  detail: Bilingual;
}

/** A refusal that the caller is told in words. Nothing has been changed when it is thrown. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly detail: Bilingual;
  readonly fields: readonly FieldError[];
  readonly headers: Readonly<Record<string, string>>;
  constructor(
    code: RefusalCode,
    detail: Bilingual,
    fields: readonly FieldError[] = [],
    headers: Record<string, string> = {},
  ) {
    super(`${code}: ${detail.en}`);
    this.name = 'Refusal';
    this.code = code;
    this.detail = detail;
    this.fields = fields;
    this.headers = headers;
  }
}

/** Unknown, foreign and forbidden-to-see are one answer, so that nobody can probe for what exists. */
export function notFound(): Refusal {
  return new Refusal('not_found', { vi: 'Không có nội dung này.', en: 'There is nothing here.' });
}

export function invalid(pointer: string, vi: string, en: string): Refusal {
  return new Refusal('invalid_input', { vi, en }, [{ pointer, detail: { vi, en } }]);
}
