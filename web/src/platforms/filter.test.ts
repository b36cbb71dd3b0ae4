import { expect, test } from 'vitest';
import { filterFrom } from './filter.ts';

// The address is the only state of the list: what is read from it must be what the API takes, and nothing else.
test('a filter is read from the address, and what is not a filter is left out', () => {
  expect(filterFrom({ q: 'họp', mine: '1', group: 'II', sort: 'name', colour: 'red' })).toEqual({
    q: 'họp',
    mine: '1',
    group: 'II',
    sort: 'name',
  });
  expect(filterFrom({ q: '', mine: 'yes', group: 'III', sort: 'number' })).toEqual({});
});
