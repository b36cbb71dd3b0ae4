import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Refusal } from '../refusal.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';

const key = 'a-key-of-sixteen-characters';
const position = { key: 3, place: 1_000_017 };

test('a cursor comes back as the position it stands for', () => {
  expect(decodeCursor(encodeCursor(position, 'q', key), 'q', key)).toEqual(position);
});

test('a cursor of another search, another key or anybody’s making is refused', () => {
  const cursor = encodeCursor(position, 'q', key);
  expect(() => decodeCursor(cursor, 'another', key)).toThrow(Refusal);
  expect(() => decodeCursor(cursor, 'q', 'another-key-of-sixteen')).toThrow(Refusal);
  expect(() => decodeCursor('', 'q', key)).toThrow(Refusal);
  fc.assert(
    fc.property(fc.string(), (forged) => {
      expect(() => decodeCursor(forged, 'q', key)).toThrow(Refusal);
    }),
  );
  fc.assert(
    fc.property(fc.nat(cursor.length - 1), fc.constantFrom(...'abcXYZ019-_'), (at, character) => {
      fc.pre(
        Buffer.from(cursor.slice(0, at) + character + cursor.slice(at + 1), 'base64url').compare(
          Buffer.from(cursor, 'base64url'),
        ) !== 0,
      );
      expect(() => decodeCursor(cursor.slice(0, at) + character + cursor.slice(at + 1), 'q', key)).toThrow(Refusal);
    }),
  );
});
