import { expect, test } from 'vitest';
import { filterFrom } from './filter.ts';

test('an address narrows the register by what it knows, and by nothing else', () => {
  expect(filterFrom({ state: 'opened', year: '2022' })).toEqual({ state: 'opened', year: '2022' });
  expect(filterFrom({ state: 'lost', year: 'x', cursor: 'y' })).toEqual({});
});
