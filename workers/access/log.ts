import type { DatabaseFailure } from '@ndp/database/failure';
import type { Refusal } from '@ndp/domain/refusal';

/** Refusals that everyday browsing brings about; a line for each would hide the others. */
const EVERYDAY = ['not_found', 'method_not_allowed', 'not_acceptable'];

/**
 * One line for a refused request: who, which route, why, which fields. Never what was sent: neither values nor
 * addresses nor tokens. OWASP ASVS 16.3.2, 16.3.3
 */
export function logRefusal(refusal: Refusal, who: string | null, request: Request): void {
  const { pathname } = new URL(request.url);
  if (!pathname.startsWith('/v1/') || (EVERYDAY.includes(refusal.code) && who === null)) return;
  const fields = refusal.fields.slice(0, 5).map(({ pointer }) => pointer.slice(0, 100));
  const line = {
    level: 'warn',
    event: 'refused',
    at: new Date().toISOString(),
    code: refusal.code,
    who,
    method: request.method,
    path: shown(pathname),
    ...(fields.length > 0 && { fields }),
  };
  console.warn(JSON.stringify(line));
}

/**
 * One line for a database that did not answer as it should: which route was refused for it, and by which of the
 * closed list of reasons; never the statement or its values. OWASP ASVS 16.3.4
 */
export function logOutage({ reason }: DatabaseFailure, who: string | null, request: Request): void {
  const { pathname } = new URL(request.url);
  const at = new Date().toISOString();
  const line = { level: 'error', event: 'database.failed', at, reason, who, method: request.method };
  console.error(JSON.stringify({ ...line, path: shown(pathname) }));
}

/** The path without what is secret in it: whoever reads the log could read the calendar by its address. */
function shown(pathname: string): string {
  return pathname.replace(/^\/v1\/calendar\/.*/, '/v1/calendar/…').slice(0, 200);
}
