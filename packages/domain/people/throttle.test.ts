import { expect, test } from 'vitest';
import { bucketsFor } from './throttle.ts';

test('tries at an account are counted together for strangers, and apart for a browser somebody signed in with', () => {
  const [stranger] = bucketsFor('leader@ministry.example', null, null);
  const [theirs] = bucketsFor('leader@ministry.example', { people: ['leader'] }, null);
  expect(theirs.key).not.toBe(stranger.key);
  expect(bucketsFor('leader@ministry.example', null, '192.0.2.1').map(({ most }) => most)).toEqual([10, 200]);
});

test('whoever signs in with a hundred browsers of their own has one count at another’s account, not a hundred', () => {
  const from = (account: string, ...people: [string, ...string[]]) => bucketsFor(account, { people }, null);
  const leader = 'leader@ministry.example';
  expect(from(leader, 'insider')).toEqual(from(leader, 'insider', 'a colleague'));
  expect(from(leader, 'insider')).not.toEqual(from('insider@ministry.example', 'insider'));
});
