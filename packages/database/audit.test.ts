import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextEntry } from './audit.ts';
import { canonical, sha256 } from './canonical.ts';

const entry = {
  actor: 'a',
  organisation: 'o',
  action: 'plan.draft',
  subject: 'plan:1',
  before: null,
  after: { b: 1, a: 2 },
};

test('an entry’s hash covers the previous hash and every field', () => {
  const at = '2022-03-25T09:50:00.000Z';
  const first = nextEntry({ seq: 0, hash: '' }, entry, at);
  expect(first).toMatchObject({ seq: 1, after: '{"a":2,"b":1}', before: null });
  const { hash, ...row } = first;
  expect(hash).toBe(sha256(canonical(row)));
  const second = nextEntry(first, entry, at);
  expect(second.seq).toBe(2);
  expect(second.hash).not.toBe(first.hash);
  for (const field of ['actor', 'organisation', 'action', 'subject'] as const) {
    expect(nextEntry({ seq: 0, hash: '' }, { ...entry, [field]: 'other' }, at).hash).not.toBe(hash);
  }
});

test('canonical JSON does not depend on the order of keys and reads back as the same value', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
  expect(canonical({ b: [1, { d: 1, c: null }], a: undefined })).toBe('{"b":[1,{"c":null,"d":1}]}');
});
