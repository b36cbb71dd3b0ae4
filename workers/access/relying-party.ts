import type { RelyingParty } from '@ndp/domain/people/factors/passkey';
import type { Environment } from '../environment.ts';

const LOOPBACK = ['localhost', '127.0.0.1'];

/**
 * The site to which passkeys are bound: the public origin. A stack that is public nowhere is reached by several names
 * of the same machine; there, and only there, it is the one in the address, lest a Host header choose the site.
 */
export function relyingParty(request: Request, { publicOrigin }: Pick<Environment, 'publicOrigin'>): RelyingParty {
  const here = new URL(request.url);
  const site = new URL(publicOrigin);
  const local = LOOPBACK.includes(site.hostname) && LOOPBACK.includes(here.hostname);
  const { hostname: id, origin } = local ? here : site;
  return { id, origin };
}
