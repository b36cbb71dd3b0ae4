import type { vi } from './ended.vi.ts';

export const en: typeof vi = {
  ended: (name: string, day: string) => `${name} ended on ${day}`,
  onlyOlder: 'Plans here only record older papers, of days before that one.',
  successors: (names: string) => `New plans are drawn up by its successor: ${names}.`,
  before: (day: string) => `The organisation ended on ${day}: give a day before that one.`,
};
