import { type MonthBody, type Months, NOTHING, newKey, type Result, type Task } from './shapes.ts';

/** One column of a month's lists. */
export type List = 'tasks' | 'results';
/** Months as they become by a change; the others stay as they are. */
export type Changed = Readonly<Record<number, MonthBody>>;

const bodyOf = (months: Months, month: number): MonthBody => months[month] ?? NOTHING;

export const blankTask = (title: string): Task => ({
  key: newKey(),
  title,
  responsible: null,
  cooperating: [],
  startsOn: null,
  dueOn: null,
});
export const blankResult = (text: string): Result => ({ key: newKey(), text, tasks: [] });

/** Writes the words of an item; behind the last one a new item begins, and without words an item goes. */
export function write(months: Months, month: number, list: List, at: number, words: string): Changed {
  const said = words.normalize('NFC').trim();
  const body = bodyOf(months, month);
  if (said === '') return at < body[list].length ? remove(months, month, list, at) : {};
  if (list === 'tasks') {
    const was = body.tasks[at];
    if (was?.title === said) return {};
    return { [month]: { ...body, tasks: put(body.tasks, at, was ? { ...was, title: said } : blankTask(said)) } };
  }
  const was = body.results[at];
  if (was?.text === said) return {};
  return { [month]: { ...body, results: put(body.results, at, was ? { ...was, text: said } : blankResult(said)) } };
}

/** Puts a new item of these words before the place. */
export function insert(months: Months, month: number, list: List, at: number, words: string): Changed {
  const said = words.normalize('NFC').trim();
  if (said === '') return {};
  const body = bodyOf(months, month);
  if (list === 'tasks') return { [month]: { ...body, tasks: body.tasks.toSpliced(at, 0, blankTask(said)) } };
  return { [month]: { ...body, results: body.results.toSpliced(at, 0, blankResult(said)) } };
}

/** Takes an item out. What was the result of a task that goes is the month's again. */
export function remove(months: Months, month: number, list: List, at: number): Changed {
  const body = bodyOf(months, month);
  if (list === 'results') return { [month]: { ...body, results: body.results.toSpliced(at, 1) } };
  const gone = body.tasks[at]?.key;
  return { [month]: { tasks: body.tasks.toSpliced(at, 1), results: unlinked(body.results, gone) } };
}

/** Changes fields of a task. */
export function setTask(months: Months, month: number, at: number, fields: Partial<Omit<Task, 'key'>>): Changed {
  const body = bodyOf(months, month);
  const task = body.tasks[at];
  return task ? { [month]: { ...body, tasks: body.tasks.with(at, { ...task, ...fields }) } } : {};
}

/** Says of which tasks of the month a result is; none: of the whole month. */
export function link(months: Months, month: number, at: number, tasks: readonly string[]): Changed {
  const body = bodyOf(months, month);
  const result = body.results[at];
  if (!result) return {};
  const known = body.tasks.map(({ key }) => key).filter((key) => tasks.includes(key));
  return { [month]: { ...body, results: body.results.with(at, { ...result, tasks: known }) } };
}

/** Moves an item up (-1) or down (1) in its month; nothing at the ends. */
export function shift(months: Months, month: number, list: List, at: number, by: -1 | 1): Changed {
  const body = bodyOf(months, month);
  const to = at + by;
  if (at >= body[list].length || to < 0 || to >= body[list].length) return {};
  const moved = <T>(items: readonly T[]) => items.toSpliced(at, 1).toSpliced(to, 0, ...items.slice(at, at + 1));
  return {
    [month]: list === 'tasks' ? { ...body, tasks: moved(body.tasks) } : { ...body, results: moved(body.results) },
  };
}

/** Takes an item to the end of another month. A task's days go with it into that month, its results stay. */
export function carry(months: Months, from: number, list: List, at: number, to: number): Changed {
  const source = bodyOf(months, from);
  const target = bodyOf(months, to);
  if (from === to) return {};
  if (list === 'results') {
    const result = source.results[at];
    if (!result) return {};
    return {
      [from]: { ...source, results: source.results.toSpliced(at, 1) },
      [to]: { ...target, results: [...target.results, { ...result, tasks: [] }] },
    };
  }
  const task = source.tasks[at];
  if (!task) return {};
  const dueOn = task.dueOn === null ? null : inMonth(task.dueOn, to);
  const startsOn = task.startsOn !== null && dueOn !== null && task.startsOn > dueOn ? null : task.startsOn;
  return {
    [from]: { tasks: source.tasks.toSpliced(at, 1), results: unlinked(source.results, task.key) },
    [to]: { ...target, tasks: [...target.tasks, { ...task, startsOn, dueOn }] },
  };
}

/** The same day in another month of its year, or that month's last. */
function inMonth(date: string, month: number): string {
  const [year, , day] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year ?? 0, month, 0)).getUTCDate();
  return `${year}-${String(month).padStart(2, '0')}-${String(Math.min(day ?? 1, last)).padStart(2, '0')}`;
}

function unlinked(results: readonly Result[], key: string | undefined): Result[] {
  return results.map((result) =>
    key !== undefined && result.tasks.includes(key)
      ? { ...result, tasks: result.tasks.filter((one) => one !== key) }
      : result,
  );
}

const put = <T>(items: readonly T[], at: number, item: T): T[] =>
  at < items.length ? items.with(at, item) : [...items, item];
