/** Names that lead into one's own network and not to anybody's public server. */
const INWARD = /(^|\.)(localhost|local|internal|intranet|lan|home\.arpa)$/;

/** Whether a host is this very machine. */
function isLoopback(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127(\.\d+){3}$/.test(host);
}

/** Whether our own address is on this machine: a local stack, whose identity providers may be there too. */
export function isLocalStack(publicOrigin: string): boolean {
  return isLoopback(new URL(publicOrigin).hostname);
}

/**
 * Whether the system may ask this address on an organisation's word: https at a name that is public by its form, so
 * that nobody has us ask our own network. A local stack asks providers on its own machine too, over http.
 * @param local whether this is a local stack
 */
export function mayAsk(address: string, local: boolean): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, password } = new URL(address);
  if (username !== '' || password !== '') return false;
  const host = hostname.toLowerCase().replace(/\.$/, '');
  if (local && isLoopback(host)) return protocol === 'http:' || protocol === 'https:';
  // The parser writes every spelling of an IPv4 address as four numbers, and IPv6 in brackets.
  const numeric = /^[\d.]+$/.test(host) || host.startsWith('[');
  return protocol === 'https:' && host.includes('.') && !numeric && !INWARD.test(host);
}

/** Whether an address can be an issuer: one that may be asked, without query or fragment (OpenID Connect Discovery 3). */
export function isIssuer(address: string, local: boolean): boolean {
  return mayAsk(address, local) && !/[?#\s\\]/.test(address);
}
