import { expect, test } from 'vitest';
import { bucketsFor } from './throttle.ts';

test('tries at an account are counted together for strangers, and apart for a browser somebody signed in with', () => {
  const [stranger] = bucketsFor('leader@ministry.example', null, null);
  const [theirs] = bucketsFor('leader@ministry.example', { person: 'leader' }, null);
  expect(theirs.key).not.toBe(stranger.key);
  expect(bucketsFor('leader@ministry.example', null, '192.0.2.1').map(({ most }) => most)).toEqual([10, 200]);
});

test('whoever signs in with a hundred browsers of their own has one count at another’s account, not a hundred', () => {
  const from = (id: string, account: string) =>
    bucketsFor(account, { person: 'insider', id } as { person: string }, null);
  expect(from('one', 'leader@ministry.example')).toEqual(from('two', 'leader@ministry.example'));
  expect(from('one', 'leader@ministry.example')).not.toEqual(from('one', 'insider@ministry.example'));
});
