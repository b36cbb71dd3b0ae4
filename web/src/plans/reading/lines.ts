import { day } from '../../dates/format.ts';
import type { Named, Task } from './plan.ts';
import type { ReadingWords } from './words.ts';

/** Who a task is for, and who helps. */
export function whose({ responsible, cooperating }: Task, name: Named, words: ReadingWords): string {
  const lead = responsible ? name(responsible) : words.unassigned;
  return cooperating.length === 0
    ? lead
    : `${lead}; ${words.cooperating.toLowerCase()}: ${cooperating.map(name).join(', ')}`;
}

/** ", hạn 31/3/2022", or nothing where the month says it all. */
export function when({ startsOn, dueOn }: Pick<Task, 'startsOn' | 'dueOn'>, words: ReadingWords): string {
  if (startsOn && dueOn) return `, ${words.span(day(startsOn), day(dueOn))}`;
  if (dueOn) return `, ${words.due(day(dueOn))}`;
  return startsOn ? `, ${words.from(day(startsOn))}` : '';
}

export function paragraphs(text: string): string[] {
  return text.split(/\n+/).filter((line) => line.trim() !== '');
}
