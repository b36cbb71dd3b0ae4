/** One line of JSON for whoever watches over the system: keys and ids, never a secret or an address. */
export function securityEvent(event: string, about: Readonly<Record<string, string | number | null>>): void {
  console.warn(JSON.stringify({ level: 'warn', event, ...about }));
}
