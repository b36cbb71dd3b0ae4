import { expect, test } from 'vitest';
import { signerIn, signerText } from './signer.ts';

const minister = { authority: 'KT. BỘ TRƯỞNG', title: 'THỨ TRƯỞNG', name: 'Phạm Đức Long' };

test('a signer is written in one line and read from it again', () => {
  expect(signerText(minister)).toBe('KT. BỘ TRƯỞNG, THỨ TRƯỞNG, Phạm Đức Long');
  expect(signerIn(signerText(minister))).toEqual(minister);
  expect(signerIn(signerText({ ...minister, authority: '' }))).toEqual({ ...minister, authority: '' });
});

test('a line without commas is parted where the capitals end', () => {
  expect(signerIn('KT. BỘ TRƯỞNG THỨ TRƯỞNG Phạm Đức Long')).toEqual(minister);
  expect(signerIn('Trần Thị Thử')).toEqual({ authority: '', title: '', name: 'Trần Thị Thử' });
});
