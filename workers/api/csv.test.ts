import { expect, test } from 'vitest';
import { csv } from './csv.ts';

test('a file of rows quotes everything and starts no formula', () => {
  const rows = [
    ['=1+1', '@a', '-5', -5, null],
    ['nói “được”', 'a "b", c', 'hai\ndòng', 0, ''],
  ];
  expect(csv(['một', 'hai'], rows)).toBe(
    '\uFEFFmột,hai\r\n"\'=1+1","\'@a","\'-5","\'-5",""\r\n"nói “được”","a ""b"", c","hai\ndòng","0",""\r\n',
  );
});
