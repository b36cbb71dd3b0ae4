import { expect, test } from 'vitest';
import { deedOf } from './keys.ts';

const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const press = (key: string, held: Partial<typeof none> = {}) => deedOf({ key, ...none, ...held });

test.each([
  ['ArrowDown', {}, { step: 'down' }],
  ['Home', { ctrlKey: true }, { step: 'start' }],
  ['PageDown', {}, { step: 'monthAfter' }],
  ['Enter', {}, { kind: 'edit' }],
  ['F2', {}, { kind: 'edit' }],
  ['Enter', { ctrlKey: true }, { kind: 'below' }],
  ['ArrowUp', { altKey: true }, { kind: 'move', by: -1 }],
  ['Delete', {}, { kind: 'clear' }],
  ['z', { ctrlKey: true }, { kind: 'undo' }],
  ['Z', { ctrlKey: true, shiftKey: true }, { kind: 'redo' }],
  ['y', { metaKey: true }, { kind: 'redo' }],
  ['F10', { shiftKey: true }, { kind: 'menu' }],
  ['đ', {}, { kind: 'type' }],
  ['Process', {}, { kind: 'type' }],
])('%s with %o', (key, held, deed) => expect(press(key, held)).toEqual(deed));

test.each([
  ['Tab', {}],
  ['v', { ctrlKey: true }],
  ['k', { ctrlKey: true }],
  ['ArrowLeft', { altKey: true }],
  ['Escape', {}],
  ['F5', {}],
])('%s with %o stays the browser’s', (key, held) => expect(press(key, held)).toBeNull());
