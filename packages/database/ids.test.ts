import { expect, test } from 'vitest';
import { newId, seedId } from './ids.ts';

const uuid7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test('ids are UUIDv7 and sort by the time they were made', () => {
  const ids = [1_000, 2_000, 1_700_000_000_000].map((at) => newId(at));
  for (const id of ids) expect(id).toMatch(uuid7);
  expect([...ids].sort()).toEqual(ids);
});

test('a seeded record always gets the same id, and another kind or key another one', () => {
  expect(seedId('platform', 'NDP-0006')).toBe(seedId('platform', 'NDP-0006'));
  expect(seedId('platform', 'NDP-0006')).toMatch(uuid7);
  expect(new Set([seedId('platform', 'a'), seedId('unit', 'a'), seedId('platform', 'b')]).size).toBe(3);
});
