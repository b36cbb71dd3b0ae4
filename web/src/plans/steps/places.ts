import { currentLanguage } from '../../language/store.ts';
import type { Draft } from './draft.ts';

export interface Section {
  code: string;
  name: string;
}

/** The sections of a plan by name: its contents, its months, and what frames them. */
export function sectionsOf(
  { template, sections }: Pick<Draft, 'template' | 'sections'>,
  words: { frame: string; month: (n: number) => string },
): Section[] {
  const months = sections.filter(({ month }) => month !== null).map(({ code }) => code);
  const contents = template.contents.map(({ code, title }, place) => ({
    code,
    name: `${place + 1}. ${title[currentLanguage()]}`,
  }));
  // The year's tasks and results belong to the content that names them, where there is one.
  const ahead = contents.findIndex(({ code }) => code === 'year-frame') + 1;
  return [
    { code: 'frame', name: words.frame },
    ...contents.slice(0, ahead),
    ...months.sort().map((code) => ({ code, name: words.month(Number(code.slice(1))) })),
    ...contents.slice(ahead),
  ];
}

/** The section in which a gap is closed, from its place in the contents. */
export function sectionOfGap(pointer: string, months: readonly number[]): string {
  const [, , kind, at] = pointer.split('/');
  if (kind === 'sections' && at) return at;
  const month = kind === 'months' && at !== undefined ? months[Number(at)] : undefined;
  return month === undefined ? 'frame' : `m${String(month).padStart(2, '0')}`;
}

/** The page of a draft on which one section is edited; months stand on one page together. */
export function sectionPath(id: string, code: string): string {
  return /^m\d\d$/.test(code) ? `ke-hoach/${id}?muc=months#${code}` : `ke-hoach/${id}?muc=${code}`;
}

/** The months in the order in which the contents number them. */
export function monthsIn({ sections }: Pick<Draft, 'sections'>): number[] {
  const covered = sections.find(({ frame }) => frame !== null)?.frame?.monthsCovered ?? [];
  return sections
    .flatMap(({ code, month }) => (month === null ? [] : [{ number: Number(code.slice(1)), ...month }]))
    .filter(({ number, tasks, results }) => tasks.length > 0 || results.length > 0 || covered.includes(number))
    .map(({ number }) => number)
    .sort((a, b) => a - b);
}
