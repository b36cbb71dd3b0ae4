/** The closed list of codes, but for those that mean a fault of ours. */
export const CODES = [
  ...['invalid_input', 'unauthenticated', 'forbidden', 'step_up_required', 'not_found', 'conflict'],
  ...['precondition_failed', 'too_large', 'unsupported_media_type', 'rule_broken', 'precondition_required'],
  'too_many_requests',
];

/** A body as it goes over the wire. */
export interface Bad {
  what: string;
  body: string;
  type?: string;
}

const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

/** Bodies that are wrong whatever the route. */
export const badTexts: readonly Bad[] = [
  { what: 'nothing', body: '' },
  { what: 'no JSON', body: '{"a":' },
  { what: 'two documents', body: '{}{}' },
  { what: 'a list', body: '[]' },
  { what: 'null', body: 'null' },
  { what: 'a number', body: '1e999' },
  { what: 'a text', body: '"x"' },
  { what: 'a prototype', body: '{"__proto__":{"admin":true}}' },
  { what: 'a constructor', body: '{"constructor":{"prototype":{"admin":true}}}' },
  { what: 'deep lists', body: nested(20_000) },
  { what: 'a deep field', body: `{"a":${nested(5000)}}` },
  { what: 'more than a megabyte', body: `{"a":"${'x'.repeat(1_100_000)}"}` },
  { what: 'form fields', body: 'a=1', type: 'application/x-www-form-urlencoded' },
  { what: 'JSON that calls itself text', body: '{}', type: 'text/plain' },
  { what: 'another kind of JSON', body: '{}', type: 'application/jsonx' },
];

/** Of every kind one; those of a field's own kind are left out. */
const kinds: readonly unknown[] = [true, -1.5, '', 'x', [], [[]], {}, { a: { b: 1 } }];
/** What no text is: longer than any, broken, with a control character. */
const texts = ['x'.repeat(60_000), 'hỏng \ud800', '\udc00', 'a\u0000b', '\u001b[31m'];
const numbers = [-1.5, 1e300, 0.1];

/** Bodies that differ from a valid one in one thing and are wrong by it. */
export function badBodies(valid: unknown): Bad[] {
  if (typeof valid !== 'object' || valid === null) return [];
  const changed = (fields: object) => JSON.stringify({ ...valid, ...fields });
  const text = JSON.stringify(valid);
  const comma = text === '{}' ? '' : ',';
  const made: Bad[] = [
    { what: 'a field too many', body: changed({ khongCo: 1 }) },
    { what: 'a method too many', body: changed({ toString: 1 }) },
    { what: 'a constructor too many', body: changed({ constructor: { prototype: { role: 'admin' } } }) },
    { what: 'a prototype too many', body: `${text.slice(0, -1)}${comma}"__proto__":{"role":"admin"}}` },
    { what: 'a list around it', body: JSON.stringify([valid]) },
  ];
  for (const [name, value] of Object.entries(valid)) {
    const own = typeof value === 'string' ? texts : typeof value === 'number' ? numbers : [];
    // What is null may be a text as well.
    const wrong = value === null ? [] : [...kinds.filter((other) => kindOf(other) !== kindOf(value)), ...own];
    for (const one of wrong)
      made.push({ what: `${name} is ${JSON.stringify(one).slice(0, 30)}`, body: changed({ [name]: one }) });
    made.push({ what: `${name} is null, and a field too many`, body: changed({ [name]: null, khongCo: 1 }) });
  }
  return made;
}

const kindOf = (value: unknown) => (Array.isArray(value) ? 'list' : typeof value);
