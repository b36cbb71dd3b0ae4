import type { PlanContents, PlanResult, PlanTask } from '@ndp/domain/plans/contents';
import type { Table } from 'docx';
import { dayInNumbers } from '../words.ts';
import type { DecisionInput } from './input.ts';
import { type Column, table, type Written } from './table.ts';

const COLUMNS: readonly Column[] = [
  { head: 'TT', share: 6, align: 'center' },
  { head: 'Thời gian', share: 13, align: 'center' },
  { head: 'Công việc', share: 32 },
  { head: 'Kết quả cần đạt', share: 29 },
  { head: 'Chủ trì', share: 20 },
];
const YEAR = Array.from({ length: 12 }, (_, place) => place + 1);

/**
 * The year frame: each month's tasks, each a row so that it stands beside who is responsible, with the results that
 * are expected. Months without a plan are one row that says why. 186 Điều 1, IV.1.a
 */
export function yearFrame({ contents, partyNames }: Pick<DecisionInput, 'contents' | 'partyNames'>): Table {
  let counted = 0;
  const rows = spells(contents).flatMap((spell): (readonly (string | Written)[])[] => {
    if ('from' in spell) return [gapRow(spell, contents.uncoveredReason)];
    counted += 1;
    const pairs = paired(spell);
    return pairs.map(({ task, result }, place) => [
      { text: place === 0 ? String(counted) : '', merge: place === 0 ? 'start' : 'on' },
      { text: place === 0 ? `Tháng ${spell.month}` : '', merge: place === 0 ? 'start' : 'on' },
      task ? taskText(task) : '',
      result,
      task?.responsible ? whose(task, partyNames) : '',
    ]);
  });
  return table(COLUMNS, rows);
}

type Month = PlanContents['months'][number];

/** The year in order: planned months one by one, and the spells between them. */
function spells({ months, monthsCovered }: PlanContents): (Month | { from: number; to: number })[] {
  const found: (Month | { from: number; to: number })[] = [];
  for (const number of YEAR) {
    const planned = months.find(({ month }) => month === number);
    const last = found.at(-1);
    if (planned) found.push(planned);
    else if (monthsCovered.includes(number)) found.push({ month: number, tasks: [], results: [] });
    else if (last && 'to' in last) last.to = number;
    else found.push({ from: number, to: number });
  }
  return found;
}

function gapRow({ from, to }: { from: number; to: number }, reason: string | null): Written[] {
  const when = from === to ? `Tháng ${from}` : `Tháng ${from} - Tháng ${to}`;
  const why = reason === null ? '' : ` Lý do: ${reason}`;
  return [{ text: '' }, { text: when }, { text: `Không nêu trong kế hoạch.${why}`, italics: true, span: 3 }];
}

/** Results beside the first task they belong to; those of the whole month fill the free rows, then rows of their own. */
function paired({ tasks, results }: Month): { task: PlanTask | undefined; result: string }[] {
  const rows = tasks.map((task) => ({ task: task as PlanTask | undefined, results: [] as string[] }));
  const ofMonth: PlanResult[] = [];
  for (const result of results) {
    const at = tasks.findIndex(({ key }) => result.tasks.includes(key));
    if (at < 0) ofMonth.push(result);
    else rows[at]?.results.push(result.tasks.length > 1 ? `${result.text} (${named(result, tasks)})` : result.text);
  }
  for (const { text } of ofMonth) {
    const free = rows.find((row) => row.results.length === 0);
    if (free) free.results.push(text);
    else rows.push({ task: undefined, results: [text] });
  }
  if (rows.length === 0) rows.push({ task: undefined, results: [] });
  return rows.map(({ task, results }) => ({ task, result: results.map(listed(results.length)).join('\n') }));
}

/** "kết quả chung của việc 1, 3": a result of several tasks stands beside the first. */
function named(result: PlanResult, tasks: readonly PlanTask[]): string {
  const numbers = tasks.flatMap(({ key }, place) => (result.tasks.includes(key) ? [place + 1] : []));
  return `kết quả chung của việc thứ ${numbers.join(', ')} trong tháng`;
}

const listed = (count: number) => (text: string) => (count > 1 ? `- ${text}` : text);

function taskText({ title, startsOn, dueOn }: PlanTask): string {
  if (startsOn && dueOn) return `${title}\n(Từ ${dayInNumbers(startsOn)} đến ${dayInNumbers(dueOn)})`;
  if (startsOn) return `${title}\n(Từ ${dayInNumbers(startsOn)})`;
  return dueOn ? `${title}\n(Hạn: ${dayInNumbers(dueOn)})` : title;
}

function whose({ responsible, cooperating }: PlanTask, name: DecisionInput['partyNames']): string {
  const lead = responsible ? name(responsible) : '';
  return cooperating.length === 0 ? lead : `${lead}\nPhối hợp: ${cooperating.map(name).join('; ')}`;
}
