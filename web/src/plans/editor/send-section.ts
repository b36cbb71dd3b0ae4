import { answered, api, ifMatch } from '../../api/client.ts';
import type { SectionSaved } from '../types.ts';

/** A browser goes on sending 64 KiB in all when its page is gone, and refuses more; in bytes, with room for another. */
const OUTLIVES = 30_000;

export interface SectionSending {
  org: string;
  id: string;
  code: string;
  body: unknown;
  /** Version of the section that it is made upon; 0 where it has nothing yet. */
  seen: number;
  /** Says that a plan in review may go back to being a draft. */
  reopen: boolean;
}

/** Saves one section upon the version that was seen. Throws Problem, ConnectionLost. */
export function sendSection({ org, id, code, body, seen, reopen }: SectionSending): Promise<SectionSaved> {
  return answered(
    api.PUT('/v1/t/{org}/plans/{id}/sections/{code}', {
      params: { path: { org, id, code }, header: ifMatch(seen) },
      // The document leaves a body open, as its shape follows from the section's code; openapi-fetch reads that as none.
      body: { body: body as Record<string, never>, reopen },
      keepalive: new Blob([JSON.stringify(body)]).size < OUTLIVES,
    }),
  );
}
