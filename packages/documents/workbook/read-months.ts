import { newKey, type Party } from '@ndp/domain/plans/contents';
import { anotherYear, isOfAnotherYear, monthIn } from '../grid/month.ts';
import { partyTexts, readParty } from './party.ts';
import type { Places } from './places.ts';
import type { SheetRow } from './rows.ts';
import type { COLUMNS } from './sheets.ts';
import { type Report, SAID } from './trouble.ts';

type Row = SheetRow<keyof typeof COLUMNS.months>;
export type NamedParty = (name: string) => Party | undefined;

interface ReadTask {
  key: string;
  title: string;
  responsible: Party | null;
  cooperating: Party[];
  startsOn: string | null;
  dueOn: string | null;
}
interface ReadMonth {
  month: number;
  tasks: ReadTask[];
  results: { key: string; text: string; tasks: string[] }[];
}

const KEY = /^[a-z0-9]{1,32}$/;

/**
 * The months with their tasks and results. An empty month is that of the row above; a copied row is a new task.
 * @param year of the plan, if the file says it
 */
export function readMonths(
  rows: readonly Row[],
  places: Places,
  named: NamedParty,
  report: Report,
  year?: number,
): ReadMonth[] {
  const months: ReadMonth[] = [];
  const keys = { task: new Set<string>(), result: new Set<string>() };
  const numbers = new Map<ReadMonth, Map<string, string[]>>();
  const links: (() => void)[] = [];
  let current: ReadMonth | undefined;
  for (const row of rows) {
    // A number without its hidden key was typed by somebody who means a task; with it, the task was emptied.
    const numbered = row.filled('number') && !row.filled('taskKey');
    const isTask = row.filled('task', 'responsible', 'cooperating', 'starts', 'due') || numbered;
    const isResult = row.filled('result', 'of');
    if (!isTask && !isResult && !row.filled('month')) continue;
    current = monthOf(row, months, current, report, year);
    if (current === undefined) continue;
    const place = `months.${months.indexOf(current)}`;
    places.set(place, row.at('month'));
    const month = current;
    if (isTask) {
      const task = taskOf(row, keys.task, named, report);
      notePlaces(places, `${place}.tasks.${month.tasks.length}`, row);
      month.tasks.push(task);
      const known = numbers.get(month) ?? new Map<string, string[]>();
      const number = row.text('number').trim() || String(month.tasks.length);
      numbers.set(month, known.set(number, [...(known.get(number) ?? []), task.key]));
    }
    if (isResult) {
      const text = row.text('result');
      if (text === '') report(row.at('result'), SAID.result);
      places.set(`${place}.results.${month.results.length}`, row.at('result'));
      const result = { key: keptKey(row.text('resultKey'), keys.result), text, tasks: [] as string[] };
      month.results.push(result);
      // Its tasks may stand further down.
      links.push(() => {
        result.tasks = linked(row, numbers.get(month), report);
      });
    }
  }
  for (const link of links) link();
  return months;
}

function monthOf(
  row: Row,
  months: ReadMonth[],
  above: ReadMonth | undefined,
  report: Report,
  year: number | undefined,
): ReadMonth | undefined {
  const said = row.text('month');
  const number = said === '' ? above?.month : monthIn(said);
  if (year !== undefined && isOfAnotherYear(said, year)) report(row.at('month'), anotherYear(year));
  if (number === undefined) {
    report(row.at('month'), SAID.month);
    return undefined;
  }
  const known = months.find(({ month }) => month === number);
  if (known) return known;
  const begun: ReadMonth = { month: number, tasks: [], results: [] };
  months.push(begun);
  return begun;
}

function taskOf(row: Row, keys: Set<string>, named: NamedParty, report: Report): ReadTask {
  const title = row.text('task');
  if (title === '') report(row.at('task'), SAID.task);
  const parties = (column: 'responsible' | 'cooperating') =>
    partyTexts(row.text(column)).flatMap((text) => {
      const party = readParty(text, named);
      if (party === undefined) report(row.at(column), SAID.party);
      return party ?? [];
    });
  const [responsible = null, ...more] = parties('responsible');
  return {
    key: keptKey(row.text('taskKey'), keys),
    title,
    responsible,
    // One is responsible; whoever else is named there takes part.
    cooperating: [...more, ...parties('cooperating')],
    startsOn: row.day('starts'),
    dueOn: row.day('due'),
  };
}

/** The key that the row brings, unless it is a copy of another row's. */
function keptKey(brought: string, used: Set<string>): string {
  const key = KEY.test(brought) && !used.has(brought) ? brought : newKey();
  used.add(key);
  return key;
}

/** Keys of the tasks whose numbers the result names; none: it is of the whole month. */
function linked(row: Row, numbers: ReadonlyMap<string, string[]> | undefined, report: Report): string[] {
  return (
    row
      .text('of')
      .split(/[,;\s]+/)
      .filter((number) => number !== '')
      // One more than a result may have, so that it is said.
      .slice(0, 201)
      .flatMap((number) => {
        if (number.startsWith('#') && KEY.test(number.slice(1))) return number.slice(1);
        const [key, another] = numbers?.get(number) ?? [];
        if (key !== undefined && another === undefined) return key;
        report(row.at('of'), SAID.ofTask);
        return [];
      })
  );
}

function notePlaces(places: Places, task: string, row: Row): void {
  places.set(task, row.at('task'));
  places.set(`${task}.responsible`, row.at('responsible'));
  places.set(`${task}.cooperating`, row.at('cooperating'));
  places.set(`${task}.startsOn`, row.at('starts'));
  places.set(`${task}.dueOn`, row.at('due'));
}
