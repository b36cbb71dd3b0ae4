import { forget, keep, kept } from '../../forms/keep.ts';
import type { Editing } from './ops.ts';
import { type Months, NOTHING } from './shapes.ts';

export interface Kept {
  place: Pick<Editing, 'month' | 'line' | 'column'>;
  text: string;
  insert: boolean;
}

const EMPTY = { at: '', text: '', was: '' };

/** Keeps what is being typed into a cell, so that a reload loses nothing; or, without a cell, forgets it. */
export function keepTyped(name: string, editing: Editing | null, text: string, months: Months): void {
  if (editing === null) {
    forget(name);
    return;
  }
  const { month, line, column, insert } = editing;
  keep(name, { at: [month, line, column, insert ? 1 : 0].join(' '), text, was: wordsAt(editing, months) }, []);
}

/** What was being typed before the page was loaded. Where its cell says something else by now, it goes below. */
export function keptTyped(name: string, months: Months): Kept | null {
  const { at, text, was } = kept(name, EMPTY);
  const [month, line, column, insert] = at.split(' ');
  if (text.trim() === '' || (column !== 'task' && column !== 'result')) return null;
  const place = { month: Number(month), line: Number(line), column } as const;
  const changed = insert !== '1' && wordsAt(place, months) !== was;
  return { place: changed ? { ...place, line: place.line + 1 } : place, text, insert: insert === '1' || changed };
}

function wordsAt({ month, line, column }: Kept['place'], months: Months): string {
  const body = months[month] ?? NOTHING;
  return (column === 'task' ? body.tasks[line]?.title : body.results[line]?.text) ?? '';
}
