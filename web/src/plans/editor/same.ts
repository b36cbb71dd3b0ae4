/** Whether two bodies say the same, whatever the order of their fields; what is left out, or none at all, is as empty. */
export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(plain(a) ?? {}) === JSON.stringify(plain(b) ?? {});
}

function plain(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFC').trim();
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value)
    .map(([name, found]) => [name, plain(found)] as const)
    .filter(([, found]) => !isEmpty(found));
  return Object.fromEntries(fields.sort(([x], [y]) => (x < y ? -1 : 1)));
}

const isEmpty = (value: unknown) =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
