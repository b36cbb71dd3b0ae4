import type { MonthBody, Result, Task } from './shapes.ts';

/** The results a task is done against: its own, and those of the whole month. */
export function resultsOf(task: Pick<Task, 'key'>, results: readonly Result[]): Result[] {
  return results.filter(({ tasks }) => tasks.length === 0 || tasks.includes(task.key));
}

/** "1, 3": the numbers of the tasks that a result belongs to; empty where it is the whole month's. */
export function numbersOf(result: Result, { tasks }: MonthBody): string {
  return tasks.flatMap(({ key }, at) => (result.tasks.includes(key) ? [at + 1] : [])).join(', ');
}

/** What keeps a month from being whole: nothing to do in it, or something to do without an expected result. */
export function lackOf({ tasks, results }: MonthBody): 'task' | 'result' | null {
  if (tasks.length === 0) return 'task';
  return tasks.every((task) => resultsOf(task, results).length > 0) ? null : 'result';
}
