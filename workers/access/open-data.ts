/** Addresses of the public catalogue: data that a page of any other site may read. */
const OPEN = /^\/v1\/(platforms|editions|organisations|openapi\.json)(\/|$)/;

/** What says so to browsers; everything else keeps silent and is thereby for our own pages alone. OWASP ASVS 3.4.2 */
export const ANYWHERE = { 'access-control-allow-origin': '*' };

export function isOpenData(path: string): boolean {
  return OPEN.test(path);
}
