/**
 * One line of JSON for whoever watches over the system: when (UTC), what, and whom it is about by keys and ids; never a
 * secret or an address. OWASP ASVS 16.2.1, 16.3.1
 */
export function securityEvent(
  event: string,
  about: Readonly<Record<string, string | number | boolean | null>>,
  level: 'info' | 'warn' = 'warn',
): void {
  console.warn(JSON.stringify({ level, event, at: new Date().toISOString(), ...about }));
}

/** Somebody has signed in: who, by which means, and whether a second factor was proved. */
export function signedInAs(
  { person, organisation, session }: { person: string; organisation: string; session: string },
  by: { how: string; steppedUp: boolean },
): void {
  securityEvent('session.opened', { person, organisation, session, ...by }, 'info');
}
