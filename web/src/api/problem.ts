import type { ProblemBody } from './types.ts';

/** A refusal of the API: decide by `code`, show `message`. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  /** Which fields, by JSON pointer, and what to do about each. */
  readonly errors: readonly { pointer: string; detail: string }[];
  /** Seconds to wait before trying again, or null. */
  readonly retryAfter: number | null;

  constructor(status: number, body: Partial<ProblemBody>, retryAfter: number | null) {
    super(body.detail ?? '');
    this.status = status;
    this.code = body.code ?? 'internal';
    this.errors = body.errors ?? [];
    this.retryAfter = retryAfter;
  }
}

/** The network, not the server, failed: nothing is known about what became of the request. */
export class ConnectionLost extends Error {}

export function isProblem(error: unknown, code: string): boolean {
  return error instanceof Problem && error.code === code;
}

/** Seconds named by Retry-After, or null. */
export function secondsOf(response: Response): number | null {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : null;
}
