import { expect, test } from 'vitest';
import { endingOf } from './ending.ts';

const called = (slug: string) => ({ slug, name: { vi: slug, en: slug }, short: { vi: slug, en: slug } });
const merged = { date: '2025-03-01', from: [called('bo-cu'), called('bo-moi')], to: [called('bo-moi')] };
const before = { date: '2008-01-01', from: [called('bo-cu')], to: [called('cuc-tach-ra')] };

test('an organisation that was merged names the one that took over, on the day it ended and not before', () => {
  const ministry = { slug: 'bo-cu', validTo: '2025-03-01', events: [before, merged] };
  expect(endingOf(ministry, '2025-03-01')).toEqual({ on: '2025-03-01', successors: [called('bo-moi')] });
  expect(endingOf(ministry, '2025-02-28')).toBeNull();
});

test('one that lasts has not ended by what it took in, and one that nobody followed has no successor', () => {
  expect(endingOf({ slug: 'bo-moi', validTo: null, events: [merged] }, '2026-01-01')).toBeNull();
  expect(endingOf({ slug: 'bo-cu', validTo: '2025-03-01', events: [] }, '2026-01-01')?.successors).toEqual([]);
});
