import { paper as words } from '../../texts/plans/paper.vi.ts';
import type { Task } from '../reading/plan.ts';
import type { Paper } from './paper.ts';

type Month = Paper['months'][number];
/** One task beside its results; the first row of a month carries its number and name over all of them. */
export interface FrameRow {
  task: Task | undefined;
  results: string[];
}
export type Spell = { month: number; rows: FrameRow[] } | { from: number; to: number };

/** The year in order: planned months one by one, and the spells between them. 186 Điều 1, IV.1.a */
export function spells({ months, monthsCovered }: Pick<Paper, 'months' | 'monthsCovered'>): Spell[] {
  const found: Spell[] = [];
  for (let number = 1; number <= 12; number += 1) {
    const planned = months.find(({ month }) => month === number);
    const last = found.at(-1);
    if (planned || monthsCovered.includes(number))
      found.push({ month: number, rows: paired(planned ?? { month: number, tasks: [], results: [] }) });
    else if (last && 'to' in last) last.to = number;
    else found.push({ from: number, to: number });
  }
  return found;
}

/** Results beside the first task they belong to; those of the whole month fill free rows, then rows of their own. */
function paired({ tasks, results }: Month): FrameRow[] {
  const rows: FrameRow[] = tasks.map((task) => ({ task, results: [] }));
  const ofMonth: string[] = [];
  for (const { text, tasks: of } of results) {
    const at = tasks.findIndex(({ key }) => of.includes(key ?? ''));
    if (at < 0) {
      ofMonth.push(text);
      continue;
    }
    const numbers = tasks.flatMap(({ key }, place) => (of.includes(key ?? '') ? [place + 1] : []));
    rows[at]?.results.push(of.length > 1 ? `${text} ${words.shared(numbers.join(', '))}` : text);
  }
  for (const text of ofMonth) {
    const free = rows.find((row) => row.results.length === 0);
    if (free) free.results.push(text);
    else rows.push({ task: undefined, results: [text] });
  }
  return rows.length > 0 ? rows : [{ task: undefined, results: [] }];
}
